"""Ties in the record: in editions and their digests, compared in words, withdrawn with the words they point at."""

import json
import re

import pytest
from django.urls import reverse

from minutes.compare.edition_comparison import compare_editions
from minutes.models import Correction, Edition, Passage
from minutes.publication.editions.snapshot import record_of
from minutes.publication.verify import verify_meeting
from minutes.record.canonical import canonical
from minutes.record.stored_record import read_record
from minutes.record.ties.turn_ties import TIES as NAMES
from minutes.record.ties.turn_ties import TurnTies
from tests.acts import withdraw_now
from tests.builders import draft, publish_now, published
from tests.minutes.record.format_1 import store_in_format_1
from tests.minutes.record.invented import stranger
from tests.minutes.ties.tie_now import TIES, tie_now, tied

pytestmark = pytest.mark.django_db


def turn(record, number):
    return next(block for block in record["blocks"] if block["number"] == number)


def corrections_of(edition):
    return [(row.key, row.change, row.category) for row in edition.corrections.order_by("position")]


def strangers_verdicts(client, meeting):
    """What docs/verify_download.py says of every edition that can be downloaded."""
    script = stranger()
    address = Edition.objects.filter(meeting=meeting).first().address
    numbers = Edition.objects.filter(meeting=meeting).order_by("number").values_list("number", flat=True)
    files = [
        json.loads(client.get(reverse("pages:edition_data", args=[address, number])).content)
        for number in numbers
    ]
    chain = json.loads(client.get(reverse("pages:chain_data", args=[address])).content)
    return [script.check_edition(file)[0] for file in files], script.check_chain(files, chain)


def test_turns_carry_their_ties_by_numbers_and_a_turn_without_any_stays_as_it_was():
    meeting = tied()
    record = record_of(meeting)
    assert turn(record, 6) == {
        "number": 6,
        "block_kind": "turn",
        "speaker": 19,
        "text": "紙はどこに置いているか。",
        "addressed_to": [16, 18],
    }
    assert {name: turn(record, 7).get(name) for name in NAMES} == {"addressed_to": None, "replies_to": [6]}
    assert list(turn(record, 8)) == ["number", "block_kind", "speaker", "text"]


def test_a_record_without_ties_is_the_same_to_the_byte_as_before_there_were_any():
    meeting = draft()
    before = canonical(record_of(meeting))
    assert not any(name in before for name in NAMES)
    tie_now(meeting, TIES)
    tie_now(meeting, dict.fromkeys(TIES, TurnTies()))
    assert canonical(record_of(meeting)) == before


def test_a_change_of_ties_is_a_correction_of_its_own_category_told_in_words():
    meeting = tied()
    publish_now(meeting)
    tie_now(meeting, {7: TurnTies(), 8: TurnTies(replies_to=(6,)), 6: TurnTies((18,))})
    edition = publish_now(meeting)
    assert corrections_of(edition) == [(f"u{n}", "changed", "ties") for n in (6, 7, 8)]
    assert Correction.Category("ties").label == "問いと答えの結び付き"
    before, after = (read_record(one.record) for one in meeting.editions.order_by("number"))
    told = {
        str(block.location.key): ["".join(piece.text for piece in side).split("\n")[-1] for side in sides]
        for block in compare_editions(before, after)
        for sides in [(block.before, block.after)]
    }
    assert told == {
        "u6": ["（#6 は深川市、美里町に尋ねている）", "（#6 は美里町に尋ねている）"],
        "u7": ["（#7 は #6 への答え）", "（#7 は答えとされていない）"],
        "u8": ["（#8 は答えとされていない）", "（#8 は #6 への答え）"],
    }


def test_words_and_ties_changed_at_once_are_one_correction_of_words():
    meeting = tied()
    publish_now(meeting)
    row = meeting.utterances.get(number=7)
    row.text = "閉校した校舎に置いている。"
    row.save()
    tie_now(meeting, {7: TurnTies()})
    assert corrections_of(publish_now(meeting)) == [("u7", "changed", "mistake")]


def test_chains_of_both_formats_verify_here_and_for_a_stranger(client):
    edition = published()
    meeting = edition.meeting
    store_in_format_1(edition)
    tie_now(meeting, TIES)
    edition = publish_now(meeting)
    assert corrections_of(edition) == [("u6", "changed", "ties"), ("u7", "changed", "ties")]
    tie_now(meeting, {7: TurnTies()})
    publish_now(meeting)
    assert [edition.format for edition in meeting.editions.order_by("number")] == [1, 2, 2]
    assert verify_meeting(meeting) == []
    assert strangers_verdicts(client, meeting) == ([[], [], []], [])


def test_a_changed_tie_breaks_the_digest(client):
    meeting = tied()
    edition = publish_now(meeting)
    record = json.loads(edition.record)
    turn(record, 7)["replies_to"] = []
    Edition.objects.filter(pk=edition.pk).update(record=canonical(record))
    assert verify_meeting(meeting) != []
    assert strangers_verdicts(client, meeting)[0] != [[]]


def test_withdrawn_words_and_names_stand_nowhere_through_ties(client):
    meeting = tied()
    tie_now(meeting, {8: TurnTies((), (6,))})
    address = publish_now(meeting).address
    withdraw_now(meeting, "u6")
    withdraw_now(meeting, "a18")
    record = reverse("pages:meeting", args=[address])
    pages = [record, *(f"{record}u/{number}/" for number in (6, 7, 8)), "/organisations/012289/"]
    # 出席者 as printed is a fact of its own, which was not withdrawn.
    told = re.sub(r'<dd class="printed">.*?</dd>', "", read(client, pages))
    assert told.count("［取消し］") > 4
    assert [words for words in ("紙はどこ", "美里町") if words in told] == []
    asked = [passage.asked for passage in Passage.objects.exclude(asked="")]
    assert asked == ["012289"]
    assert verify_meeting(meeting) == []


def read(client, pages) -> str:
    return " ".join(client.get(page).content.decode() for page in pages)
