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
from minutes.notation.docx.runs import ReadingNotes, W, text_of

MEGABYTE = 1024 * 1024
# A record of 500 turns is 2 MB of XML. The limits stop files that are made to fill the memory.
LARGEST_PART, LARGEST_WHOLE, MOST_PARTS = 40 * MEGABYTE, 200 * MEGABYTE, 5000
BODY = "word/document.xml"

NOT_WORD = "Word の文書（.docx）ではありません。「名前を付けて保存」で Word 文書かテキスト（.txt）にしてから読み込んでください。"
BROKEN = "Word の文書が壊れていて読めません。Word で開いて保存し直してから読み込んでください。"
TOO_LARGE = "Word の文書の中身が大きすぎます。文章だけを別の文書に写して保存してから読み込んでください。"
WITH_DOCTYPE = (
    "Word の文書に許されない宣言（DOCTYPE）があるので読みません。Word で開いて保存し直してください。"
)


class UnreadableDocx(Exception):
    """Raised where a file is not read. The message is one line for the clerk."""


@dataclass(frozen=True)
class DocxText:
    """The text of a file, with notes for the clerk on what was left out or converted."""

    text: str
    notes: tuple[str, ...] = ()


def read_docx(data: bytes) -> DocxText:
    """Returns the text of a file's bytes. Raises UnreadableDocx."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive)
            return _read(archive)
    except (zipfile.BadZipFile, ElementTree.ParseError, EOFError, OSError, KeyError, ValueError) as error:
        raise UnreadableDocx(BROKEN) from error
    except RuntimeError as error:
        # A password, a compression that zipfile does not know (NotImplementedError), elements nested too deeply.
        raise UnreadableDocx(BROKEN) from error


def _check(archive):
    parts = archive.infolist()
    if BODY not in archive.namelist():
        raise UnreadableDocx(NOT_WORD)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_WHOLE:
        raise UnreadableDocx(TOO_LARGE)


def _part(archive, name):
    """Returns the root of an XML part, None where the archive has no such part."""
    if name not in archive.namelist():
        return None
    with archive.open(name) as stream:
        data = stream.read(LARGEST_PART + 1)  # the size in the archive's directory may be false
    if len(data) > LARGEST_PART:
        raise UnreadableDocx(TOO_LARGE)
    if any("<!DOCTYPE".encode(encoding) in data for encoding in ("ascii", "utf-16-le", "utf-16-be")):
        raise UnreadableDocx(WITH_DOCTYPE)
    return ElementTree.fromstring(data)


def _read(archive):
    notes = ReadingNotes()
    comments = _part(archive, "word/comments.xml")
    notes.comments = 0 if comments is None else len(comments)
    notes.footnotes = _footnotes(_part(archive, "word/footnotes.xml"))
    numbering = Numbering(_part(archive, "word/numbering.xml"), _part(archive, "word/styles.xml"))
    body = _part(archive, BODY).find(f"{W}body")
    lines = [] if body is None else list(_lines(body, numbering, notes))
    return DocxText("\n".join(lines) + "\n", tuple(notes.messages()))


def _footnotes(part):
    """Returns the words of each footnote, by its id."""
    if part is None:
        return {}
    return {
        note.get(f"{W}id"): " ".join(
            text_of(paragraph, ReadingNotes()) for paragraph in note.iter(f"{W}p")
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
            for row in child.iter(f"{W}tr"):
                yield from _row(row, numbering, notes)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"):
            yield from _lines(child, numbering, notes)


def _paragraph(paragraph, numbering, notes):
    words = text_of(paragraph, notes)
    prefix = numbering.prefix_of(paragraph) if words.strip() else ""
    yield from f"{prefix}{words}".split("\n")


def _row(row, numbering, notes):
    """Joins the first lines of the cells into one line (日時　平成24年10月23日); their further lines follow it."""
    cells = [list(_lines(cell, numbering, notes)) for cell in row.findall(f"{W}tc")]
    filled = [[line for line in cell if line.strip()] for cell in cells]
    yield "\u3000".join(cell[0].strip() for cell in filled if cell)
    for cell in filled:
        yield from cell[1:]
