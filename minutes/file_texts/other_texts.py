"""Reads the words of files without pages: Word, CSV, plain text. Pure."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from minutes.file_texts.encodings import UnknownEncoding, decode
from minutes.file_texts.page_texts import LARGEST_TEXT, PageText, Unread
from minutes.file_texts.text_states import BROKEN, TOO_MUCH
from minutes.notation.docx.reader import read_docx
from minutes.notation.docx.unreadable import TOO_LARGE, UnreadableDocx


def word_text(file: BinaryIO) -> Iterator[PageText]:
    """Yields the whole text of a Word file. Raises Unread."""
    try:
        yield PageText(read_docx(file.read()).text)
    except UnreadableDocx as error:
        raise Unread(TOO_MUCH if str(error) == TOO_LARGE else BROKEN) from error


def plain_text(file: BinaryIO) -> Iterator[PageText]:
    """Yields the whole of a text in any encoding of Japanese. Raises Unread."""
    data = file.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise Unread(TOO_MUCH)
    try:
        yield PageText(decode(data))
    except UnknownEncoding as error:
        raise Unread(BROKEN) from error


def csv_text(file: BinaryIO) -> Iterator[PageText]:
    """Yields a table with tabs between its cells, so that no word is found over two of them. Raises Unread."""
    for page in plain_text(file):
        try:
            rows = [
                "\t".join(" ".join(cell.split()) for cell in row)
                for row in csv.reader(page.text.splitlines(keepends=True))
            ]
        except csv.Error:  # a cell of more than 131,072 characters, for one
            rows = [page.text]
        yield PageText("\n".join(rows))
