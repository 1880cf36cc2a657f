"""The record as it stood at an earlier revision: out of the history, the same as it was when it stood."""

import pytest

from minutes.desk.rows.row_verbs import remove_row, save_row
from minutes.models import Meeting, Utterance
from minutes.publication.editions.past_record import record_at
from minutes.publication.editions.snapshot import record_of
from minutes.record.ties.turn_ties import TurnTies
from tests.builders import clerk
from tests.minutes.tallies.tally_now import tallied
from tests.minutes.ties.tie_now import tie_now

pytestmark = pytest.mark.django_db


def nothing(rows):
    """A reader who may see all."""


def test_every_state_is_told_as_it_was(django_assert_max_num_queries):
    """With written answers, a tally and ties; then words, a speaker, a fact, a place, a tie and a row change."""
    meeting, by = tallied(), clerk()
    tie_now(meeting, {6: TurnTies(addressed_to=(18, 20)), 7: TurnTies(replies_to=(6,))})
    states = {}

    def note():
        now = Meeting.objects.get(pk=meeting.pk)
        states[now.revision] = record_of(now)
        return now.revision

    def turn(number, **values):
        row = Utterance.objects.get(meeting=meeting, number=number)
        for name, value in values.items():
            setattr(row, name, value)
        return row

    note()
    save_row(row=turn(8, text="当町でも同じ。"), revision=max(states), by=by)
    note()
    save_row(row=turn(8, speaker=meeting.attendees.get(label="深川市")), revision=max(states), by=by)
    note()
    save_row(row=turn(15), behind=5, revision=max(states), by=by)
    note()
    row = Meeting.objects.get(pk=meeting.pk)
    row.venue = "第4会議室"
    save_row(row=row, revision=max(states), by=by)
    note()
    tie_now(meeting, {6: TurnTies(addressed_to=(18,))})
    note()
    remove_row(row=turn(7), revision=max(states), by=by)
    note()
    assert len(states) == 7
    fresh = Meeting.objects.select_related("body__secretariat").get(pk=meeting.pk)
    for revision, record in states.items():
        with django_assert_max_num_queries(14):
            assert record_at(fresh, revision, redact=nothing) == record


def test_before_there_was_a_record_there_is_none():
    assert record_at(tallied(), -1, redact=nothing) is None
