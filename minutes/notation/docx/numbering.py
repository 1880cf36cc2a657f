"""The bullet or number that Word itself puts before a paragraph of a list: it stands nowhere in the text. Pure."""

import re

from minutes.notation.docx.runs import W

KANJI = "〇一二三四五六七八九"
AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
PLAIN_BULLET = "・"


class Numbering:
    """Counts the paragraphs of every list as they are read."""

    def __init__(self, numbering, styles):
        self._levels, self._counts = {}, {}
        self._styled = _styled(styles)
        if numbering is None:
            return
        abstract = {one.get(f"{W}abstractNumId"): _levels(one) for one in numbering.iter(f"{W}abstractNum")}
        for one in numbering.iter(f"{W}num"):
            link = one.find(f"{W}abstractNumId")
            found = abstract.get(link.get(f"{W}val"), {}) if link is not None else {}
            self._levels[one.get(f"{W}numId")] = found

    def mark_of(self, paragraph) -> str:
        """・, 1. , （ア） …, or nothing where the paragraph is in no list."""
        list_id, level = self._place(paragraph)
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
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda found: _number(levels, counts, int(found[1]) - 1), text) + " "

    def _place(self, paragraph):
        """(list, level) of a paragraph, by itself or by its style."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None, 0
        place = properties.find(f"{W}numPr")
        style = properties.find(f"{W}pStyle")
        if place is None or place.find(f"{W}numId") is None:
            return self._styled.get(style.get(f"{W}val") if style is not None else None, (None, 0))
        level = place.find(f"{W}ilvl")
        return place.find(f"{W}numId").get(f"{W}val"), _int(level)


def _styled(styles):
    """The (list, level) that a style gives to its paragraphs."""
    found = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        place = style.find(f"{W}pPr/{W}numPr")
        if place is not None and place.find(f"{W}numId") is not None:
            found[style.get(f"{W}styleId")] = (
                place.find(f"{W}numId").get(f"{W}val"),
                _int(place.find(f"{W}ilvl")),
            )
    return found


def _levels(abstract):
    """level → (kind of number, text such as （%1）, first number)"""
    found = {}
    for level in abstract.iter(f"{W}lvl"):
        kind, text, start = (level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start"))
        found[int(level.get(f"{W}ilvl"))] = (
            "decimal" if kind is None else kind.get(f"{W}val"),
            "" if text is None else text.get(f"{W}val", ""),
            1 if start is None else _int(start),
        )
    return found


def _int(element):
    value = "" if element is None else element.get(f"{W}val", "")
    return int(value) if value.isascii() and value.isdecimal() else 0


def _number(levels, counts, level):
    kind, _, start = levels.get(level, ("decimal", "", 1))
    return written(counts.get(level, start), kind)


def written(number: int, kind: str) -> str:
    """A number as Word writes it in a kind of list.

    >>> [written(3, kind) for kind in ("decimal", "decimalFullWidth", "aiueo", "decimalEnclosedCircle", "lowerLetter")]
    ['3', '３', 'ウ', '③', 'c']
    """
    if kind.startswith("decimalFullWidth"):
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    rows = {
        "aiueo": AIUEO,
        "aiueoFullWidth": AIUEO,
        "iroha": IROHA,
        "irohaFullWidth": IROHA,
        "decimalEnclosedCircle": CIRCLED,
        "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
        "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    }
    if kind in rows and 1 <= number <= len(rows[kind]):
        return rows[kind][number - 1]
    if kind in ("japaneseCounting", "ideographDigital", "chineseCounting") and 1 <= number <= 99:
        return _kanji(number)
    return str(number)


def _kanji(number):
    tens, ones = divmod(number, 10)
    return (f"{KANJI[tens] if tens > 1 else ''}十" if tens else "") + (KANJI[ones] if ones else "")
