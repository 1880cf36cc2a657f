"""Whom a turn asks and what it answers, as the desk saves it: what differs, and nothing else."""

import pytest

from minutes.desk.ties.save_ties import TieAstray, load_ties, save_ties
from minutes.models import TurnAddressee, TurnReply
from minutes.record.ties.turn_ties import TurnTies
from minutes.revision import StaleRevision
from tests.builders import clerk, draft
from tests.minutes.ties.tie_now import TIES, tie_now

pytestmark = pytest.mark.django_db


def test_ties_are_stored_by_numbers_in_one_save():
    meeting = draft()
    assert tie_now(meeting, TIES) == [6, 7]
    meeting.refresh_from_db()
    assert (meeting.revision, load_ties(meeting)) == (1, TIES)
    versions = [*TurnAddressee.history.all(), *TurnReply.history.all()]
    assert [(version.history_type, version.saved_revision) for version in versions] == [("+", 1)] * 3


def test_only_what_differs_is_written():
    meeting = draft()
    by = clerk()
    tie_now(meeting, TIES)
    kept = TurnAddressee.objects.get(attendee__number=16).pk
    assert tie_now(meeting, TIES) == []
    assert tie_now(meeting, {6: TurnTies((16, 17)), 7: TIES[7]}, by=by) == [6]
    meeting.refresh_from_db()
    assert meeting.revision == 2
    assert load_ties(meeting) == {6: TurnTies((16, 17)), 7: TIES[7]}
    assert TurnAddressee.objects.get(attendee__number=16).pk == kept
    versions = TurnAddressee.history.filter(saved_revision=2).order_by("history_id")
    assert [(version.history_type, version.history_user) for version in versions] == [("-", by), ("+", by)]


def test_a_turn_that_is_not_named_keeps_its_ties_and_an_empty_one_loses_them():
    meeting = draft()
    tie_now(meeting, TIES)
    tie_now(meeting, {6: TurnTies()})
    assert load_ties(meeting) == {7: TIES[7]}


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        ({5: TurnTies((16,))}, "#5 は、この会議録の発言ではありません。"),
        ({1: TurnTies((16,))}, "#1 は、この会議録の発言ではありません。"),
        ({6: TurnTies((12,))}, "#6 の尋ねた相手 #12 は、この会議録の出席者にありません。"),
        ({6: TurnTies((), (7,))}, "#6 は #7 の答えにできません。前にある発言を選んでください。"),
        ({6: TurnTies((), (6,))}, "#6 は #6 の答えにできません。前にある発言を選んでください。"),
        ({7: TurnTies((), (5,))}, "#7 は #5 の答えにできません。前にある発言を選んでください。"),
    ],
)
def test_what_no_talk_can_have_is_refused_and_nothing_written(ties, said):
    meeting = draft()
    with pytest.raises(TieAstray, match=said):
        tie_now(meeting, ties)
    meeting.refresh_from_db()
    assert (meeting.revision, load_ties(meeting)) == (0, {})


def test_a_save_on_an_older_revision_is_refused():
    meeting = draft()
    tie_now(meeting, TIES)
    with pytest.raises(StaleRevision):
        save_ties(meeting=meeting, ties={7: TurnTies()}, revision=0, by=clerk())
    assert load_ties(meeting) == TIES


@pytest.mark.parametrize("turns", [1, 3])
def test_loading_costs_four_queries(turns, django_assert_num_queries):
    meeting = draft()
    tie_now(meeting, dict.fromkeys((6, 7, 8)[:turns], TIES[6]))
    with django_assert_num_queries(4):
        assert len(load_ties(meeting)) == turns
