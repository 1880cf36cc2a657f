"""Cleans the clerk's name of a file, under which a reader receives it, of what is unsafe in file names. Pure."""

import re
import unicodedata

LONGEST = 120  # characters
INVISIBLE_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
# Characters that Windows, a shell or an HTTP header interprets → their full-width forms, which read the same.
FULL_WIDTH = str.maketrans('<>:"|?*', "＜＞：”｜？＊")
# Windows reads these as devices, whatever extension follows.
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)


def clean_name(name: str) -> str:
    """Returns a file name without folders, invisible characters and dots at its ends; its extension in lower case.

    >>> clean_name("C:\\\\机\\\\資料1.PDF"), clean_name("../<b>.pdf"), clean_name(".pdf")
    ('資料1.pdf', '＜b＞.pdf', '資料.pdf')
    """
    base = re.split(r"[\\/]", name)[-1]
    visible = "".join(
        character for character in base if unicodedata.category(character) not in INVISIBLE_CATEGORIES
    )
    stem, dot, extension = " ".join(visible.split()).translate(FULL_WIDTH).rpartition(".")
    stem, extension = (stem, extension) if dot else (extension, "")
    stem = stem.strip(" .　")
    if not stem or DEVICES.fullmatch(stem):
        stem = f"資料{stem}"
    extension = f".{extension.strip().lower()}" if extension.strip() else ""
    return stem[: LONGEST - len(extension)] + extension


def extension_of(name: str) -> str:
    """Returns pdf for 資料1.PDF, and "" for a name without an extension."""
    return name.rpartition(".")[2].lower() if "." in name else ""
