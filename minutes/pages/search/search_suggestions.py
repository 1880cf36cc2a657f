"""Other spellings with their counts, and what helps where nothing was found."""

from dataclasses import dataclass, replace

from minutes.pages.search.search_request import address
from minutes.search import index
from minutes.search.analysis.variants import spelling_variants
from minutes.search.query_language import Word, map_words, parse, words_of, write_query
from minutes.search.search_query import SearchQuery, compile_query


@dataclass(frozen=True)
class Spelling:
    """A word and, for each of its other spellings, how many hits it has under the same conditions."""

    word: str
    own: int
    others: list[tuple[str, int]]


@dataclass(frozen=True)
class Missing:
    """A word by itself: its hits under the conditions and without any, and near it (text, hits, address)."""

    word: str
    here: int
    anywhere: int
    near: list[tuple[str, int, str]]


def spellings(typed: str, question: SearchQuery) -> list[Spelling]:
    """Word by word, the other spellings of a search that includes them. One statement."""
    words = [word for word in words_of(parse(typed).tree) if spelling_variants(word.folded)]
    base = compile_query(replace(question, tree=None, whole_meeting=False))
    forms = [(word, [word.folded, *spelling_variants(word.folded)]) for word in words]
    counts = iter(index.counts([replace(base, tree=Word(one, one)) for _, found in forms for one in found]))
    return [
        Spelling(word.typed, next(counts), [(one, next(counts)) for one in found[1:]])
        for word, found in forms
    ]


def missing(given, question: SearchQuery) -> list[Missing]:
    """For a search without a hit: each word by itself, and what stands near those that have none."""
    base = compile_query(replace(question, tree=None, whole_meeting=False))
    words = words_of(question.tree, positive_only=True)
    counts = index.counts([replace(one, tree=word) for word in words for one in (base, index.IndexQuery())])
    found = []
    for place, word in enumerate(words):
        here, anywhere = counts[2 * place : 2 * place + 2]
        near = [] if here or place > 4 else _near(given, base, question.tree, word)
        found.append(Missing(word.typed, here, anywhere, near))
    return found


def _near(given, base, tree, word):
    """Other spellings that have hits, and the longest beginning and end of the word that have."""
    found = [*spelling_variants(word.folded), _longest(base, word.folded, from_end=False)]
    found.append(_longest(base, word.folded, from_end=True))
    forms = [one for one in dict.fromkeys(found) if one and one != word.folded]
    counts = index.counts([replace(base, tree=Word(one, one)) for one in forms])
    return [
        (one, hits, address(given, q=write_query(_with(tree, word, one))))
        for one, hits in zip(forms, counts, strict=True)
        if hits
    ]


def _with(tree, word, instead):
    return map_words(tree, lambda one: Word(instead, instead) if one == word else one)


def _longest(base, folded, *, from_end):
    """The longest beginning (or end) of a word, of two characters or more, that has a hit; by halving."""
    low, high = 1, len(folded)
    while high - low > 1:
        middle = (low + high) // 2
        part = folded[-middle:] if from_end else folded[:middle]
        if index.highest_keys(replace(base, tree=Word(part, part)), 1):
            low = middle
        else:
            high = middle
    return "" if low < 2 else folded[-low:] if from_end else folded[:low]
