"""A folded text as the tokens of an index: its characters, its pairs of neighbours, its facets. Pure.

Japanese has no blanks between words, so any run of characters may be a word. One of n characters is n-1
overlapping pairs in a row: looking for those in a row is exactly looking for the run.
"""

import hashlib
import re
from array import array
from functools import cache
from operator import add

from minutes.search.analysis.folding import fold_plainly

# Raised when tokens or folding change: the index is built again by the next `migrate`.
RULES = 2

# What SQLite's ascii tokenizer splits at: written as the controls of U+0080 to U+009F, which folding drops.
_SIGNS = re.compile("[!-/:-@[-`{-~]")
_SPELLING = {
    sign: chr(0x80 + place) for place, sign in enumerate(_SIGNS.findall("".join(map(chr, range(128)))))
}
_BLANK = array("I", " ".encode("utf-32-le"))
ALL = ("a", "")
SURELY_FITS, MOST_BYTES = 80_000, 1_000_000


def facets(row: dict) -> list[tuple[str, str]]:
    """What a passage can be narrowed by, each as (letter, value): kind, report or inquiry, 会議体, organisation…"""
    found = [
        ("k", row["kind"]),
        ("r", row["brought"]),
        ("b", row["body_key"]),
        ("o", row["code"]),
        ("p", row["prefecture"]),
        ("l", "" if row["code"] else row["label"]),
    ]
    return [ALL, *(facet for facet in found if facet[1])]


def facet_token(letter: str, value: str) -> str:
    """Three letters or more, so that no pair of a text is like it; hexadecimal, so that no tokenizer splits it.

    >>> facet_token("p", "07")
    'zqp3037'
    """
    return f"zq{letter}{value.encode().hex()}"


def spelled_tokens(folded: str, found: list[tuple[str, str]]) -> str:
    """Everything that SQLite indexes of a passage: facets, each character once, then the pairs in their order.

    >>> spelled_tokens("津波", [ALL])
    'zqa 津 波 津波'
    """
    spelled = _spell(folded)
    single = [*(facet_token(*facet) for facet in found), *dict.fromkeys(spelled)]
    return " ".join([*single, _all_pairs(spelled)]).rstrip(" ")


def _all_pairs(spelled):
    """The pairs with a blank between them, moved as whole columns: one by one, they took six times as long."""
    units = array("I", spelled.encode("utf-32-le"))
    laid = _BLANK * (3 * (len(units) - 1))
    laid[0::3], laid[1::3] = units[:-1], units[1:]
    return laid.tobytes().decode("utf-32-le")


def spelled_word(word: str) -> str:
    """A folded word as its tokens in a row.

    >>> spelled_word("県"), spelled_word("避難所")
    ('県', '避難 難所')
    """
    return " ".join(pairs(_spell(word)))


def _spell(folded):
    return _SIGNS.sub(lambda sign: _SPELLING[sign[0]], folded)


def pairs(word: str) -> list[str]:
    """
    >>> pairs("避難所"), pairs("県")
    (['避難', '難所'], ['県'])
    """
    return [word[at : at + 2] for at in range(len(word) - 1)] or [word]


def fits(folded: str) -> bool:
    """Can every index hold a text of so many different tokens? A tsvector of PostgreSQL ends at a mebibyte.

    What is said in a day's sitting fits many times over; a data file pasted by mistake does not.
    """
    if len(folded) < SURELY_FITS:
        return True
    found = {*folded, *map(add, folded, folded[1:])}
    return sum(len(token.encode()) for token in found) < MOST_BYTES


@cache
def rules() -> str:
    """Names everything that an index depends on: these rules, and how this Python folds a text of all characters."""
    codes = (code for code in range(0x20000) if not 0xD800 <= code < 0xE000)
    # Parted by a private character, into which nothing melts and which folding keeps.
    folded = fold_plainly("\U000f0000".join(map(chr, codes))).replace("\U000f0000", "\n")
    return f"{RULES}-{hashlib.sha256(folded.encode()).hexdigest()[:16]}"
