"""What matches a question: how many speeches of each meeting, and which of them one page shows.

Counts, orders and places come from the index alone. A place (startRecord) is found by adding up counts, so a page far
behind costs what the first one costs: one count of all hits, and the keys of the days that the page shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from minutes.kokkai.parameters import OPENING, Question
from minutes.pages.kokkai import speaker_values
from minutes.pages.kokkai.minutes_asked_for import meetings_of, whose_information_matches
from minutes.search import index
from minutes.search.analysis import keys
from minutes.search.index_query import IndexQuery
from minutes.search.query_language import And, Word
from minutes.search.spoken_keys import KINDS, of_order, orders_in, said_under

SPOKEN = tuple(("k", kind) for kind in KINDS)
# No passage is of this kind.
NOBODY = (("k", "nobody"),)


@dataclass(frozen=True)
class Hit:
    """A speech that matches. order 0 is 会議録情報, which has no key. meeting: its number (keys.py)."""

    meeting: int
    order: int
    key: int | None = None


@dataclass(frozen=True)
class Matches:
    """meetings: {number: primary key} of all that have hits, the newest first. counts: the hits in the talk of each.
    information: the meetings whose 会議録情報 is a hit. talk: the query that the counts are of."""

    meetings: dict[int, int]
    counts: dict[int, int]
    information: frozenset[int]
    talk: IndexQuery

    @property
    def speeches(self) -> int:
        return sum(map(self.hits_of, self.meetings))

    def hits_of(self, meeting: int) -> int:
        return self.counts.get(meeting, 0) + (meeting in self.information)


NOTHING = Matches({}, {}, frozenset(), IndexQuery())


def matches_of(question: Question) -> Matches:
    """Returns what matches. Six queries at most, none of them of rows of the talk but for a name of a speaker."""
    if question.nothing:
        return NOTHING
    meetings = meetings_of(question)
    if not meetings:
        return NOTHING
    information = whose_information_matches(question, meetings)
    talk = _talk_query(question, meetings)
    counted = index.counts_by_meeting([talk])[0] if _asks_the_talk(question) else {}
    keys_of = {number: meeting for meeting, number in meetings.items()}
    counts = {number: hits for number, hits in counted.items() if number in keys_of}
    found = sorted(counts.keys() | information, reverse=True)
    return Matches({number: keys_of[number] for number in found}, counts, frozenset(information), talk)


def hits_from(matches: Matches, start: int, size: int) -> list[Hit]:
    """Returns `size` hits from the one at `start`, from 1: the newest day first, each day by the order of the speeches."""
    before, reached = _days_reached(matches, start - 1, size)
    meetings = [number for day in reached for number in day]
    if not meetings:
        return []
    hits = [Hit(number, 0) for number in meetings if number in matches.information]
    hits += _talk_hits(matches, meetings)
    ordered = sorted(hits, key=lambda hit: (-(hit.meeting >> keys.SLOT_BITS), hit.order, -hit.meeting))
    first = start - 1 - before
    return ordered[first : first + size]


def _days_reached(matches, skip, size) -> tuple[int, list[list[int]]]:
    """Returns how many hits lie before the first day that a page reaches, and the meetings of each day that it does."""
    before, behind, reached = 0, 0, []
    for _, of_day in groupby(matches.meetings, key=lambda number: number >> keys.SLOT_BITS):
        day = list(of_day)
        hits = sum(map(matches.hits_of, day))
        if behind + hits <= skip:
            before = behind + hits
        elif behind < skip + size:
            reached.append(day)
        behind += hits
    return before, reached


def _talk_hits(matches, meetings) -> Iterator[Hit]:
    talking = [number for number in meetings if number in matches.counts]
    if not talking:
        return
    orders = orders_in(talking)
    query = replace(matches.talk, meetings=frozenset(talking))
    hits = sum(matches.counts[number] for number in talking)
    # What was published between two statements has no order yet.
    for key in orders if hits == len(orders) else index.highest_keys(query, hits):
        if key in orders:
            yield Hit(keys.meeting_of(key), orders[key], key)


def _asks_the_talk(question) -> bool:
    return question.order != 0 and not (question.words and question.within == OPENING)


def _talk_query(question: Question, meetings: dict[int, int]) -> IndexQuery:
    words = tuple(Word(word, word) for word in question.words)
    low, _ = keys.keys_of_meeting(min(meetings.values()))
    _, high = keys.keys_of_meeting(max(meetings.values()))
    groups = [SPOKEN]
    if question.group:
        groups.append(
            tuple(("p", number) for number in speaker_values.prefectures_with(question.group)) or NOBODY
        )
    return IndexQuery(
        tree=And(words) if len(words) > 1 else words[0] if words else None,
        facets=tuple(groups),
        low=low,
        high=high,
        among=tuple(_statements(question, low, high)),
    )


def _statements(question, low, high):
    if question.speakers:
        yield said_under(
            speaker_values.labels_with(question.speakers), speaker_values.read_with(question.speakers)
        )
    if question.position:
        yield said_under((), speaker_values.of_position(question.position))
    if question.order:
        yield of_order(question.order, low, high)
