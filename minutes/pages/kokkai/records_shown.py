"""The records of one page of an answer: speeches, or meetings with theirs.

A page holds fewer records than were asked for where they would be too much for one answer; nextRecordPosition goes on
behind them. One record is always whole.
"""

from collections.abc import Callable, Iterator

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
    for meeting in meetings:
        yield from _meetings([meeting], site, _told, lambda speech: len(speech["speech"]))


def _listed_meetings(meetings: list[int], site: str) -> Weighed:
    for start in range(0, len(meetings), MEETINGS_AT_ONCE):
        some = meetings[start : start + MEETINGS_AT_ONCE]
        yield from _meetings(some, site, lambda meeting, speech: in_order(LISTED_KEYS, speech), lambda _: 1)


def _told(meeting: ShownMeeting, speech: dict) -> dict:
    return in_order(MEETING_SPEECH_KEYS, speech | meeting.times)


def _meetings(
    meetings: list[int],
    site: str,
    told: Callable[[ShownMeeting, dict], dict],
    weight: Callable[[dict], int],
) -> Weighed:
    shown, talk = shown_meetings(meetings, site), talk_of(meetings)
    generations = generations_of(passage.code for passages in talk.values() for passage in passages)
    for one in filter(shown.__contains__, meetings):
        meeting = shown[one]
        speeches = [meeting.opening()]
        speeches += [
            meeting.speech(order, said, generations) for order, said in enumerate(talk[one], start=1)
        ]
        records = [told(meeting, speech) for speech in speeches]
        record = in_order(MEETING_KEYS, meeting.place(0) | {"speechRecord": records})
        yield record, sum(map(weight, speeches))
