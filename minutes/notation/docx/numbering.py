"""Computes the bullet or number that Word draws before a paragraph of a list and that its text does not hold. Pure."""

import re
from xml.etree.ElementTree import Element

from minutes.notation.docx.runs import W

KANJI = "〇一二三四五六七八九"
AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
PLAIN_BULLET = "・"


class Numbering:
    """The lists of a file. Counts their paragraphs, which must be passed in the order of the file."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        """`numbering` and `styles` are the roots of those two parts, None where the file has no such part."""
        self._levels: dict[str | None, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._by_style = _lists_of_styles(styles)
        if numbering is None:
            return
        definitions = {
            definition.get(f"{W}abstractNumId"): _levels(definition)
            for definition in numbering.iter(f"{W}abstractNum")
        }
        for instance in numbering.iter(f"{W}num"):
            link = instance.find(f"{W}abstractNumId")
            levels = definitions.get(link.get(f"{W}val"), {}) if link is not None else {}
            self._levels[instance.get(f"{W}numId")] = levels

    def prefix_of(self, paragraph: Element) -> str:
        """Returns ・, 1. , （ア） … with a blank behind a number; empty where the paragraph is in no list."""
        list_id, level = self._list_and_level(paragraph)
        if not list_id or list_id == "0":
            return ""
        levels = self._levels.get(list_id, {})
        kind, text, start = levels.get(level, ("bullet", "", 1))
        if kind == "bullet":
            return PLAIN_BULLET
        if kind == "none":
            return ""
        counts = self._counts.setdefault(list_id, {})
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [counted for counted in counts if counted > level]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda digit: _number(levels, counts, int(digit[1]) - 1), text) + " "

    def _list_and_level(self, paragraph):
        """Returns (list id or None, level) of a paragraph, by its own properties or by its style."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None, 0
        list_properties = properties.find(f"{W}numPr")
        style = properties.find(f"{W}pStyle")
        if list_properties is None or list_properties.find(f"{W}numId") is None:
            return self._by_style.get(style.get(f"{W}val") if style is not None else None, (None, 0))
        return _id_and_level(list_properties)


def _lists_of_styles(styles):
    """Returns, by style id, the (list id, level) that a style gives to its paragraphs."""
    lists = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        list_properties = style.find(f"{W}pPr/{W}numPr")
        if list_properties is not None and list_properties.find(f"{W}numId") is not None:
            lists[style.get(f"{W}styleId")] = _id_and_level(list_properties)
    return lists


def _id_and_level(list_properties):
    return list_properties.find(f"{W}numId").get(f"{W}val"), _int(list_properties.find(f"{W}ilvl"))


def _levels(definition):
    """Returns, by level, (kind of number, text such as （%1）, first number)."""
    levels = {}
    for level in definition.iter(f"{W}lvl"):
        kind, text, start = (level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start"))
        levels[_whole(level.get(f"{W}ilvl"))] = (
            "decimal" if kind is None else kind.get(f"{W}val", "decimal"),
            "" if text is None else text.get(f"{W}val", ""),
            1 if start is None else _int(start),
        )
    return levels


def _int(element):
    return _whole(None if element is None else element.get(f"{W}val"))


def _whole(value: str | None) -> int:
    """Returns the number that an attribute says; 0 where it is missing or says none, as files of other programs do."""
    return int(value) if value and value.isascii() and value.isdecimal() else 0


def _number(levels, counts, level):
    kind, _, start = levels.get(level, ("decimal", "", 1))
    return format_number(counts.get(level, start), kind)


def format_number(number: int, kind: str) -> str:
    """Returns a number as Word writes it in a list of this kind (ECMA-376's numFmt).

    >>> [format_number(3, kind) for kind in ("decimal", "decimalFullWidth", "aiueo", "decimalEnclosedCircle", "lowerLetter")]
    ['3', '３', 'ウ', '③', 'c']
    """
    if kind.startswith("decimalFullWidth"):
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    alphabets = {
        "aiueo": AIUEO,
        "aiueoFullWidth": AIUEO,
        "iroha": IROHA,
        "irohaFullWidth": IROHA,
        "decimalEnclosedCircle": CIRCLED,
        "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
        "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    }
    if kind in alphabets and 1 <= number <= len(alphabets[kind]):
        return alphabets[kind][number - 1]
    if kind in ("japaneseCounting", "ideographDigital", "chineseCounting") and 1 <= number <= 99:
        return _kanji(number)
    return str(number)


def _kanji(number):
    tens, ones = divmod(number, 10)
    return (f"{KANJI[tens] if tens > 1 else ''}十" if tens else "") + (KANJI[ones] if ones else "")
