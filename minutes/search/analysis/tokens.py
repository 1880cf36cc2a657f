"""Turns a folded text into the tokens of an index: its characters, its pairs of neighbours, its facets. Pure.

Japanese has no blanks between words, so any run of characters may be a word. A word of n characters is n-1
overlapping pairs in a row, so a phrase query for those pairs finds exactly the word.
"""

import hashlib
import re
from array import array
from functools import cache
from operator import add

from minutes.search.analysis.folding import fold_by_rules

# Raise it when tokens or folding change: the next `migrate` then rebuilds the index.
RULES = 5

# SQLite's ascii tokenizer splits at these signs, so each is spelled as a control of U+0080 to U+009F, which folding drops.
_SIGNS = re.compile("[!-/:-@[-`{-~]")
_SPELLING = {
    sign: chr(0x80 + index) for index, sign in enumerate(_SIGNS.findall("".join(map(chr, range(128)))))
}
_BLANK = array("I", " ".encode("utf-32-le"))
# The facet that every passage has: what a query without words or conditions asks for.
ALL = ("a", "")
# Signs of a word from which an index is asked for its rarest pairs only, and for how many.
LONG_WORD, MOST_ASKED = 16, 8
_COMMON = re.compile("[ぁ-ゖ。、ー]")
# Characters below which a text fits in any case; bytes of distinct tokens from which it is refused.
SURELY_FITS, MAX_TOKEN_BYTES = 80_000, 1_000_000


def passage_facets(row: dict) -> list[tuple[str, str]]:
    """Returns the facets that a passage can be narrowed by, as (letter, value): kind, report or inquiry, 会議体, …

    q: each organisation that it asks, by code, or by label where nobody knows the code. n: the organisation that answers
    with it, in talk or in writing.
    """
    candidates = [
        ("k", row["kind"]),
        ("r", row["brought"]),
        ("b", row["body_key"]),
        ("o", row["code"]),
        ("p", row["prefecture"]),
        ("l", "" if row["code"] else row["label"]),
        *(("q", name) for name in row["asked"].split("\n")),
        ("n", (row["code"] or row["label"]) if _is_answer(row) else ""),
    ]
    return [ALL, *((letter, value) for letter, value in candidates if value)]


def _is_answer(row) -> bool:
    return bool(row["replies_to"]) or row["kind"] == "written_answer"


def facet_token(letter: str, value: str) -> str:
    """Returns three letters or more, so that no pair of a text is like it; hexadecimal, so that no tokenizer splits it.

    >>> facet_token("p", "07")
    'zqp3037'
    """
    return f"zq{letter}{value.encode().hex()}"


def spelled_tokens(folded: str, facets: list[tuple[str, str]]) -> str:
    """Returns all that SQLite indexes of a passage: facets, each character once, then the pairs in their order.

    >>> spelled_tokens("津波", [ALL])
    'zqa 津 波 津波'
    """
    spelled = _spell(folded)
    single = [*(facet_token(*facet) for facet in facets), *dict.fromkeys(spelled)]
    return " ".join([*single, _spelled_pairs(spelled)]).rstrip(" ")


def _spelled_pairs(spelled):
    """Returns the pairs with a blank between them, copied as whole columns: pair by pair took six times as long."""
    units = array("I", spelled.encode("utf-32-le"))
    columns = _BLANK * (3 * (len(units) - 1))
    columns[0::3], columns[1::3] = units[:-1], units[1:]
    return columns.tobytes().decode("utf-32-le")


def spelled_word(word: str) -> str:
    """Returns a folded word as its tokens in a row.

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
    return [word[start : start + 2] for start in range(len(word) - 1)] or [word]


def telling_pairs(word: str) -> list[str]:
    """Returns the pairs of a folded word that an index is asked for: all, or of a long word some of the rarest.

    What holds these need not hold the word: whoever asks for a long word compares the text too. How rare a pair is can
    be seen at its signs: hiragana and 。、 are in every remark. Pairs from all over the word tell more than neighbours.

    >>> telling_pairs("避難所"), telling_pairs("県")
    (['避難', '難所'], ['県'])
    """
    distinct = list(dict.fromkeys(pairs(word)))
    if not is_long(word):
        return distinct
    chosen: list[str] = []
    for commonness in range(3):
        alike = [pair for pair in distinct if len(_COMMON.findall(pair)) == commonness]
        wanted = MOST_ASKED - len(chosen)
        chosen += alike[:: max(1, len(alike) // wanted)][:wanted] if wanted else []
    return chosen


def is_long(word: str) -> bool:
    """Returns whether a word has so many pairs that comparing the text is cheaper than asking an index for all."""
    return len(word) > LONG_WORD


def fits_index(folded: str) -> bool:
    """Returns whether every index can hold the distinct tokens of a text: a tsvector of PostgreSQL ends at a mebibyte.

    What is said in a day's sitting fits many times over; a data file pasted by mistake does not.
    """
    if len(folded) < SURELY_FITS:
        return True
    distinct = {*folded, *map(add, folded, folded[1:])}
    return sum(len(token.encode()) for token in distinct) < MAX_TOKEN_BYTES


@cache
def rules_version() -> str:
    """Returns a name for all that an index depends on: RULES, and how this Python folds a text of all characters."""
    codes = (code for code in range(0x20000) if not 0xD800 <= code < 0xE000)
    # A private character parts them: nothing composes with it, and folding keeps it.
    folded = fold_by_rules("\U000f0000".join(map(chr, codes))).replace("\U000f0000", "\n")
    return f"{RULES}-{hashlib.sha256(folded.encode()).hexdigest()[:16]}"
