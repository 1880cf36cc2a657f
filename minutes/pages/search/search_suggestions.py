"""Suggests other searches: spelling variants with their counts, and what helps where a search has no hit."""

from dataclasses import dataclass, replace

from minutes.pages.search.search_addresses import SearchAddresses
from minutes.pages.search.understood.understanding import Compiled, Understanding
from minutes.search import index
from minutes.search.analysis.variants import spelling_variants
from minutes.search.index_query import IndexQuery, both
from minutes.search.query_language import And, Node, Word, parse, words_of, write_query
from minutes.search.search_query import SearchQuery, compile_query
from minutes.search.understanding.as_parameter import write_as
from minutes.search.understanding.readings import LABEL, ORGANISATION, WORD

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
    """A word by itself: its hits under the conditions and without any, and similar words as (text, hits, address).

    `nearest` finds the first of these that has hits.
    """

    word: str
    under_conditions: int
    anywhere: int
    similar: list[tuple[str, int, str]]
    nearest: IndexQuery | None = None


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


def hits_of_each_word(
    addresses: SearchAddresses,
    query: SearchQuery,
    understood: Understanding,
    compiled: Compiled,
    counts: list[int],
) -> list[WordHits]:
    """Returns, for a search without a hit, the hits of each word by itself, and words similar to those without any.

    `counts` are those of `queries_of_each_word`.
    Similar words are looked for beside the letters of whatever else was typed and understood as more than a word: others
    may have named an organisation where it said nothing itself.
    """
    base = compiled.narrowed(understood.with_conditions)
    beside = base if understood.is_plain else _beside(understood, compiled)
    words = words_of(query.tree, positive_only=True)
    hits_of_words = []
    for number, word in enumerate(words):
        under_conditions, anywhere = counts[2 * number : 2 * number + 2]
        suggests = not under_conditions and number < MAX_SUGGESTED and (understood.is_plain or not anywhere)
        similar = _similar_words(addresses, beside, understood, word) if suggests else []
        nearest = _of_word(beside, similar[0][0]) if similar else None
        hits_of_words.append(WordHits(word.typed, under_conditions, anywhere, similar, nearest))
    return hits_of_words


def queries_of_each_word(tree: Node | None, base: IndexQuery) -> list[IndexQuery]:
    """Returns the queries of each word by itself: under the conditions, and without any."""
    words = words_of(tree, positive_only=True)
    return [replace(bare, tree=word) for word in words for bare in (base, IndexQuery())]


def _beside(understood, compiled) -> IndexQuery:
    """Returns what stands beside a similar word: the conditions, and the letters of the names that were typed."""
    names = [one for one in understood.words if one.reading.kind in (ORGANISATION, LABEL)]
    kept = [reading for reading in understood.with_conditions if reading.kind not in (ORGANISATION, LABEL)]
    letters = tuple(Word(folded, folded) for one in names for folded in one.word.folded)
    conditions = compiled.narrowed(kept)
    return replace(conditions, tree=(And(letters) if len(letters) > 1 else letters[0]) if letters else None)


def _similar_words(addresses, base, understood, word):
    """Returns the variants that have hits, and the longest beginning and end of the word that have hits. Each leads to the
    search for itself beside what it is counted with."""
    candidates = [
        *spelling_variants(word.folded),
        _longest_part(base, word.folded, from_end=False),
        _longest_part(base, word.folded, from_end=True),
    ]
    texts = [text for text in dict.fromkeys(candidates) if text and text != word.folded]
    counts = index.counts([_of_word(base, text) for text in texts])
    return [
        (text, hits, _address_of_similar(addresses, understood, text))
        for text, hits in zip(texts, counts, strict=True)
        if hits
    ]


def _address_of_similar(addresses, understood, text):
    """Returns the search for a similar word: names beside it as their letters, all else as it was understood."""
    beside = [one for one in understood.words if one.reading.kind != WORD]
    readings = {
        one.word.name: WORD if one.reading.kind in (ORGANISATION, LABEL) else one.reading.token
        for one in beside
    }
    words = (*(Word(one.word.name, one.word.name) for one in beside), Word(text, text))
    written = write_query(And(words) if len(words) > 1 else words[0])
    chosen = write_as(readings | {text: WORD}) if beside else None
    return addresses.changed(q=written, kana=None, **{"as": chosen})


def _without_words(query):
    return compile_query(replace(query, tree=None, whole_meeting=False))


def _of_word(base, text):
    return both(base, index.IndexQuery(tree=Word(text, text)))


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
