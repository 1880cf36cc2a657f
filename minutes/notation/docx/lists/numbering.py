"""Computes the bullet or number that Word draws before a paragraph of a list and that its text does not hold. Pure."""

import re
from xml.etree.ElementTree import Element

from minutes.notation.docx.lists.list_levels import Level, WordList, read_lists
from minutes.notation.docx.lists.number_formats import format_number, is_known_format
from minutes.notation.docx.package.namespaces import W, value, whole
from minutes.notation.docx.reading_notes import ReadingNotes
from minutes.notation.docx.runs.symbol_fonts import SYMBOL_FONTS, is_private
from minutes.notation.docx.word_styles import WordStyles

PLAIN_BULLET = "・"
# The bullets that Word itself offers. Any other sign (※, ○) is kept: a record may print one before a speaker.
_BULLETS = frozenset("•‣⁃∙·・")


class Numbering:
    """The lists of a file. Counts their paragraphs, which must be passed in the order of the file."""

    def __init__(self, part: Element | None, styles: WordStyles, notes: ReadingNotes) -> None:
        """`part` is the root of the numbering, None where the file has none."""
        self._styles, self._notes = styles, notes
        self._lists = read_lists(part, styles)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    @property
    def is_empty(self) -> bool:
        return not self._lists

    def prefix_of(self, properties: Element | None) -> str:
        """Returns ・, 1. , （ア） … with a blank behind a number; empty where the paragraph is in no list.

        `properties` are those of the paragraph, None where it has none.
        """
        if self.is_empty:
            return ""
        list_id, number = self._list_and_level(properties)
        if not list_id or list_id == "0" or list_id not in self._lists:
            return ""
        of_list = self._lists[list_id]
        level = of_list.levels.get(number)
        if level is None:
            return ""
        counts = self._count(list_id, of_list, number)
        if level.is_hidden:
            return ""
        if level.kind == "bullet" or level.is_picture:
            return _bullet(level)
        text = re.sub(
            r"%([1-9])", lambda digit: self._number(of_list, level, counts, int(digit[1]) - 1), level.text
        )
        return text + level.ending if text else ""

    def _list_and_level(self, properties) -> tuple[str | None, int]:
        """Returns (list id or None, level) of a paragraph, by its own properties or by its style."""
        own = properties.find(f"{W}numPr") if properties is not None else None
        own_id = own.find(f"{W}numId") if own is not None else None
        own_level = own.find(f"{W}ilvl") if own is not None else None
        if own_id is not None:
            return value(own_id), whole(value(own_level))
        list_id, level = self._of_style(self._styles.of_paragraph(properties))
        return list_id, level if own_level is None else whole(value(own_level))

    def _of_style(self, style_id) -> tuple[str | None, int]:
        """Returns the list of a style, and the level that names the style, or one that it builds on."""
        chain = self._styles.chain(style_id)
        list_id = next((found for one in chain if (found := self._styles.by_id[one].list_id)), None)
        if list_id not in self._lists:
            return list_id, 0
        for one in chain:
            level = self._lists[list_id].level_of_style(one)
            level = self._styles.by_id[one].level if level is None else level
            if level is not None:
                return list_id, level
        return list_id, 0

    def _count(self, list_id: str, of_list: WordList, number: int) -> dict[int, int]:
        """Counts one more paragraph of a level, and lets the deeper levels begin anew that do."""
        counts = self._counts.setdefault(of_list.counter, {})
        is_first = (list_id, number) not in self._begun
        self._begun.add((list_id, number))
        if number not in counts or (is_first and number in of_list.starts):
            counts[number] = of_list.levels[number].start
        else:
            counts[number] += 1
        for deeper in [one for one in counts if one > number]:
            restart = of_list.levels[deeper].restart if deeper in of_list.levels else None
            if restart is None or restart > deeper or number < restart:
                del counts[deeper]
        return counts

    def _number(self, of_list: WordList, level: Level, counts: dict[int, int], number: int) -> str:
        """Returns the number of one level (the first is 0) as it stands within the text of a level."""
        referred = of_list.levels.get(number)
        if referred is None:
            return ""
        kind = "decimal" if level.is_decimal and referred.kind not in ("none", "bullet") else referred.kind
        if not is_known_format(kind):
            self._notes.add("unknown numbers")
        return format_number(counts.get(number, referred.start), kind, referred.pattern)


def _bullet(level: Level) -> str:
    sign = level.text.strip()
    is_plain = (
        level.is_picture or level.font in SYMBOL_FONTS or all(map(is_private, sign)) or sign in _BULLETS
    )
    is_plain = is_plain or (sign == "o" and level.font == "Courier New")
    return PLAIN_BULLET if is_plain else sign + level.ending
