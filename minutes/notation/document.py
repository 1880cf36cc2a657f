"""One meeting's record as a value: what a manuscript says, before any row of any database.

A Document is what `parser.parse` makes of a text and what `writer.write` turns back into one. Its blocks
stand in one flat list, in the order of the talk: a Presentation belongs to the Item above it, a Turn or a
Narration to whatever heading stands above. Nothing here knows Django.
"""

import re
from dataclasses import dataclass, field

from minutes.notation.facts import TEXT_FACTS
from minutes.notation.table_rows import is_row

# What no record can hold: PostgreSQL refuses NUL, UTF-8 has no lone surrogate.
UNWRITABLE = re.compile("[\0\ud800-\udfff]")
NO_LINE = re.compile("[\0\n\r\ud800-\udfff]")
LARGEST_NUMBER = 999_999_999
_LABEL = re.compile(r"[^（）()：:]+([（(][^（）()：:]+[）)][^（）()：:]*)?")


@dataclass(frozen=True)
class Problem:
    """Something the reader of a text could not settle. `line` counts from 1; 0 is the text as a whole.

    A fatal problem (a NUL, a lone surrogate) means that the text must not be saved as it stands.
    """

    line: int
    message: str
    fatal: bool = False


@dataclass(frozen=True)
class Item:
    """議題: a heading of the record, one line."""

    title: str
    number: int | None = None

    def __post_init__(self):
        _require_line(self.title)
        _require_number(self.number)


@dataclass(frozen=True)
class Presentation:
    """発表・照会: what one organisation brings under an item, with one or more titles."""

    label: str
    titles: tuple[str, ...]
    number: int | None = None

    def __post_init__(self):
        _require_label(self.label)
        _require_number(self.number)
        if not self.titles:
            raise ValueError("a presentation has at least one title")
        for title in self.titles:
            _require_line(title)


@dataclass(frozen=True)
class Question:
    """設問: one question of the inquiry above it, with the choices that an answer can take, or none."""

    text: str
    choices: tuple[str, ...] = ()
    number: int | None = None

    def __post_init__(self):
        _require_number(self.number)
        _require_lines(self.text)
        for choice in self.choices:
            _require_line(choice)


@dataclass(frozen=True)
class Turn:
    """発言: one turn of one speaker. A line of `text` is a paragraph, or a list line where it begins with ・."""

    label: str
    text: str
    number: int | None = None

    def __post_init__(self):
        _require_label(self.label)
        _require_number(self.number)
        _require_said(self.text)


@dataclass(frozen=True)
class Narration:
    """地の文: what nobody says aloud. The lines of `text` are as those of a Turn."""

    text: str
    number: int | None = None

    def __post_init__(self):
        _require_number(self.number)
        _require_said(self.text)


Block = Item | Presentation | Question | Turn | Narration


@dataclass(frozen=True)
class Handout:
    """配付資料: its label in the meeting (資料1) and its title, which may be empty.

    not_held: 保有なし, the secretariat holds no copy of it.
    """

    label: str
    title: str = ""
    not_held: bool = False

    def __post_init__(self):
        _require_line(self.label)
        if "\u3000" in self.label:
            raise ValueError("a full-width space ends the label of a handout")
        if self.title:
            _require_line(self.title)


@dataclass(frozen=True)
class Document:
    """The whole record. Facts are kept as printed; an empty string is a fact that the text does not give.

    answering: the labels of those who answered an inquiry in writing and did not attend.
    """

    title: str = ""
    time: str = ""
    venue: str = ""
    attendance: str = ""
    answering: tuple[str, ...] = ()
    agenda: str = ""
    outcome: str = ""
    handouts: tuple[Handout, ...] = ()
    contact: str = ""
    updated: str = ""
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)
    # Where a document was read from a text: the line on which each block begins, as many as blocks.
    lines: tuple[int, ...] = field(default=(), compare=False)

    def __post_init__(self):
        for fact in TEXT_FACTS:
            if text := getattr(self, fact.name):
                (_require_line if fact.is_line else _require_lines)(text)
        for label in self.answering:
            _require_label(label)
        _require_unique(self.answering)
        _require_unique([handout.label for handout in self.handouts])
        _require_unique([block.number for block in self.blocks if block.number is not None])


def is_label(text: str) -> bool:
    """Whether a text can name a speaker: one line without blank edges or colon, with one bracket inside at most.

    >>> is_label("深川市"), is_label("議長（大空太郎君）"), is_label("（深川市）"), is_label("課長（（林））")
    (True, True, False, False)
    """
    return _is_line(text) and bool(_LABEL.fullmatch(text))


def _is_line(text):
    return bool(text) and text == text.strip() and not NO_LINE.search(text)


def _require_line(text):
    if not _is_line(text):
        raise ValueError(f"not one line of words without blank edges: {text!r}")


def _require_lines(text):
    for line in text.split("\n"):
        _require_line(line)


def _require_said(text):
    """Lines of words, or rows of a table, the first or last cell of which may be empty."""
    for line in text.split("\n"):
        if NO_LINE.search(line) or not is_row(line):
            _require_line(line)


def _require_label(label):
    if not is_label(label):
        raise ValueError(f"not a label: {label!r}")


def _require_number(number):
    if number is not None and not 1 <= number <= LARGEST_NUMBER:
        raise ValueError(f"not the number of a block: {number!r}")


def _require_unique(values):
    if len(values) != len(set(values)):
        raise ValueError(f"given twice: {values!r}")
