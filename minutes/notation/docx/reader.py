"""Reads the text of a Word file (.docx), for the parser. Pure, with the standard library alone.

Keeps what a reader of the printed file would see: tracked insertions, the numbers and bullets that Word draws before a
paragraph, the words under a ruby, tables row by row, the notes at the foot. What is left out, moved or converted
(comments, rubies, hidden words, pictures, headers), the clerk is told with its line. Source: ECMA-376, WordprocessingML.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from xml.etree import ElementTree

from minutes.notation.document import Problem
from minutes.notation.docx.lists.numbering import Numbering
from minutes.notation.docx.own.own_record import is_own_record, own_lines
from minutes.notation.docx.package.namespaces import RELATION_ID, W
from minutes.notation.docx.package.parts import Parts
from minutes.notation.docx.reading_notes import ReadingNotes
from minutes.notation.docx.stories.word_lines import lines_of, story_lines
from minutes.notation.docx.stories.word_story import WordFile, new_story
from minutes.notation.docx.unreadable import BROKEN, UnreadableDocx
from minutes.notation.docx.word_styles import WordStyles
from minutes.notation.docx.zip_directory import has_small_directory


@dataclass(frozen=True)
class DocxText:
    """The text of a file, and for the clerk what was left out, moved or converted, by the lines of the text."""

    text: str
    problems: tuple[Problem, ...] = ()


def read_docx(data: bytes) -> DocxText:
    """Returns the text of a file's bytes. Raises UnreadableDocx."""
    stream = io.BytesIO(data)
    if not has_small_directory(stream):
        raise UnreadableDocx(BROKEN)
    try:
        with zipfile.ZipFile(stream) as archive:
            return _read(Parts(archive))
    except (zipfile.BadZipFile, ElementTree.ParseError, EOFError, OSError, KeyError, ValueError) as error:
        raise UnreadableDocx(BROKEN) from error
    except RuntimeError as error:
        # A password, a compression that zipfile does not know (NotImplementedError), elements nested too deeply.
        raise UnreadableDocx(BROKEN) from error


def _read(parts: Parts) -> DocxText:
    notes = ReadingNotes()
    styles = WordStyles(parts.tree_of("styles"))
    numbering = Numbering(parts.tree_of("numbering"), styles, notes)
    file = WordFile(notes, styles, numbering, _footnotes(parts), lines_of)
    blocks = parts.blocks()
    first = next(blocks, None)
    story = new_story(file)
    is_own = first is not None and is_own_record(first, story)
    read = own_lines if is_own else story_lines
    lines: list[str] = []
    for line in read(() if first is None else chain([first], blocks), story):
        lines.append(line)
        notes.line = len(lines) + 1
    _note_comments(parts, notes)
    if not is_own:
        _note_headers(parts, file)
    return DocxText("\n".join(lines) + "\n", tuple(notes.problems()))


def _footnotes(parts: Parts) -> dict[tuple[str, str], ElementTree.Element]:
    """Returns each note by the element that refers to it and its id. What parts notes from the text is none."""
    return {
        (f"{kind}Reference", note.get(f"{W}id", "")): note
        for kind in ("footnote", "endnote")
        for note in _children(parts.tree_of(f"{kind}s"))
        if note.tag == f"{W}{kind}" and note.get(f"{W}type", "normal") == "normal"
    }


def _children(part: ElementTree.Element | None) -> Iterator[ElementTree.Element]:
    return iter(part if part is not None else ())


def _note_comments(parts: Parts, notes: ReadingNotes) -> None:
    """Notes the comments to which no place in the text refers."""
    count = sum(1 for _ in _children(parts.tree_of("comments"))) - len(notes.found.get("comments", []))
    for _ in range(count):
        notes.add("comments", line=0)


def _note_headers(parts: Parts, file: WordFile) -> None:
    """Notes the words of headers and footers that a section has. A page's number is none."""
    of_file = {**parts.related("header"), **parts.related("footer")}
    referred = [reference.get(RELATION_ID, "") for section in file.sections for reference in section]
    quiet = WordFile(ReadingNotes(), file.styles, file.numbering, {}, lines_of)
    for name in dict.fromkeys(of_file[one] for one in referred if one in of_file):
        part = parts.tree(name)
        words = " ".join(" ".join(lines_of(part, quiet)).split()) if part is not None else ""
        if re.search(r"[^\W\d_]", words):
            file.notes.add("headers", words, line=0)
