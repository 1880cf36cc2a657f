"""What the reader of a Word file holds while it reads: the file as a whole, and one story of it (the text, a cell, a box).
Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from minutes.notation.docx.lists.numbering import Numbering
from minutes.notation.docx.reading_notes import ReadingNotes
from minutes.notation.docx.runs.fields import Fields
from minutes.notation.docx.word_styles import WordStyles


@dataclass
class WordFile:
    """What belongs to the file as a whole. `footnotes` are the notes of every kind by (element that refers to one, id);
    `lines_of` reads the blocks within an element, as a story of its own; `sections` are the properties of its sections."""

    notes: ReadingNotes
    styles: WordStyles
    numbering: Numbering
    footnotes: dict[tuple[str, str], Element]
    lines_of: Callable[[Element, WordFile], Iterator[str]]
    sections: list[Element] = field(default_factory=list)
    depth_of_tables: int = 0
    _note_words: dict[tuple[str, str], str] = field(default_factory=dict)

    def note_words(self, kind: str, note_id: str) -> str:
        """Returns the words of a note, on one line. Each is read once; one that refers to itself has no words there."""
        key = kind, note_id
        if key not in self._note_words:
            self._note_words[key] = ""
            note = self.footnotes.get(key)
            lines = [] if note is None else [line.strip() for line in self.lines_of(note, self)]
            self._note_words[key] = " ".join(filter(None, lines))
        return self._note_words[key]


@dataclass
class Story:
    """Paragraphs that follow each other. `style` is that of the paragraph that is read; `pending` are the words of
    paragraphs whose mark is gone, to which the next one is joined; `boxes` are lines that come below the paragraph;
    `bookmarks` are those that begin in it."""

    file: WordFile
    fields: Fields
    style: str = ""
    pending: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)

    @property
    def notes(self) -> ReadingNotes:
        return self.file.notes


def new_story(file: WordFile) -> Story:
    return Story(file, Fields(file.notes))
