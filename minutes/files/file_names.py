"""The name under which a reader receives a file: the clerk's own, without what a machine could stumble over. Pure."""

import re
import unicodedata

LONGEST = 120
# What Windows, a shell or a header gives a meaning of its own → its full-width twin, which reads the same.
TWINS = str.maketrans('<>:"|?*', "＜＞：”｜？＊")
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)


def clean_name(name: str) -> str:
    """A name without folders, unseen characters and edges of dots; its ending in small letters.

    >>> clean_name("C:\\\\机\\\\資料1.PDF"), clean_name("../<b>.pdf"), clean_name(".pdf")
    ('資料1.pdf', '＜b＞.pdf', '資料.pdf')
    """
    last = re.split(r"[\\/]", name)[-1]
    seen = "".join(
        one for one in last if unicodedata.category(one) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    )
    stem, dot, ending = " ".join(seen.split()).translate(TWINS).rpartition(".")
    stem, ending = (stem, ending) if dot else (ending, "")
    stem = stem.strip(" .　")
    if not stem or DEVICES.fullmatch(stem):
        stem = f"資料{stem}"
    ending = f".{ending.strip().lower()}" if ending.strip() else ""
    return stem[: LONGEST - len(ending)] + ending


def ending_of(name: str) -> str:
    """pdf for 資料1.PDF; "" for a name without one."""
    return name.rpartition(".")[2].lower() if "." in name else ""
