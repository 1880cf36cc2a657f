"""Proposals are confirmed, turned down or chosen otherwise, and stay so."""

import datetime

import pytest

from minutes.desk.review.acknowledgements import acknowledge, review
from minutes.desk.ties.decide_ties import confirm_all, decide, set_ties
from minutes.desk.ties.proposed_ties import TieKey, load_talk_ties
from minutes.desk.ties.save_ties import TieAstray, load_ties
from minutes.models import Acknowledgement
from minutes.record.ties.turn_ties import TurnTies
from minutes.revision import StaleRevision
from tests.builders import MANUSCRIPT, clerk, draft

pytestmark = pytest.mark.django_db

AT = datetime.datetime(2026, 11, 30, 9, tzinfo=datetime.UTC)
# What is proposed for the record of builders.py: 事務局 asks the presenter 深川市, who answers.
ASKS, ANSWERS = TieKey(6, "asks", 16), TieKey(7, "answers", 6)


@pytest.fixture
def meeting():
    return draft()


def how(meeting, **more):
    meeting.refresh_from_db()
    return {"meeting": meeting, "revision": meeting.revision, "by": clerk(), "at": AT, **more}


def waiting_in_review(meeting):
    return [row.finding.message for row in review(meeting) if row.finding.key.startswith("proposals")]


def test_what_is_proposed_and_what_waits(meeting):
    talk = load_talk_ties(meeting)
    assert talk.proposed == {
        ASKS: "名を挙げない問いなので、説明した団体への問い",
        ANSWERS: "#6 で尋ねられた後の、初めての発言",
    }
    assert talk.waiting == [ASKS, ANSWERS]
    assert talk.stored == {}
    assert waiting_in_review(meeting) == ["問いと答えの案が2件、まだ確かめられていません。"]


def test_all_are_confirmed_at_once_in_one_save(meeting):
    revision = meeting.revision
    assert confirm_all(**how(meeting)) == [6, 7]
    assert load_ties(meeting) == {6: TurnTies(addressed_to=(16,)), 7: TurnTies(replies_to=(6,))}
    meeting.refresh_from_db()
    assert meeting.revision == revision + 1
    assert load_talk_ties(meeting).waiting == []
    assert waiting_in_review(meeting) == []
    assert confirm_all(**how(meeting)) == []
    assert meeting.revision == revision + 1


def test_one_that_is_turned_down_stays_so_without_a_save(meeting):
    revision = meeting.revision
    assert decide(**how(meeting, declined=[ASKS])) == []
    meeting.refresh_from_db()
    assert meeting.revision == revision, "nothing of the record has changed"
    assert load_talk_ties(meeting).waiting == [ANSWERS]
    assert [(row.key, row.seen_at) for row in Acknowledgement.objects.all()] == [("tie:6:asks:16", AT)]
    acknowledge(meeting=meeting, keys=set(), by=clerk(), at=AT)
    assert load_talk_ties(meeting).waiting == [ANSWERS], "a save of the review's marks keeps it"
    assert confirm_all(**how(meeting)) == [7]
    assert load_ties(meeting) == {7: TurnTies(replies_to=(6,))}


def test_one_that_was_turned_down_can_be_chosen_after_all(meeting):
    decide(**how(meeting, declined=[ASKS]))
    assert set_ties(**how(meeting, number=6, ties=TurnTies(addressed_to=(16,)))) == [6]
    assert Acknowledgement.objects.count() == 0
    assert set_ties(**how(meeting, number=6, ties=TurnTies())) == [6]
    assert load_ties(meeting) == {}
    assert load_talk_ties(meeting).waiting == [ANSWERS], "a tie that was removed is not proposed again"


def test_what_is_chosen_otherwise_turns_the_proposal_down(meeting):
    assert set_ties(**how(meeting, number=6, ties=TurnTies(addressed_to=(17, 18)))) == [6]
    assert load_ties(meeting) == {6: TurnTies(addressed_to=(17, 18))}
    assert load_talk_ties(meeting).waiting == [ANSWERS]


def test_other_ties_of_the_turn_stay(meeting):
    set_ties(**how(meeting, number=6, ties=TurnTies(addressed_to=(17,))))
    assert decide(**how(meeting, confirmed=[TieKey(6, "asks", 18)])) == [6]
    assert load_ties(meeting)[6] == TurnTies(addressed_to=(17, 18))
    assert decide(**how(meeting, declined=[TieKey(6, "asks", 17)])) == [6]
    assert load_ties(meeting)[6] == TurnTies(addressed_to=(18,))
    assert Acknowledgement.objects.filter(key="tie:6:asks:17").count() == 0, "it was never proposed"


def test_a_decision_on_an_old_revision_is_refused(meeting):
    for decision in ({"confirmed": [ASKS]}, {"declined": [ASKS]}):
        with pytest.raises(StaleRevision):
            decide(**how(meeting) | {"revision": meeting.revision - 1} | decision)
    assert load_talk_ties(meeting).waiting == [ASKS, ANSWERS]


def test_a_tie_to_what_is_no_turn_is_refused(meeting):
    with pytest.raises(TieAstray):
        decide(**how(meeting, confirmed=[TieKey(6, "answers", 7)], declined=[ASKS]))
    assert load_talk_ties(meeting).waiting == [ASKS, ANSWERS]


def test_a_long_talk_costs_as_many_queries_as_a_short_one(meeting, django_assert_num_queries):
    turns = "".join(
        f"（事務局）\n\n深川市はどうか。{n}\n\n（深川市）\n\n{n}件である。\n\n" for n in range(30)
    )
    long = draft(MANUSCRIPT.replace("■ 閉会", f"{turns}■ 閉会").replace("9月3日", "9月4日"))
    for one, waiting in ((meeting, 2), (long, 62)):
        with django_assert_num_queries(13):
            talk = load_talk_ties(one)
        assert len(talk.waiting) == waiting
