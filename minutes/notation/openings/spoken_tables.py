"""Reads a table of two columns, 発言者 and 内容, as turns. Under any other header, and under none, a row opens nothing."""

import re
from dataclasses import dataclass, field

from minutes.notation.document import is_label
from minutes.notation.openings.opening import Opening
from minutes.notation.openings.speaker_names import LONGEST_LABEL
from minutes.notation.reading.lines import Line

ROW = "row"
# What the two columns are called, without blanks and asterisks.
_SPEAKER = re.compile(
    r"(発言|質問|回答|発表)者(名|氏名|の?氏名)?|氏名|発言(委員|団体|機関)|委員名?|団体名?|話者"
)
_WORDS = re.compile(
    r"(主な)?(発言|質疑|意見|質問|協議|議事)?の?(内容|要旨|概要)|発言|意見|質疑|記録|コメント"
)
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?")
_PIPE = re.compile(r"\s*[|｜]\s*")
_OUTER_BARS = re.compile(r"^[|｜]|[|｜]$")


@dataclass
class SpokenTables:
    """The tables of a text whose rows open turns: place of a row → what it opens; place of a row whose first cell can be
    no label → what it may open; the places of headers and of rules, which are left out."""

    turns: dict[int, Opening] = field(default_factory=dict)
    doubts: dict[int, Opening] = field(default_factory=dict)
    headers: set[int] = field(default_factory=set)

    def places(self) -> set[int]:
        return self.headers | self.turns.keys() | self.doubts.keys()


def spoken_tables(lines: list[Line]) -> SpokenTables:
    """Returns the rows of all tables under a header 発言者|内容. A row with no name goes on with the turn above it: its label is
    empty."""
    tables, in_table = SpokenTables(), False
    for place, line in enumerate(lines):
        cells = _cells(line.text)
        if _is_header(cells):
            in_table = True
            tables.headers.add(place)
        elif in_table and _RULE.fullmatch(line.text):
            tables.headers.add(place)
        elif in_table and len(cells) == 2:
            read = tables.turns if _can_speak(cells[0]) else tables.doubts
            read[place] = Opening(ROW, *cells)
        else:
            in_table = in_table and not line.after_blank
    return tables


def _cells(text: str) -> list[str]:
    """Returns the cells of a row: between tabs, or between the bars of Markdown; [] for a line of another kind.

    >>> _cells("| 深川市 | どうか。 |"), _cells("深川市\\tどうか。"), _cells("深川市")
    (['深川市', 'どうか。'], ['深川市', 'どうか。'], [])
    """
    if text[0] in "|｜":
        return _PIPE.split(_OUTER_BARS.sub("", text).strip(" \u3000"))
    if "\t" not in text:
        return []
    first, *others = (cell.strip() for cell in text.split("\t"))
    return [first, *filter(None, others)]


def _is_header(cells):
    if len(cells) != 2:
        return False
    speaker, words = ("".join(cell.split()).strip("*") for cell in cells)
    return bool(_SPEAKER.fullmatch(speaker) and _WORDS.fullmatch(words))


def _can_speak(label):
    return not label or (len(label) <= LONGEST_LABEL and is_label(label))
