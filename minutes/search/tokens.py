"""A folded text as the tokens of an index: its characters, its pairs of neighbours, its facets. Pure.

Japanese has no blanks between words, so any run of characters may be a word. One of n characters is n-1
overlapping pairs in a row: looking for those in a row is exactly looking for the run.
"""

import hashlib
from operator import add

from minutes.search.folding import fold

# Raised when tokens or folding change: the index is built again by the next `migrate`.
RULES = 1

# What SQLite's unicode61 keeps as it is. It splits at, folds or drops many letters, so every other character is
# written as private-use ones: below U+10000 as one of plane 15, above as two that no text reaches otherwise.
_KEPT = {
    *map(ord, "0123456789abcdefghijklmnopqrstuvwxyz々〆〇ー"),
    *range(0x3041, 0x3097),
    *range(0x30A1, 0x30FB),
    *range(0x3400, 0x4DB6),
    *range(0x4E00, 0x9FCD),
}
ALL = ("a", "")
SURELY_FITS, MOST_BYTES = 80_000, 1_000_000


class _Spelling(dict):
    def __missing__(self, character):
        code = ord(character)
        if code in _KEPT:
            spelled = character
        elif code < 0x10000:
            spelled = chr(0xF0000 + code)
        else:
            spelled = chr(0xE000 + (code >> 12)) + chr(0xE200 + (code & 0xFFF))
        self[character] = spelled
        return spelled


_SPELLING = _Spelling()


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
    characters = list(map(_SPELLING.__getitem__, folded))
    return " ".join(
        [
            *(facet_token(*facet) for facet in found),
            *dict.fromkeys(characters),
            *map(add, characters, characters[1:]),
        ]
    )


def spelled_word(word: str) -> str:
    """A folded word as its tokens in a row.

    >>> spelled_word("県"), spelled_word("避難所")
    ('県', '避難 難所')
    """
    return " ".join(map(_spell, pairs(word)))


def _spell(token):
    return "".join(_SPELLING[one] for one in token)


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


def rules() -> str:
    """Names everything that an index depends on: these rules, and how this Python folds a text of all characters."""
    codes = (code for code in range(0x20000) if not 0xD800 <= code < 0xE000)
    folded = "\n".join(fold(chr(code)) for code in codes)
    return f"{RULES}-{hashlib.sha256(folded.encode()).hexdigest()[:16]}"
