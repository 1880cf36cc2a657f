"""Saving, adding, moving and removing single rows: their numbers, positions and history, and the meeting's revision."""

import datetime

import pytest
from django.db.models import ProtectedError

from minutes.desk.rows.row_order import BLOCKS, position_behind
from minutes.desk.rows.row_verbs import add_meeting, add_row, remove_meeting, remove_row, save_row
from minutes.models import AgendaItem, AttendeeOrganisation, Body, Handout, Meeting, Presentation, Utterance
from minutes.revision import StaleRevision
from tests.builders import MANUSCRIPT, body, clerk, draft, published

pytestmark = pytest.mark.django_db


def order(meeting):
    """Returns the numbers of the blocks in the order of the talk."""
    placed = [
        place
        for model in BLOCKS
        for place in model.objects.filter(meeting=meeting).values_list("position", "number")
    ]
    return [number for _, number in sorted(placed)]


def add(meeting, behind, text="足した言葉"):
    meeting.refresh_from_db()
    row = Utterance(meeting=meeting, text=text)
    return add_row(row=row, revision=meeting.revision, by=clerk(), behind=behind)


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (4, [1, 2, 3, 4, 21, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
        (0, [21, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
        (15, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 21]),
        (None, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 21]),
    ],
)
def test_a_new_block_goes_behind_the_one_of_a_number(behind, expected):
    meeting = draft()
    add(meeting, behind)
    assert order(meeting) == expected


def test_a_new_row_has_the_next_number_and_its_history():
    meeting = draft()
    row = add(meeting, 4)
    meeting.refresh_from_db()
    assert (row.number, meeting.next_number, meeting.revision) == (21, 22, 1)
    assert [history.history_type for history in row.history.all()] == ["+"]


def test_thirty_rows_between_two_keep_their_order_and_no_history_is_written_for_the_others():
    meeting = draft()
    before = {model: model.history.count() for model in BLOCKS}
    added = [add(meeting, 4).number for _ in range(30)]
    assert order(meeting) == [1, 2, 3, 4, *reversed(added), *range(5, 16)]
    after = {model: model.history.count() for model in BLOCKS}
    assert after == before | {Utterance: before[Utterance] + 30}


def test_no_room_at_the_very_beginning_is_made():
    meeting = draft()
    added = [add(meeting, 0).number for _ in range(15)]
    assert order(meeting) == [*reversed(added), *range(1, 16)]


def test_spacing_again_touches_no_other_meeting():
    other = draft()
    stood = order(other), list(other.utterances.values_list("position", flat=True))
    meeting = draft(MANUSCRIPT.replace("記録実務者会議", "役員会"))
    for _ in range(15):
        add(meeting, 4)
    assert (order(other), list(other.utterances.values_list("position", flat=True))) == stood


def test_a_number_of_another_order_is_no_place():
    meeting = draft()
    attendee, handout = meeting.attendees.first(), meeting.handouts.get()
    for number in (attendee.number, handout.number, 99):
        with pytest.raises(LookupError):
            position_behind(row=Utterance(meeting=meeting, text="x"), number=number)
    assert position_behind(row=AttendeeOrganisation(meeting=meeting), number=attendee.number) == 1536
    row = Utterance.objects.get(meeting=meeting, number=12)
    with pytest.raises(LookupError):
        position_behind(row=row, number=12)


def test_a_block_is_moved_and_keeps_its_number():
    meeting = draft()
    row = Utterance.objects.get(meeting=meeting, number=12)
    assert save_row(row=row, revision=0, by=clerk(), behind=1) is True
    assert order(meeting) == [1, 12, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15]
    assert row.history.count() == 2


@pytest.mark.parametrize("verb", [save_row, remove_row])
def test_an_old_revision_is_refused_and_nothing_is_written(verb):
    meeting = draft()
    Meeting.objects.update(revision=7)
    row = Utterance.objects.get(meeting=meeting, number=12)
    row.text = "別の言葉"
    with pytest.raises(StaleRevision):
        verb(row=row, revision=6, by=clerk())
    stored = Utterance.objects.get(meeting=meeting, number=12)
    assert (stored.text, stored.history.count(), Meeting.objects.get().revision) == (
        "十日と決めている。",
        1,
        7,
    )


def test_nothing_changed_is_not_saved_whatever_the_revision():
    row = Utterance.objects.get(meeting=draft(), number=12)
    assert save_row(row=row, revision=99, by=clerk()) is False
    assert (row.history.count(), Meeting.objects.get().revision) == (1, 0)


def test_saving_a_meeting_derives_its_day_and_never_its_given_values():
    edition = published()
    meeting = Meeting.objects.get()
    meeting.address, meeting.next_number, meeting.number = "2001-01-01-1", 1, 1
    meeting.title, meeting.time, meeting.updated = (
        "平成24年度 役員会",
        "平成24年10月23日 午後2時半～4時",
        "H26.4.1",
    )
    assert save_row(row=meeting, revision=meeting.revision, by=clerk(), reason="直した") is True
    stored = Meeting.objects.get()
    assert (stored.address, stored.next_number, stored.revision) == (edition.address, 21, 1)
    assert (stored.held_on, stored.starts_at, stored.ends_at) == (
        datetime.date(2012, 10, 23),
        datetime.time(14, 30),
        datetime.time(16),
    )
    assert (stored.fiscal_year_stated, stored.updated_on) == (2012, datetime.date(2014, 4, 1))
    assert (stored.history.first().address, stored.history.first().history_change_reason) == (
        edition.address,
        "直した",
    )


def test_a_new_meeting_is_a_draft_with_its_day_read():
    by = clerk()
    meeting = add_meeting(row=Meeting(body=body(), title="令和8年度 記録会", time="令和8年9月3日"), by=by)
    assert (meeting.held_on, meeting.fiscal_year_stated, meeting.address) == (
        datetime.date(2026, 9, 3),
        2026,
        None,
    )
    assert meeting.history.get().history_user == by


def test_removing_a_row_leaves_its_number_unused_and_says_who_and_why():
    meeting, by = draft(), clerk()
    remove_row(row=Utterance.objects.get(meeting=meeting, number=15), revision=0, by=by, reason="重複")
    gone = Utterance.history.filter(number=15).first()
    assert (gone.history_type, gone.history_user, gone.history_change_reason) == ("-", by, "重複")
    assert add(meeting, None).number == 21


def test_an_attendee_that_speaks_stays():
    meeting = draft()
    with pytest.raises(ProtectedError):
        remove_row(row=meeting.attendees.get(label="深川市"), revision=0, by=clerk())
    assert Meeting.objects.get().revision == 0


def test_a_draft_goes_whole_with_the_history_of_each_row():
    meeting, by = draft(), clerk()
    models = (Meeting, AgendaItem, Presentation, Utterance, AttendeeOrganisation, Handout)
    stood = [model.objects.count() for model in models]
    remove_meeting(meeting=meeting, revision=0, by=by, reason="取込み直し")
    assert [model.objects.count() for model in models] == [0] * 6
    gone = [
        model.history.filter(history_type="-", history_user=by, history_change_reason="取込み直し")
        for model in models
    ]
    assert [found.count() for found in gone] == stood
    assert Body.objects.count() == 1


def test_what_was_published_cannot_be_removed():
    edition = published()
    with pytest.raises(ProtectedError):
        remove_meeting(meeting=edition.meeting, revision=0, by=clerk())
    assert (Meeting.objects.count(), Utterance.objects.count()) == (1, 9)
