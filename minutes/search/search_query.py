"""A search as its conditions, and how it is compiled into a query to the index."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

from minutes.models import Passage
from minutes.notation.vocabulary import STANDINGS_OF
from minutes.search.analysis import keys
from minutes.search.index_query import ANY, IndexQuery, both
from minutes.search.meetings_of_days import meetings_that_last_until
from minutes.search.query_language import Node, Or, words_of

# What is asked or answered at all, whoever is asked or answers, as a group of facets.
EXCHANGES = {
    "asks": (("q", ANY), ("k", Passage.Kind.QUESTION.value)),
    "answers": (("n", ANY), ("k", Passage.Kind.WRITTEN_ANSWER.value)),
}


@dataclass(frozen=True)
class SearchQuery:
    """The conditions of a search; each one that is given must hold.

    `tree` is what query_language.parse read. `codes` are organisations, one of which spoke; `mentioned` are organisations
    of which the words of another one name one; `label` is a name as
    printed that is tied to no organisation. `prefecture` is a number, and `prefecture_keys` are those whose code does not
    begin with it though they lie there. `since` and `until` are days, both included, and a meeting is met on any of its days; `year` is a 年度.
    `meeting` is an address. `asked_of` are organisations one of which is asked, `answered_by` such as answer: codes, or
    labels that are tied to no organisation. `standing` is one of STANDINGS, `speaker` of SPEAKER_KINDS. `whole_meeting`: the words may stand anywhere in one meeting; a hit is what
    holds one of them there and meets the conditions. `around` are organisations, as in `asked_of`, one of which said it or
    brought the report or inquiry in which it was said. `exchange` is one of EXCHANGES. `narrowed` are the conditions of
    further queries, without words, which must hold too: what typed words were understood to mean.
    """

    tree: Node | None = None
    codes: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    prefecture: str = ""
    prefecture_keys: tuple[str, ...] = ()
    body: str = ""
    kind: str = ""
    brought: str = ""
    label: str = ""
    year: int | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    meeting: str = ""
    standing: str = ""
    speaker: str = ""
    asked_of: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    whole_meeting: bool = False
    around: tuple[str, ...] = ()
    exchange: str = ""
    narrowed: tuple["SearchQuery", ...] = ()

    @property
    def words_to_highlight(self) -> tuple[str, ...]:
        """The folded words that a hit may hold."""
        return tuple(word.folded for word in words_of(self.tree, positive_only=True))


def compile_query(query: SearchQuery) -> IndexQuery:
    """Returns the query to the index: conditions become facets, days and the meeting a range of keys.

    Asks the database where a meeting or a first day is given.
    """
    conditions, *narrowed = compile_conditions([query, *query.narrowed])
    return with_words(reduce(both, narrowed, conditions), query.tree, whole_meeting=query.whole_meeting)


def compile_conditions(queries: Sequence[SearchQuery]) -> list[IndexQuery]:
    """Returns the conditions alone of each query, without its words and without those in `narrowed`. One query for all
    first days, and one for each meeting."""
    ranges = [(query, *days_of(query)) for query in queries]
    began_before = meetings_that_last_until({since for _, since, _ in ranges if since})
    return [
        IndexQuery(
            None,
            _facets(query),
            *_key_ranges(query.meeting, since, until, began_before.get(since, [])),
            mentioned=query.mentioned,
            around=(query.around,) if query.around else (),
        )
        for query, since, until in ranges
    ]


def with_words(index_query: IndexQuery, tree: Node | None, *, whole_meeting: bool = False) -> IndexQuery:
    """Returns conditions with the words that a hit, or its whole meeting, is to match."""
    if not whole_meeting or tree is None:
        return replace(index_query, tree=tree)
    words = words_of(tree, positive_only=True)
    return replace(
        index_query,
        tree=(Or(tuple(words)) if len(words) > 1 else words[0]) if words else None,
        together=tree,
    )


def days_of(query: SearchQuery) -> tuple[datetime.date | None, datetime.date | None]:
    """Returns the first and the last day that are meant, of the days and of the 年度 together; None for no limit."""
    since, until = query.since, query.until
    if query.year is not None:
        since = max(filter(None, [since, datetime.date(query.year, 4, 1)]))
        until = min(filter(None, [until, datetime.date(query.year + 1, 3, 31)]))
    return since, until


def _facets(query):
    conditions = [("b", query.body), ("k", query.kind)]
    conditions += [("r", query.brought), ("l", query.label), ("s", query.standing)]
    groups = [((letter, value),) for letter, value in conditions if value]
    if query.prefecture:
        groups.append((("p", query.prefecture), *(("o", key) for key in query.prefecture_keys)))
    several = {"o": query.codes, "q": query.asked_of, "n": query.answered_by}
    # Who is neither an organisation, nor the secretariat, nor a person says nothing: such a word finds nothing.
    several["s"] = STANDINGS_OF.get(query.speaker, (query.speaker,)) if query.speaker else ()
    groups += [tuple((letter, one) for one in names) for letter, names in several.items() if names]
    groups += [EXCHANGES[query.exchange]] if query.exchange else []
    return tuple(groups)


def _key_ranges(meeting, since, until, began_before) -> tuple[int, int, tuple[tuple[int, int], ...]]:
    """Returns the lowest and the highest key, and the ranges between them where a meeting that began earlier is met."""
    low, high = keys.keys_of_days(since, until)
    ranges = ((low, high), *began_before) if began_before else ()
    low = min(low, *(first for first, _ in began_before)) if began_before else low
    if meeting:
        row = Passage.objects.filter(address=meeting).only("sort_key").first()
        first, last = keys.keys_of_meeting(keys.meeting_of(row.sort_key)) if row else (1, 0)
        low, high = max(low, first), min(high, last)
    return low, high, ranges
