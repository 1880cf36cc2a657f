"""A search as its conditions, and how it is compiled into a query to the index."""

import datetime
from dataclasses import dataclass, replace

from minutes.models import Passage
from minutes.notation.vocabulary import STANDINGS_OF
from minutes.search.analysis import keys
from minutes.search.index_query import IndexQuery
from minutes.search.meetings_of_days import keys_of_meetings_that_last_until
from minutes.search.query_language import Node, Or, words_of


@dataclass(frozen=True)
class SearchQuery:
    """The conditions of a search; each one that is given must hold.

    `tree` is what query_language.parse read. `codes` are organisations, one of which spoke; `mentioned` are organisations
    of which the words of another one name one; `label` is a name as
    printed that is tied to no organisation. `prefecture` is a number, and `prefecture_keys` are those whose code does not
    begin with it though they lie there. `since` and `until` are days, both included, and a meeting is met on any of its days; `year` is a 年度.
    `meeting` is an address. `asked_of` are organisations one of which is asked, `answered_by` such as answer: codes, or
    labels that are tied to no organisation. `standing` is one of STANDINGS, `speaker` of SPEAKER_KINDS. `whole_meeting`: the words may stand anywhere in one meeting; a hit is what
    holds one of them there and meets the conditions.
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

    @property
    def words_to_highlight(self) -> tuple[str, ...]:
        """The folded words that a hit may hold."""
        return tuple(word.folded for word in words_of(self.tree, positive_only=True))


def compile_query(query: SearchQuery) -> IndexQuery:
    """Returns the query to the index: conditions become facets, days and the meeting a range of keys.

    Asks the database where a meeting or a first day is given.
    """
    index_query = IndexQuery(query.tree, _facets(query), *_key_ranges(query), mentioned=query.mentioned)
    if not query.whole_meeting or query.tree is None:
        return index_query
    words = words_of(query.tree, positive_only=True)
    return replace(
        index_query,
        tree=(Or(tuple(words)) if len(words) > 1 else words[0]) if words else None,
        together=query.tree,
    )


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
    return tuple(groups)


def _key_ranges(query) -> tuple[int, int, tuple[tuple[int, int], ...]]:
    """Returns the lowest and the highest key, and the ranges between them where a meeting that began earlier is met."""
    since, until = query.since, query.until
    if query.year is not None:
        since = max(filter(None, [since, datetime.date(query.year, 4, 1)]))
        until = min(filter(None, [until, datetime.date(query.year + 1, 3, 31)]))
    low, high = keys.keys_of_days(since, until)
    began_before = keys_of_meetings_that_last_until(since) if since else []
    ranges = ((low, high), *began_before) if began_before else ()
    low = min(low, *(first for first, _ in began_before)) if began_before else low
    if query.meeting:
        row = Passage.objects.filter(address=query.meeting).only("sort_key").first()
        first, last = keys.keys_of_meeting(keys.meeting_of(row.sort_key)) if row else (1, 0)
        low, high = max(low, first), min(high, last)
    return low, high, ranges
