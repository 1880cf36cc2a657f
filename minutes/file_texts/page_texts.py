"""The words of a file page by page, and the bounds within which they are read. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from minutes.file_texts.text_states import TOO_MUCH

MEGABYTE = 1024 * 1024
# Of one file: pages (or sheets), and characters. A printed page has 1,500 characters.
MOST_PAGES, MOST_CHARACTERS = 500, 1_000_000
# A page with more is several passages: an index on PostgreSQL holds no longer ones for certain.
LONGEST_PIECE = 20_000
# Of a text file; whatever is larger is data.
LARGEST_TEXT = 20 * MEGABYTE
# What the reading of one file may take: seconds of the processor, seconds on the clock, memory.
MOST_PROCESSOR_SECONDS, MOST_SECONDS, MOST_MEMORY = 15, 30, 768 * MEGABYTE
# Nobody sees these, and PostgreSQL or UTF-8 takes none of them.
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class PageText:
    """The words of one page of a PDF (counted from 1), one sheet of a workbook, or a piece of a file without pages (0).

    of_all: how many pages the file has. lack: why words of the page are missing, one of text_states: NO_TEXT for an image.
    """

    text: str
    page: int = 0
    sheet: str = ""
    of_all: int = 0
    lack: str = ""


class Unread(Exception):
    """Why a file, or what is left of it, is not read: one of text_states."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


def within_bounds(pages: Iterable[PageText]) -> Iterator[PageText]:
    """Yields the pages as they can be stored, long ones in pieces. Raises Unread where there is more than the bounds."""
    characters, numbers = 0, set()
    for page in pages:
        numbers.add((page.page, page.sheet))
        if len(numbers) > MOST_PAGES:
            raise Unread(TOO_MUCH)
        for piece in _pieces(page):
            characters += len(piece.text)
            if characters > MOST_CHARACTERS:
                raise Unread(TOO_MUCH)
            yield piece


def _pieces(page: PageText) -> Iterator[PageText]:
    text = _UNSTORABLE.sub("", page.text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not text:
        yield replace(page, text="")
    while text:
        end = len(text) if len(text) <= LONGEST_PIECE else _end_of_line(text)
        yield replace(page, text=text[:end])
        text = text[end:].lstrip("\n")


def _end_of_line(text: str) -> int:
    """Returns where a piece ends: behind a line where there is one, since words over two pieces are not found."""
    return text.rfind("\n", LONGEST_PIECE // 2, LONGEST_PIECE) + 1 or LONGEST_PIECE
