"""Spellings that mean the same to a reader, of a whole word as it was typed: 取組み状況, 取り組み状況, 取組状況. Pure.

A word is read from left to right: at each place the longest that a table or a rule knows, else one character. What is known
stands for its family, and the word for every way to put them together. No word is joined with these unless a reader says so.
"""

import re
from functools import cache, lru_cache
from itertools import chain, islice, product

from minutes.search.analysis.folding import fold
from minutes.search.query_language import Node, Or, Word, map_words
from minutes.search.spellings import counters, katakana, numbers, okurigana, words, years

# Of one word, the typed one among them.
MOST_SPELLINGS = 12
_RULES = (years.match, numbers.match, counters.match, katakana.match)
_KATAKANA = re.compile("[ァ-ヺー]")
_ARABIC, _KANJI = re.compile("[0-9]"), re.compile("[〇一二三四五六七八九十百千]")
_LATIN = re.compile("[a-z0-9]")
# What is so short that it would be found in others: h2 in h24, ai in mail.
_SHORT = re.compile("[a-z][a-z0-9.]{0,5}")
# Initials are shown large: LGWAN. A name is not: facebook.
_INITIALS = re.compile("(?<![a-z])[a-z]{1,5}(?![a-z])")


@lru_cache(maxsize=1024)
def spelled_alike(word: str) -> tuple[str, ...]:
    """Returns the other spellings of a folded word, the nearest first; none where no table and no rule knows it.

    >>> spelled_alike("取組み状況"), spelled_alike("市町村")
    (('取り組み状況', '取組状況'), ())
    """
    parts = list(_parts(word))
    if all(len(part) == 1 for part in parts):
        return ()
    written = ("".join(chosen) for chosen in product(*parts) if _is_of_one_hand(chosen, parts))
    others = dict.fromkeys(fold(spelling) for spelling in islice(written, 4 * MOST_SPELLINGS))
    return tuple(islice((spelling for spelling in others if spelling != word), MOST_SPELLINGS - 1))


def joined(tree: Node) -> Node:
    """Returns a tree in which each word stands for all of its spellings."""

    def any_spelling(word):
        others = spelled_alike(word.folded)
        return Or((word, *map(as_word, others))) if others else word

    return map_words(tree, any_spelling)


def as_word(spelling: str) -> Word:
    """Returns a spelling as it is searched for and shown: a short one of Latin letters stands apart."""
    shown = _INITIALS.sub(lambda found: found[0].upper(), spelling)
    return Word(spelling, shown, apart=_SHORT.fullmatch(spelling) is not None)


def _parts(word):
    """Yields the spellings of each part, as it is typed first."""
    position = 0
    while position < len(word):
        end, spellings = _known(word, position) or (position + 1, ())
        typed = word[position:end]
        yield tuple(dict.fromkeys((typed, *spellings)))
        position = end


def _is_of_one_hand(chosen, parts) -> bool:
    """Whoever writes 平成二十四年 goes on with 十月: numbers of a word are all of one kind, but as it was typed."""
    kinds = {
        _ARABIC.search(part) is not None for part in chosen if _ARABIC.search(part) or _KANJI.search(part)
    }
    return len(kinds) < 2 or all(part == spellings[0] for part, spellings in zip(chosen, parts, strict=True))


def _known(word, start):
    if found := _in_table(word, start):
        return found
    return next(filter(None, (rule(word, start) for rule in _RULES)), None)


def _in_table(word, start):
    table, longest = _table()
    for end in range(min(len(word), start + longest), start + 1, -1):
        spellings = table.get(word[start:end])
        if spellings and not _is_within_another(word, start, end):
            return end, spellings
    return None


def _is_within_another(word, start, end) -> bool:
    """Returns whether katakana or Latin letters go on beside it: デジタル in アナデジタル."""
    before, after = word[start - 1 : start], word[end : end + 1]
    if _KATAKANA.match(word[start]) and _KATAKANA.match(before):
        return True
    beside = ((before, word[start]), (after, word[end - 1]))
    return any(_LATIN.match(other) and _LATIN.match(own) for other, own in beside)


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], int]:
    """Returns {folded spelling: its whole family} of all tables, and how long the longest is. A spelling is of one family."""
    table: dict[str, tuple[str, ...]] = {}
    for family in chain(okurigana.families(), katakana.families(), words.families()):
        folded = tuple(dict.fromkeys(map(fold, family)))
        for spelling in folded if len(folded) > 1 else ():
            table.setdefault(spelling, folded)
    return table, max(map(len, table))
