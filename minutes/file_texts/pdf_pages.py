"""Reads the words of a PDF page by page, by pypdf. Pure.

Fonts of old Japanese programs bring no table of their letters (ToUnicode) and name a standard one instead. pypdf knows
those in Shift_JIS of Windows and in UTF-16; the others in Shift_JIS are read as that one, which has the same codes. Words
in a font whose letters cannot be known are left out: they would be found as rubbish.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError
from pypdf.generic import DictionaryObject, NameObject

from minutes.file_texts.page_texts import PageText, Unread
from minutes.file_texts.text_states import BROKEN, ENCRYPTED, NO_TEXT, TOO_MUCH, UNKNOWN_LETTERS

# The standard tables of codes, without -H and -V: those that pypdf reads, and those that are read as the first one.
WINDOWS = "/90ms-RKSJ"
KNOWN_TABLES = {WINDOWS, "/UniJIS-UCS2", "/UniJIS-UCS2-HW", "/UniJIS-UTF16", "/UniJIS2004-UTF16"}
LIKE_WINDOWS = {"/90pv-RKSJ", "/90msp-RKSJ", "/83pv-RKSJ", "/Add-RKSJ", "/Ext-RKSJ"}
# Forms within forms, in which fonts are looked for.
MOST_DEPTH = 4
MOST_FONTS = 2000
# What pypdf raises for files that are not as they should be.
FAULTS = (PyPdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, OSError)


def pdf_pages(file: BinaryIO) -> Iterator[PageText]:
    """Yields every page. Raises Unread where the file needs a password or is no PDF that can be read."""
    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unread(ENCRYPTED)
        number_of_pages = len(reader.pages)
    except (DependencyError, FileNotDecryptedError) as error:
        # An encryption (AES) that pypdf leaves to another package.
        raise Unread(ENCRYPTED) from error
    except LimitReachedError as error:
        raise Unread(TOO_MUCH) from error
    except FAULTS as error:
        raise Unread(BROKEN) from error
    if not number_of_pages:
        raise Unread(BROKEN)
    for number in range(number_of_pages):
        yield _page(reader, number, number_of_pages)


def _page(reader: PdfReader, number: int, of_all: int) -> PageText:
    """One page that cannot be read is one page that lacks text."""
    has_images = False
    try:
        page = reader.pages[number]
        fonts, has_images = _fonts_and_images(page)
        for font in fonts:
            _give_known_name(font)
        text, lack = _text_of(page)
    except (DependencyError, FileNotDecryptedError) as error:
        raise Unread(ENCRYPTED) from error
    except (LimitReachedError, RecursionError):
        text, lack = "", TOO_MUCH
    except FAULTS:
        text, lack = "", BROKEN
    lack = lack or (NO_TEXT if has_images and not text.strip() else "")
    return PageText(text, number + 1, of_all=of_all, lack=lack)


def _text_of(page: PageObject) -> tuple[str, str]:
    """Returns the words of a page but those in letters that cannot be known, and whether there are such."""
    pieces, lack = [], ""

    def take(text: str, _matrix: Any, _text_matrix: Any, font: Any, _size: float) -> None:
        nonlocal lack
        if _is_known(font):
            pieces.append(text)
        elif text.strip():
            lack = UNKNOWN_LETTERS

    page.extract_text(visitor_text=take)
    return "".join(pieces), lack


def _fonts_and_images(page: DictionaryObject) -> tuple[list[DictionaryObject], bool]:
    """Returns the fonts that a page and its forms name, and whether there is an image on it."""
    fonts: list[DictionaryObject] = []
    has_images, waiting = False, [(page, 0)]
    while waiting and len(fonts) < MOST_FONTS:
        holder, depth = waiting.pop()
        resources = _dictionary(holder.get("/Resources"))
        fonts += map(_dictionary, _dictionary(resources.get("/Font")).values())
        for drawn in map(_dictionary, _dictionary(resources.get("/XObject")).values()):
            has_images |= drawn.get("/Subtype") == "/Image"
            if drawn.get("/Subtype") == "/Form" and depth < MOST_DEPTH:
                waiting.append((drawn, depth + 1))
    return fonts, has_images


def _dictionary(value: Any) -> DictionaryObject:
    with suppress(PyPdfError, AttributeError):
        value = value.get_object()
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def _table_of(font: DictionaryObject) -> tuple[str, str]:
    """Returns the standard table of codes that a font names, and its direction (H, V)."""
    table, _, direction = str(font.get("/Encoding", "")).rpartition("-")
    return table, direction


def _give_known_name(font: DictionaryObject) -> None:
    """Gives a font of Shift_JIS the table that pypdf knows."""
    table, direction = _table_of(font)
    if table in LIKE_WINDOWS:
        font[NameObject("/Encoding")] = NameObject(f"{WINDOWS}-{direction}")


def _is_known(font: DictionaryObject | None) -> bool:
    """Returns whether the letters of a font can be known: it brings their table, or names one that is known."""
    if font is None or font.get("/Subtype") != "/Type0" or "/ToUnicode" in font:
        return True
    return _table_of(font)[0] in KNOWN_TABLES
