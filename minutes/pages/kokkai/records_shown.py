"""The records of one page of an answer: speeches, or meetings with theirs.

A page holds fewer records than were asked for where they would be too much for one answer; nextRecordPosition goes on
behind them. One record is always whole.
"""

from collections.abc import Iterator

from minutes.kokkai import parameters
from minutes.kokkai.parameters import Unit
from minutes.kokkai.records import LISTED_KEYS, MEETING_KEYS, MEETING_SPEECH_KEYS, SPEECH_KEYS, in_order
from minutes.pages.kokkai.matching_speeches import Hit, Matches, hits_from
from minutes.pages.kokkai.meetings_shown import ShownMeeting, shown_meetings, talk_of
from minutes.pages.kokkai.speaker_values import generations_of
from minutes.search.find import load_passages

# The characters of speeches, or the speeches of a list, from which an answer takes no further record.
MOST_CHARACTERS, MOST_LISTED = 2_000_000, 20_000
# How many speeches, and how many meetings of a list, are read at once.
SPEECHES_AT_ONCE, MEETINGS_AT_ONCE = 25, 10

Weighed = Iterator[tuple[dict, int]]


def total_of(matches: Matches, unit: Unit) -> int:
    return matches.speeches if unit is parameters.SPEECH else len(matches.meetings)


def records_of(matches: Matches, unit: Unit, start: int, size: int, site: str) -> list[dict]:
    """Returns the records from the one at `start`, from 1, at most `size`. site: scheme and host."""
    if unit is parameters.SPEECH:
        return _within(MOST_CHARACTERS, _speeches(matches, hits_from(matches, start, size), site))
    meetings = [*matches.meetings.values()][start - 1 : start - 1 + size]
    if unit is parameters.MEETING_LIST:
        return _within(MOST_LISTED, _listed_meetings(meetings, site))
    return _within(MOST_CHARACTERS, _whole_meetings(meetings, site))


def _within(most: int, weighed: Weighed) -> list[dict]:
    records: list[dict] = []
    weight = 0
    for record, weighs in weighed:
        weight += weighs
        if records and weight > most:
            break
        records.append(record)
    return records


def _speeches(matches: Matches, hits: list[Hit], site: str) -> Weighed:
    meetings = shown_meetings({matches.meetings[hit.meeting] for hit in hits}, site) if hits else {}
    for start in range(0, len(hits), SPEECHES_AT_ONCE):
        some = hits[start : start + SPEECHES_AT_ONCE]
        passages = {one.sort_key: one for one in load_passages([hit.key for hit in some if hit.key])}
        generations = generations_of(passage.code for passage in passages.values())
        for hit in some:
            meeting, passage = meetings.get(matches.meetings[hit.meeting]), passages.get(hit.key)
            # What was taken down or removed since it was counted is left out.
            if meeting and (passage or hit.order == 0):
                speech = meeting.speech(hit.order, passage, generations) if passage else meeting.opening()
                yield in_order(SPEECH_KEYS, meeting.place(hit.order) | speech), len(speech["speech"])


def _whole_meetings(meetings: list[int], site: str) -> Weighed:
    """Each meeting is read when the ones before it have left room."""
    for one in meetings:
        shown, talk = shown_meetings([one], site), talk_of([one], words=True)
        generations = generations_of(passage.code for passage in talk[one])
        for meeting in shown.values():
            said = (meeting.speech(order, row, generations) for order, row in enumerate(talk[one], start=1))
            speeches = [speech | meeting.times for speech in (meeting.opening(), *said)]
            weight = sum(len(speech["speech"]) for speech in speeches)
            yield _meeting(meeting, MEETING_SPEECH_KEYS, speeches), weight


def _listed_meetings(meetings: list[int], site: str) -> Weighed:
    for start in range(0, len(meetings), MEETINGS_AT_ONCE):
        some = meetings[start : start + MEETINGS_AT_ONCE]
        shown, talk = shown_meetings(some, site), talk_of(some, words=False)
        for one in filter(shown.__contains__, some):
            meeting = shown[one]
            said = (meeting.listed(order, row) for order, row in enumerate(talk[one], start=1))
            yield _meeting(meeting, LISTED_KEYS, [meeting.opening(), *said]), len(talk[one]) + 1


def _meeting(meeting: ShownMeeting, keys: tuple[str, ...], speeches: list[dict]) -> dict:
    records = [in_order(keys, speech) for speech in speeches]
    return in_order(MEETING_KEYS, meeting.place(0) | {"speechRecord": records})
