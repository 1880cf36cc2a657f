"""Reads the text of a Word file (.docx), for the parser. Pure, with the standard library alone.

Keeps what a reader of the printed file would see: tracked insertions, the numbers and bullets that Word draws before a
paragraph, the words under a ruby, tables row by row. Drops tracked deletions. The clerk is told what is left out
(comments, rubies, hidden words, pictures). Source: ECMA-376, WordprocessingML.
"""

import io
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

from minutes.notation.docx.numbering import Numbering
from minutes.notation.docx.parts import Parts
from minutes.notation.docx.runs import ReadingNotes, W, outermost, text_of
from minutes.notation.docx.unreadable import BROKEN, UnreadableDocx
from minutes.notation.docx.zip_directory import has_small_directory


@dataclass(frozen=True)
class DocxText:
    """The text of a file, with notes for the clerk on what was left out or converted."""

    text: str
    notes: tuple[str, ...] = ()


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
    comments = parts.tree("word/comments.xml")
    notes.comments = 0 if comments is None else len(comments)
    notes.footnotes = _footnotes(parts.tree("word/footnotes.xml"))
    numbering = Numbering(parts.tree("word/numbering.xml"), parts.tree("word/styles.xml"))
    lines = list(_lines(parts.blocks(), numbering, notes))
    return DocxText("\n".join(lines) + "\n", tuple(notes.messages()))


def _footnotes(part):
    """Returns the words of each footnote, by its id."""
    if part is None:
        return {}
    return {
        note.get(f"{W}id"): " ".join(
            text_of(paragraph, ReadingNotes()) for paragraph in outermost(note, f"{W}p")
        ).strip()
        for note in part.iter(f"{W}footnote")
        if note.get(f"{W}type") is None
    }


def _lines(block, numbering, notes):
    """Yields the lines of a body or a table's cell, one or more for each paragraph and each row of a table."""
    for child in block:
        if child.tag == f"{W}p":
            yield from _paragraph(child, numbering, notes)
        elif child.tag == f"{W}tbl":
            notes.tables += 1
            for row in outermost(child, f"{W}tr"):
                yield from _row(row, numbering, notes)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"):
            yield from _lines(child, numbering, notes)


def _paragraph(paragraph, numbering, notes):
    words = text_of(paragraph, notes)
    prefix = numbering.prefix_of(paragraph) if words.strip() else ""
    yield from f"{notes.repeated(prefix)}{words}".split("\n")


def _row(row, numbering, notes):
    """Joins the first lines of the cells into one line (日時　平成24年10月23日); their further lines follow it."""
    cells = [list(_lines(cell, numbering, notes)) for cell in row.findall(f"{W}tc")]
    filled = [[line for line in cell if line.strip()] for cell in cells]
    yield "\u3000".join(cell[0].strip() for cell in filled if cell)
    for cell in filled:
        yield from cell[1:]
