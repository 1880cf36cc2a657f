"""Reads the words of an Excel file (.xlsx) sheet by sheet, cells with tabs between them. Pure, with the standard library alone.

A sheet is read as a stream within the bounds of a Word file's parts. Numbers and dates stand as the file stores them,
results of formulas as they were last computed. Source: ECMA-376, SpreadsheetML.
"""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from minutes.file_texts.page_texts import LONGEST_PIECE, PageText, Unread
from minutes.file_texts.text_states import BROKEN, TOO_MUCH
from minutes.notation.docx.package.namespaces import RELATION_ID
from minutes.notation.docx.package.parts import Parts
from minutes.notation.docx.unreadable import TOO_LARGE, UnreadableDocx
from minutes.notation.docx.zip_directory import has_small_directory

# How deep a string stands in the list of strings, a sheet's name in the workbook, a row in its sheet.
STRING, SHEET, ROW = 2, 3, 3


def workbook_sheets(file: BinaryIO) -> Iterator[PageText]:
    """Yields every sheet that has words, by its name. Raises Unread."""
    if not has_small_directory(file):
        raise Unread(BROKEN)
    try:
        with zipfile.ZipFile(file) as archive:
            yield from _sheets(Parts(archive))
    except UnreadableDocx as error:
        raise Unread(TOO_MUCH if str(error) == TOO_LARGE else BROKEN) from error
    except (zipfile.BadZipFile, ParseError, EOFError, OSError, LookupError, ValueError) as error:
        raise Unread(BROKEN) from error
    except RuntimeError as error:
        # A password, a compression that zipfile does not know, elements nested too deeply.
        raise Unread(BROKEN) from error


def _sheets(parts: Parts) -> Iterator[PageText]:
    names = {
        sheet.get(RELATION_ID, ""): sheet.get("name", "")
        for sheet in parts.streamed(parts.main, SHEET)
        if _name(sheet) == "sheet"
    }
    strings = [
        _words(string)
        for part in parts.related("sharedStrings").values()
        for string in parts.streamed(part, STRING)
    ]
    sheets = parts.related("worksheet")
    for number, (relation, name) in enumerate(names.items(), start=1):
        if relation in sheets:
            for text in _pieces_of_sheet(parts, sheets[relation], strings):
                yield PageText(text, number, name, of_all=len(names))


def _pieces_of_sheet(parts: Parts, part: str, strings: list[str]) -> Iterator[str]:
    """Yields the rows of a sheet, many together: what the bounds cut off is the end alone."""
    lines: list[str] = []
    length = 0
    for row in parts.streamed(part, ROW):
        line = "\t".join(cell for cell in (_cell(cell, strings) for cell in row) if cell)
        lines += [line] if line else []
        length += len(line)
        if length >= LONGEST_PIECE // 2:
            yield "\n".join(lines)
            lines, length = [], 0
    if lines:
        yield "\n".join(lines)


def _cell(cell: Element, strings: list[str]) -> str:
    """Returns what a cell shows, on one line."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        words = "".join(_words(part) for part in cell if _name(part) == "is")
    else:
        value = next((part.text or "" for part in cell if _name(part) == "v"), "")
        words = (
            strings[int(value)] if kind == "s" and value.isdecimal() and int(value) < len(strings) else value
        )
    return " ".join(words.split())


def _words(string: Element) -> str:
    """Returns the words of a string, its runs joined. What tells how they are read (rPh) is none of them."""
    return "".join(
        text.text or ""
        for part in string
        if _name(part) in ("t", "r")
        for text in part.iter()
        if _name(text) == "t"
    )


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
