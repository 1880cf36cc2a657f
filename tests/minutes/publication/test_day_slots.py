"""Each published meeting has the lowest slot that was free on its day, and two meetings never share a key."""

import datetime
import json
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.models import DaySlot, Edition, Meeting, Passage
from minutes.publication.derived.passage_writer import remove as remove_passages
from minutes.publication.derived.passage_writer import write
from minutes.publication.derived.public_meeting import PublicMeeting
from minutes.publication.errors import PublicationRefused
from minutes.publication.verify import verify_meeting
from minutes.search import check
from minutes.search.analysis import keys
from tests.acts import retract_now
from tests.builders import body, clerk, draft, publish_now, published
from tests.texts import tries

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 9, 3)
NEXT_DAY = DAY + datetime.timedelta(days=1)
TEXT = "■ 会議名\n第{}部会\n\n■ 日時\n令和8年9月3日\n\n■ 開会\n\n（深川市）\n\n始める。\n"


def drafts(number: int, by) -> list[Meeting]:
    """Meetings of one day that differ in their title."""
    return [draft(TEXT.format(part), by=by) for part in range(1, number + 1)]


def replace_passages(edition: Edition, record: dict) -> None:
    """Writes the passages of a record as if an edition had it."""
    write(PublicMeeting(edition.meeting, [(edition, record)]))


def slots() -> dict[int, tuple[int, int]]:
    """{meeting: (day of the key, slot)}"""
    return {row.meeting_id: (row.day, row.slot) for row in DaySlot.objects.all()}


def numbers_in_keys() -> dict[int, set[int]]:
    """{meeting: the numbers of meetings that stand in the keys of its passages}"""
    numbers = defaultdict(set)
    for meeting, key in Passage.objects.values_list("meeting", "sort_key"):
        numbers[meeting].add(keys.meeting_of(key))
    return dict(numbers)


def move(meeting, day: int):
    Meeting.objects.filter(pk=meeting.pk).update(
        time=f"令和8年9月{day}日", held_on=datetime.date(2026, 9, day)
    )


def test_a_corrected_day_moves_the_slot_and_frees_the_old_one():
    by = clerk()
    first, second, third, fourth = meetings = drafts(4, by)
    for meeting in (first, second):
        publish_now(meeting, by=by)
    day, next_day = keys.day_number(DAY), keys.day_number(NEXT_DAY)
    assert slots() == {first.pk: (day, 0), second.pk: (day, 1)}
    move(first, 4)
    publish_now(first, by=by)
    assert slots() == {first.pk: (next_day, 0), second.pk: (day, 1)}
    publish_now(third, by=by)
    publish_now(fourth, by=by)
    expected = {first.pk: (next_day, 0), second.pk: (day, 1), third.pk: (day, 0), fourth.pk: (day, 2)}
    assert slots() == expected
    assert numbers_in_keys() == {
        meeting: {day << keys.SLOT_BITS | slot} for meeting, (day, slot) in expected.items()
    }
    assert [verify_meeting(meeting) for meeting in meetings] == [[]] * 4


def test_a_meeting_that_is_taken_down_has_no_slot():
    meeting = published().meeting
    retract_now(meeting)
    assert (slots(), verify_meeting(meeting)) == ({}, [])
    publish_now(meeting, status="preliminary")
    assert (slots(), verify_meeting(meeting)) == ({meeting.pk: (keys.day_number(DAY), 0)}, [])


def test_a_wrong_slot_or_key_is_told():
    edition = published()
    told_slot = ["2026-09-03-1 第1版: その日の枠が開催日と合いません"]
    told_keys = ["2026-09-03-1 第1版: 検索の順が、その日の枠や記録の中の順と合いません"]
    DaySlot.objects.update(slot=1)
    assert verify_meeting(edition.meeting) == told_keys
    DaySlot.objects.update(slot=0, day=7)
    assert verify_meeting(edition.meeting) == told_slot
    DaySlot.objects.all().delete()
    assert verify_meeting(edition.meeting) == told_slot + told_keys


