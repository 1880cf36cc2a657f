"""The real record measured against what was read in it by hand (README.md). Precision and recall, of all ties."""

import csv
from pathlib import Path

import pytest

from minutes.desk.ties.proposed_ties import load_talk_ties
from minutes.models import Meeting
from tests.builders import draft
from tests.minutes.samples.sample import TEXTS

pytestmark = pytest.mark.django_db

HERE = Path(__file__).parent


def read_by_hand(name: str) -> tuple[set[int], set[tuple]]:
    """Returns the turns that were read, and their ties: (turn, "asks", label) or (turn, "answers", number)."""
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    asked = {(int(row["number"]), "asks", label) for row in rows for label in row["addressed"].split()}
    answered = {(int(row["number"]), "answers", int(one)) for row in rows for one in row["answers"].split()}
    return {int(row["number"]) for row in rows}, asked | answered


def proposed_ties(meeting: Meeting) -> set[tuple]:
    labels = dict(meeting.attendees.values_list("number", "label"))
    return {
        (key.turn, key.kind, labels[key.number] if key.kind == "asks" else key.number)
        for key in load_talk_ties(meeting).proposed
    }


def test_the_real_record_is_proposed_as_it_was_read(real_text):
    turns, by_hand = read_by_hand("real-2012-10-23.csv")
    proposed = proposed_ties(draft(real_text))
    assert len(turns) == 46
    assert len(by_hand) == 50
    assert proposed == by_hand, "precision 1.0 and recall 1.0; and nothing outside 発表 and 照会"


def test_an_identification_and_withdrawn_words_change_nothing_else(real_text):
    meeting = draft(real_text)
    before = proposed_ties(meeting)
    turn = meeting.utterances.get(number=54)
    turn.text = "［取消し54-1］"
    turn.save()
    after = proposed_ties(meeting)
    assert before - after == {(54, "answers", 53)}
    assert after - before == set()


def test_the_held_out_meeting_as_it_was_measured_at_the_end():
    turns, by_hand = read_by_hand("held-out-2025-10-22.csv")
    proposed = proposed_ties(draft(TEXTS["2025-10-22-jitsumusha.txt"]))
    assert len(turns) == 31
    assert len(by_hand) == 22
    assert proposed == by_hand, "precision 1.0 and recall 1.0"
