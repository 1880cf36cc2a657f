"""One meeting's record as a value: what a manuscript says, before any row of any database.

A Document is what `parser.parse` makes of a text and what `writer.write` turns back into one. Its blocks
stand in one flat list, in the order of the talk: a Presentation belongs to the Item above it, a Turn or a
Narration to whatever heading stands above. Nothing here knows Django.
"""

from dataclasses import dataclass, field


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


@dataclass(frozen=True)
class Presentation:
    """発表・照会: what one organisation brings under an item, with one or more titles."""

    label: str
    titles: tuple[str, ...]
    number: int | None = None

    def __post_init__(self):
        _require_label(self.label)
        if not self.titles:
            raise ValueError("a presentation has at least one title")
        for title in self.titles:
            _require_line(title)


@dataclass(frozen=True)
class Turn:
    """発言: one turn of one speaker. A line of `text` is a paragraph, or a list line where it begins with ・."""

    label: str
    text: str
    number: int | None = None

    def __post_init__(self):
        _require_label(self.label)
        _require_lines(self.text)


@dataclass(frozen=True)
class Narration:
    """地の文: what nobody says aloud. The lines of `text` are as those of a Turn."""

    text: str
    number: int | None = None

    def __post_init__(self):
        _require_lines(self.text)


Block = Item | Presentation | Turn | Narration


@dataclass(frozen=True)
class Handout:
    """配付資料: its label in the meeting (資料1) and its title, which may be empty."""

    label: str
    title: str = ""

    def __post_init__(self):
        _require_line(self.label)
        if "\u3000" in self.label:
            raise ValueError("a full-width space ends the label of a handout")
        if self.title:
            _require_line(self.title)


@dataclass(frozen=True)
class Document:
    """The whole record. Facts are kept as printed; an empty string is a fact that the text does not give."""

    title: str = ""
    time: str = ""
    venue: str = ""
    attendance: str = ""
    handouts: tuple[Handout, ...] = ()
    contact: str = ""
    updated: str = ""
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def __post_init__(self):
        if self.title:
            _require_line(self.title)
        for fact in (self.time, self.venue, self.attendance, self.contact, self.updated):
            if fact:
                _require_lines(fact)
        _require_unique([handout.label for handout in self.handouts])
        _require_unique([block.number for block in self.blocks if block.number is not None])


def _require_line(text):
    if not text or text != text.strip() or "\n" in text or "\r" in text:
        raise ValueError(f"not one line without blank edges: {text!r}")
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError(f"a character that no record can hold: {text!r}")


def _require_lines(text):
    for line in text.split("\n"):
        _require_line(line)


def _require_label(label):
    _require_line(label)
    if any(character in "（）()：:" for character in label):
        raise ValueError(f"a label holds no bracket and no colon: {label!r}")


def _require_unique(values):
    if len(values) != len(set(values)):
        raise ValueError(f"given twice: {values!r}")