def test_a_meeting_more_than_a_day_has_slots_for_is_refused(monkeypatch):
    monkeypatch.setattr(keys, "SLOTS_PER_DAY", 2)
    by = clerk()
    *meetings, late = drafts(3, by)
    for meeting in meetings:
        publish_now(meeting, by=by)
    with pytest.raises(
        PublicationRefused, match="この日には会議が2件公開されているので、これ以上は公開できません。"
    ):
        publish_now(late, by=by)
    move(late, 4)
    publish_now(late, by=by)
    assert [slot for _, slot in slots().values()] == [0, 1, 0]


@pytest.fixture
def three(db):
    """Three published meetings: their editions, and what each holds."""
    by = clerk()
    editions = [publish_now(meeting, by=by) for meeting in drafts(3, by)]
    return [(edition, json.loads(edition.record)) for edition in editions]


ACTS = st.tuples(st.integers(0, 2), st.sampled_from([DAY, NEXT_DAY, None]))


@pytest.mark.long
def test_whatever_is_published_moved_and_taken_down_no_key_is_shared(three):
    """Long, since each of the hundred examples writes up to twelve meetings."""

    @settings(max_examples=tries(60))
    @given(st.lists(ACTS, max_size=12))
    def law(acts):
        for edition, _ in three:
            remove_passages(edition.meeting)
        expected = {}
        for number, day in acts:
            edition, record = three[number]
            mine = expected.get(edition.meeting_id)
            if day is None:
                expected.pop(edition.meeting_id, None)
                remove_passages(edition.meeting)
            else:
                replace_passages(edition, record | {"held_on": day.isoformat()})
                if mine is None or mine[0] != keys.day_number(day):
                    expected[edition.meeting_id] = lowest_free(day, expected)
            assert slots() == expected
        assert numbers_in_keys() == {
            meeting: {day << keys.SLOT_BITS | slot} for meeting, (day, slot) in expected.items()
        }

    law()


def lowest_free(day, taken):
    number, slot = keys.day_number(day), 0
    while (number, slot) in taken.values():
        slot += 1
    return number, slot


@pytest.mark.long
def test_a_day_of_1100_meetings_is_published():
    """Long, since it writes 3,300 passages, meeting by meeting. All but two are published by their passages alone."""
    by = clerk()
    first, last = drafts(2, by)
    record, kaigi = json.loads(publish_now(first, by=by).record), body()
    meetings = Meeting.objects.bulk_create(Meeting(body=kaigi, title="会", held_on=DAY) for _ in range(1098))
    for number, meeting in enumerate(meetings):
        replace_passages(Edition(meeting=meeting, address=f"x-{number}", status="final"), record)
    publish_now(last, by=by)
    assert (slots()[last.pk][1], verify_meeting(last)) == (1099, [])
    assert sorted(slot for _, slot in slots().values()) == list(range(1100))
    numbers = numbers_in_keys().values()
    assert (len(numbers), len(set.union(*numbers))) == (1100, 1100)
    assert list(filter(None, check.differences(substrings=20, trees=10, seed=1))) == []


@pytest.mark.long
def test_a_record_of_more_passages_than_positions_is_refused():
    """Long, since the longest record that is taken has 16,384 passages."""
    edition = published(TEXT.format(1))
    record = json.loads(edition.record)
    blocks = [record["blocks"][0] | {"number": number} for number in range(1, 16385)]
    with pytest.raises(PublicationRefused, match="合わせて16383を超えるので、公開できません。会議録を分けて"):
        replace_passages(edition, record | {"blocks": blocks})
    replace_passages(edition, record | {"blocks": blocks[:-1]})
    low, high = keys.keys_of_meeting(keys.meeting_number(DAY, 0))
    found = sorted(Passage.objects.values_list("sort_key", flat=True))
    assert (len(found), found[0], found[-1]) == (16384, low, high - keys.ORGANISATION_MASK)
