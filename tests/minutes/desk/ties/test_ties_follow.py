"""Ties go with the turn or the attendee that they name, and come back with it as themselves."""

import pytest

from minutes.desk.manuscript.compared_manuscript import TIES_GO, compare_manuscript
from minutes.desk.manuscript.save_manuscript import save_manuscript
from minutes.desk.manuscript.working_document import load_rows, stored_document
from minutes.desk.rows.restore_row import restore_row
from minutes.desk.rows.row_verbs import remove_meeting, remove_row, save_row
from minutes.desk.ties.save_ties import load_ties
from minutes.models import TurnAddressee, TurnReply, Utterance
from minutes.notation.parser import parse
from minutes.notation.writer import write
from minutes.record.ties.turn_ties import TurnTies
from tests.builders import MANUSCRIPT, clerk
from tests.minutes.ties.tie_now import TIES, tie_now, tied

pytestmark = pytest.mark.django_db
ALL = TIES | {8: TurnTies(replies_to=(6,)), 13: TurnTies((17,), (12,))}


def manuscript(meeting):
    return write(stored_document(meeting))


def save(meeting, text):
    meeting.refresh_from_db()
    compared = compare_manuscript(rows=load_rows(meeting), document=parse(text))
    save_manuscript(compared=compared, revision=meeting.revision, by=clerk())


def remove(meeting, number):
    meeting.refresh_from_db()
    row = Utterance.objects.get(meeting=meeting, number=number)
    remove_row(row=row, revision=meeting.revision, by=clerk())


def restore(meeting, model, number):
    meeting.refresh_from_db()
    version = model.history.filter(meeting_id=meeting.pk, number=number, history_type="-").latest()
    return restore_row(version=version, revision=meeting.revision, by=clerk())


def test_a_turn_takes_its_ties_with_it_and_brings_them_back_by_id():
    meeting = tied()
    tie_now(meeting, ALL)
    ids = set(TurnReply.objects.values_list("pk", flat=True))
    remove(meeting, 6)
    assert load_ties(meeting) == {13: ALL[13]}
    restore(meeting, Utterance, 6)
    assert load_ties(meeting) == ALL
    assert set(TurnReply.objects.values_list("pk", flat=True)) == ids


def test_a_tie_whose_other_end_is_gone_waits_for_it():
    meeting = tied()
    remove(meeting, 6)
    remove(meeting, 7)
    restore(meeting, Utterance, 7)
    assert load_ties(meeting) == {}
    restore(meeting, Utterance, 6)
    assert load_ties(meeting) == TIES


def test_a_tie_that_was_taken_away_does_not_come_back_with_its_turn():
    meeting = tied()
    tie_now(meeting, {7: TurnTies()})
    remove(meeting, 6)
    restore(meeting, Utterance, 6)
    assert load_ties(meeting) == {6: TIES[6]}


def test_a_manuscript_takes_turns_and_ties_and_brings_both_back():
    meeting = tied()
    tie_now(meeting, ALL)
    whole = manuscript(meeting)
    save(meeting, manuscript(meeting).replace("（事務局）　#6\n紙はどこに置いているか。\n\n", ""))
    assert load_ties(meeting) == {13: ALL[13]}
    save(meeting, whole)
    assert load_ties(meeting) == ALL


def test_an_attendee_that_leaves_the_manuscript_takes_what_it_was_asked_and_comes_back_with_it():
    meeting = tied(MANUSCRIPT.replace("当別町、美里町", "当別町、美里町、瑞穂町"))
    number = meeting.attendees.get(label="瑞穂町").number
    asked = TIES | {12: TurnTies((number,))}
    tie_now(meeting, asked)
    whole = manuscript(meeting)
    save(meeting, manuscript(meeting).replace("、瑞穂町", ""))
    assert load_ties(meeting) == TIES
    save(meeting, whole)
    assert load_ties(meeting) == asked


def test_words_changed_or_moved_keep_the_ties():
    meeting = tied()
    save(meeting, manuscript(meeting).replace("紙はどこに置いているか。", "紙はどこか。"))
    assert load_ties(meeting) == TIES


def test_a_tie_holds_while_both_are_turns_and_the_question_stands_first():
    meeting = tied()
    row = Utterance.objects.get(meeting=meeting, number=6)
    speaker, row.speaker = row.speaker, None
    meeting.refresh_from_db()
    save_row(row=row, revision=meeting.revision, by=clerk())
    assert load_ties(meeting) == {}
    row.speaker = speaker
    meeting.refresh_from_db()
    save_row(row=row, revision=meeting.revision, by=clerk(), behind=8)
    assert load_ties(meeting) == {6: TIES[6]}


def test_a_draft_that_is_deleted_leaves_no_tie():
    meeting = tied()
    meeting.refresh_from_db()
    remove_meeting(meeting=meeting, revision=meeting.revision, by=clerk())
    assert (TurnAddressee.objects.count(), TurnReply.objects.count()) == (0, 0)
    assert TurnReply.history.filter(history_type="-", history_user=None).count() == 0


def test_the_check_of_a_manuscript_says_which_ties_go():
    meeting = tied()
    text = manuscript(meeting)
    without = text.replace("（事務局）　#6\n紙はどこに置いているか。\n\n", "")
    told = [
        [
            problem.message
            for problem in compare_manuscript(rows=load_rows(meeting), document=parse(one)).warnings
        ]
        for one in (text, without)
    ]
    assert told == [[], [TIES_GO.format(3)]]
