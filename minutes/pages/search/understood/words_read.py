"""読み取り: how each typed word was understood, how to take it away, and its other readings with their counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from minutes.pages.search.search_addresses import SearchAddresses
from minutes.pages.search.understood.understanding import Compiled, Understanding, UnderstoodWord
from minutes.search import index
from minutes.search.index_query import IndexQuery
from minutes.search.query_language import And
from minutes.search.understanding.readings import LABEL, ORGANISATION, Reading
from minutes.search.understanding.typed_words import rest_of

# Other readings that are counted of one word and of all; and ways on where nothing was found.
MOST_OF_ONE, MOST_OFFERED = 12, 40


@dataclass(frozen=True)
class OtherReading:
    """`query` finds its hits."""

    text: str
    hits: int
    href: str
    query: IndexQuery


@dataclass(frozen=True)
class WordRead:
    """A row of 読み取り. `key` is the code of the organisation that is meant, "" for none."""

    typed: str
    text: str
    key: str
    off: str
    others: list[OtherReading]


@dataclass(frozen=True)
class WordsRead:
    """`rows` are none where each word is its letters and nothing else is meant by any. `ways` lead on where nothing is
    found: the search without one word, with its letters, of whole meetings. `keeping` is the address that keeps all readings. `hits` are
    those of the readings that were counted, by token; `also` the counts of what else was asked."""

    rows: list[WordRead]
    ways: list[OtherReading]
    keeping: str
    hits: dict[str, int]
    also: list[int]


def words_read(
    addresses: SearchAddresses,
    found: Understanding,
    compiled: Compiled,
    *,
    leads_on: bool,
    also: Sequence[IndexQuery] = (),
) -> WordsRead:
    """Returns the rows, and the ways on where they are asked for. One statement for all counts, those of `also` among them."""
    # Of two organisations that others named, an index is asked for one.
    others = [(one, reading) for one in found.words for reading in _others(one)]
    offered = [pair for pair in others if not (compiled.base.mentioned and "mentioned" in pair[1].conditions)]
    offered = offered[:MOST_OFFERED]
    ways = _ways(addresses, found, compiled) if leads_on else []
    queries = [compiled.of(found.meaning(one, reading)) for one, reading in offered]
    counted = index.counts([*queries, *(query for _, query, _ in ways), *also])
    counts, counts_of_others = counted[: len(queries) + len(ways)], counted[len(queries) + len(ways) :]
    read: dict[str, list[OtherReading]] = {}
    for (one, reading), query, hits in zip(offered, queries, counts, strict=False):
        is_in_choice = one.reading.kind == LABEL and reading.organisation
        if hits and not is_in_choice:
            href = addresses.changed(**{"as": found.meaning(one, reading).parameter()})
            read.setdefault(one.word.text, []).append(OtherReading(_in_row(reading), hits, href, query))
    rows = [_row(addresses, found, one, read.get(one.word.text, [])) for one in found.words]
    ways_on = [
        OtherReading(text, hits, href, query)
        for (text, query, href), hits in zip(ways, counts[len(queries) :], strict=True)
        if hits
    ]
    is_told = not found.is_plain or bool(read)
    keeping = addresses.changed(**{"as": found.whole_parameter()})
    hits_of = {reading.token: hits for (_, reading), hits in zip(offered, counts, strict=False)}
    return WordsRead(rows if is_told else [], ways_on, keeping if is_told else "", hits_of, counts_of_others)


def _others(one: UnderstoodWord) -> list[Reading]:
    meant = (one.reading.conditions, one.reading.words)
    return [other for other in one.readings if (other.conditions, other.words) != meant][:MOST_OF_ONE]


def _in_row(reading: Reading) -> str:
    """A reading as a link: of an organisation whose name stands beside it, only its role."""
    return reading.text.removeprefix("団体 ") if reading.kind == ORGANISATION else reading.text


def _row(addresses, found, one, others) -> WordRead:
    reading = one.reading
    return WordRead(
        one.word.text,
        reading.text,
        reading.organisation.key if reading.organisation else "",
        addresses.changed(q=found.typed_without(one) or None, **{"as": _without(found, one) or None}),
        others,
    )


def _without(found, word):
    kept = [one for one in found.words if one is not word]
    return Understanding(found.typed, None, tuple(kept)).parameter()


def _ways(addresses, found, compiled):
    """Returns (text, query, address) of the searches that may find something where this one does not."""
    ways = []
    for one in found.words if len(found.words) + len(found.rest) > 1 else ():
        rest = _taken_away(found, one)
        href = addresses.changed(q=found.typed_without(one), **{"as": rest.parameter() or None})
        ways.append((f"「{one.word.text}」を外す", compiled.of(rest), href))
    if not found.is_plain:
        letters = _letters(found)
        ways.append(("すべてを文字のとおりに探す", compiled.of(letters), addresses.changed(**{"as": "word"})))
    if found.tree is not None and not compiled.base.whole_meeting:
        text = "ことばが一つの会議のどこかにあるもの"
        ways.append((text, compiled.of(found, whole_meeting=True), addresses.changed(wide="on")))
    return ways


def _taken_away(found, word) -> Understanding:
    """Returns the same without a word, each other one as it was meant."""
    kept = tuple(one for one in found.words if one is not word)
    without = rest_of(found.letters, [word.word])
    letters = And(without) if len(without) > 1 else without[0] if without else None
    return Understanding(found.typed_without(word), letters, kept, found.rest)


def _letters(found) -> Understanding:
    return Understanding(found.typed, found.letters)
