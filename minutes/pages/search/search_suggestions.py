"""Suggests other searches: spelling variants with their counts, and what helps where a search has no hit."""

from dataclasses import dataclass, replace

from minutes.pages.search.search_addresses import SearchAddresses
from minutes.search import index
from minutes.search.analysis.variants import spelling_variants
from minutes.search.query_language import Word, parse, words_of, write_query
from minutes.search.search_query import SearchQuery, compile_query

# Words of a search without a hit for which similar words are looked up.
MAX_SUGGESTED = 5


@dataclass(frozen=True)
class SpellingCounts:
    """A word with its hits, and (spelling, hits) for each of its variants, all under the same conditions."""

    word: str
    hits: int
    variants: list[tuple[str, int]]


@dataclass(frozen=True)
class WordHits:
    """A word by itself: its hits under the conditions and without any, and similar words as (text, hits, address)."""

    word: str
    under_conditions: int
    anywhere: int
    similar: list[tuple[str, int, str]]


def spelling_counts(typed: str, query: SearchQuery) -> list[SpellingCounts]:
    """Returns the counts of the spelling variants, word by word, for a search that includes them. One statement."""
    words = [word for word in words_of(parse(typed).tree) if spelling_variants(word.folded)]
    base = _without_words(query)
    spellings_by_word = [(word, [word.folded, *spelling_variants(word.folded)]) for word in words]
    counts = iter(
        index.counts([_of_word(base, text) for _, spellings in spellings_by_word for text in spellings])
    )
    return [
        SpellingCounts(word.typed, next(counts), [(text, next(counts)) for text in spellings[1:]])
        for word, spellings in spellings_by_word
    ]


def hits_of_each_word(addresses: SearchAddresses, query: SearchQuery) -> list[WordHits]:
    """Returns, for a search without a hit, the hits of each word by itself, and words similar to those without any."""
    base = _without_words(query)
    words = words_of(query.tree, positive_only=True)
    counts = index.counts([replace(bare, tree=word) for word in words for bare in (base, index.IndexQuery())])
    hits_of_words = []
    for number, word in enumerate(words):
        under_conditions, anywhere = counts[2 * number : 2 * number + 2]
        suggests = not under_conditions and number < MAX_SUGGESTED
        similar = _similar_words(addresses, base, word) if suggests else []
        hits_of_words.append(WordHits(word.typed, under_conditions, anywhere, similar))
    return hits_of_words


def _similar_words(addresses, base, word):
    """Returns the variants that have hits, and the longest beginning and end of the word that have hits. Each leads to the
    search for itself alone, as its hits are counted."""
    candidates = [
        *spelling_variants(word.folded),
        _longest_part(base, word.folded, from_end=False),
        _longest_part(base, word.folded, from_end=True),
    ]
    texts = [text for text in dict.fromkeys(candidates) if text and text != word.folded]
    counts = index.counts([_of_word(base, text) for text in texts])
    return [
        (text, hits, addresses.changed(q=write_query(Word(text, text)), kana=None))
        for text, hits in zip(texts, counts, strict=True)
        if hits
    ]


def _without_words(query):
    return compile_query(replace(query, tree=None, whole_meeting=False))


def _of_word(base, text):
    return replace(base, tree=Word(text, text))


def _longest_part(base, folded, *, from_end):
    """Returns the longest beginning (or end) of a word, of two characters or more, that has a hit; by bisection."""
    low, high = 1, len(folded)
    while high - low > 1:
        middle = (low + high) // 2
        part = folded[-middle:] if from_end else folded[:middle]
        if index.highest_keys(_of_word(base, part), 1):
            low = middle
        else:
            high = middle
    return "" if low < 2 else folded[-low:] if from_end else folded[:low]
