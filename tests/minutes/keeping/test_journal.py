"""The journal: what it says of an act, and that a restored backup is brought up to it before anything is served."""

import datetime
import errno
import json
import os

import pytest
from django.db import transaction

from minutes.keeping.journal_replay import committed, replay, settle
from minutes.models import Edition, LostEdition, Utterance, Withdrawal
from minutes.publication.journal import append, journal_path, lines
from minutes.publication.verify import verify_meeting
from tests.acts import editions_of, erase_now, later, retract_now, reword, said, withdraw_now
from tests.builders import NOON, clerk, publish_now, published
from tests.minutes.publication.test_erase import tables_holding

pytestmark = pytest.mark.django_db

WORDS = "十日と決めている。"
AFTER = NOON + datetime.timedelta(days=30)


@pytest.fixture(autouse=True)
def journal(settings, tmp_path):
    """A journal of the test's own."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media-journal.jsonl"


class Backup(Exception):
    pass


def since_the_backup(acts):
    """Do something, then be back at the database as it was before: what a restore does. The journal stays."""
    try:
        with transaction.atomic():
            acts()
            raise Backup
    except Backup:
        pass


def test_a_line_says_what_happened_and_no_word(journal):
    meeting = published().meeting
    withdraw_now(meeting, "u12", "venue", span=None)
    written = journal.read_text(encoding="utf-8")
    assert journal == journal_path()
    assert [(line["what"], line["address"], line["edition"]) for line in lines()] == [
        ("publish", "2026-09-03-1", 1),
        ("withdraw", "2026-09-03-1", 2),
    ]
    edition = editions_of(meeting)[1]
    assert {name: value for name, value in lines()[1].items() if name != "id"} == {
        "what": "withdraw",
        "address": "2026-09-03-1",
        "at": "2026-09-24T04:00:00.000000Z",
        "edition": 2,
        "digest": edition.digest,
        "blocks": ["u12", "venue"],
        "marks": ["12-1", "0-1"],
        "category": "withdrawal",
        "rule": "会議規程第12条",
        "places": [],
    }
    assert WORDS not in written and "第3会議室" not in written and "申出があり" not in written


def test_a_span_is_written_as_a_place_tied_to_the_text_by_its_leaf():
    meeting = published().meeting
    before = json.loads(editions_of(meeting)[0].salts)
    withdraw_now(meeting, "u12", span="決めて")
    ((number, leaf, start, length, kept),) = lines()[1]["places"]
    assert (number, leaf, start, length) == (1, "u12/text", 3, 3)
    assert kept == json.loads(editions_of(meeting)[0].salts)["u12/text"]["leaf"]
    assert before["u12/text"] not in journal_path().read_text()


def test_a_line_is_there_before_the_commit_and_done_after_it(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        published()
        assert [line["what"] for line in lines()] == ["publish"]
    assert [line["what"] for line in lines()] == ["publish", "done"]
    assert lines()[1]["of"] == lines()[0]["id"]


def test_nothing_to_do_on_the_living_database():
    meeting = published().meeting
    (act,) = withdraw_now(meeting, "u12")
    erase_now(act)
    retract_now(meeting)
    assert replay(by=clerk(), at=AFTER) == []


def test_a_withdrawal_after_the_backup_is_made_again():
    meeting = published().meeting
    since_the_backup(lambda: withdraw_now(meeting, "u12"))
    assert said(editions_of(meeting)[0], 12) == WORDS
    assert replay(by=clerk(), at=AFTER) == [
        "2026-09-03-1 第2版は、バックアップにありません。この番号は使いません。",
        "2026-09-03-1 u12 を取り消しました。",
    ]
    assert [(edition.number, said(edition, 12)) for edition in editions_of(meeting)] == [
        (1, "［取消し12-1］"),
        (3, "［取消し12-1］"),
    ]
    assert json.loads(editions_of(meeting)[0].tombstones)["12-1"]["on"] == "2026-09-24"
    assert Utterance.objects.get(meeting=meeting, number=12).text == "［取消し12-1］"
    assert verify_meeting(meeting) == []
    assert replay(by=clerk(), at=AFTER) == []


def test_a_part_is_placed_again_and_where_it_cannot_be_the_block_goes_whole():
    meeting = published().meeting
    since_the_backup(lambda: withdraw_now(meeting, "u12", span="十日"))
    reword(meeting, 12, "日を決めた。")
    replay(by=clerk(), at=AFTER)
    assert [said(edition, 12) for edition in editions_of(meeting)] == ["［取消し12-1］と決めている。"] * 2
    assert Utterance.objects.get(meeting=meeting, number=12).text == "［取消し12-1］"
    assert verify_meeting(meeting) == []


def test_a_part_of_an_edition_that_was_lost_takes_the_block_whole():
    meeting = published().meeting

    def correct_and_withdraw():
        reword(meeting, 12, "鷲塚が十日と決めた。")
        publish_now(meeting, reason="脱落")
        withdraw_now(meeting, "u12", span="鷲塚")

    since_the_backup(correct_and_withdraw)
    replay(by=clerk(), at=AFTER)
    assert [(edition.number, said(edition, 12)) for edition in editions_of(meeting)] == [
        (1, "［取消し12-1］"),
        (4, "［取消し12-1］"),
    ]
    assert verify_meeting(meeting) == []


def test_lost_editions_are_named_and_the_chain_goes_on_behind_them():
    meeting = published().meeting
    digests = []

    def correct():
        reword(meeting, 12, "十四日と決めている。")
        digests.append(publish_now(meeting, reason="誤記").digest)

    since_the_backup(correct)
    assert replay(by=clerk(), at=AFTER) == [
        "2026-09-03-1 第2版は、バックアップにありません。この番号は使いません。"
    ]
    assert list(LostEdition.objects.values_list("address", "number", "digest")) == [
        ("2026-09-03-1", 2, *digests)
    ]
    reword(meeting, 12, "十五日と決めている。")
    edition = publish_now(meeting, reason="誤記", at=later(meeting))
    assert edition.number == 3
    assert verify_meeting(meeting) == []


def test_the_address_of_a_meeting_that_was_lost_is_given_to_no_other():
    since_the_backup(published)
    replay(by=clerk(), at=AFTER)
    assert published().address == "2026-09-03-2"


def test_a_meeting_taken_down_stays_down():
    meeting = published().meeting
    since_the_backup(lambda: retract_now(meeting))
    assert replay(by=clerk(), at=AFTER) == ["2026-09-03-1 の公開を停止しました。"]
    assert list(Edition.objects.not_retracted()) == []
    assert meeting.retractions.get().rule == "会議規程第12条"
    assert replay(by=clerk(), at=AFTER) == []


def test_taken_down_and_published_again_after_the_backup():
    meeting = published().meeting

    def both():
        retract_now(meeting)
        publish_now(meeting)

    since_the_backup(both)
    replay(by=clerk(), at=AFTER)
    assert list(Edition.objects.not_retracted()) == []
    assert publish_now(meeting, at=AFTER).number == 3
    assert verify_meeting(meeting) == []


def test_what_was_erased_is_erased_again():
    meeting = published().meeting

    def both():
        (act,) = withdraw_now(meeting, "u12")
        erase_now(act)

    since_the_backup(both)
    assert replay(by=clerk(), at=AFTER)[-1].startswith("2026-09-03-1 取消し12-1 を消去しました。")
    assert tables_holding(WORDS) == []
    assert Withdrawal.objects.get().erased_at == AFTER
    assert verify_meeting(meeting) == []
    assert replay(by=clerk(), at=AFTER) == []


def test_a_line_that_did_not_commit_is_recognised_by_the_number_given_again():
    meeting = published().meeting
    since_the_backup(lambda: withdraw_now(meeting, "u13"))  # rolled back: never happened
    since_the_backup(lambda: withdraw_now(meeting, "u12"))
    assert [line["blocks"] for line in committed(lines()) if line["what"] == "withdraw"] == [["u12"]]
    replay(by=clerk(), at=AFTER)
    assert said(editions_of(meeting)[0], 13) == "当町は二か月を要する。"


def test_settling_says_of_each_open_line_whether_it_happened():
    meeting = published().meeting
    since_the_backup(lambda: retract_now(meeting))
    assert settle() == 2
    assert [(line["what"], line["of"]) for line in lines()[2:]] == [
        ("done", lines()[0]["id"]),
        ("void", lines()[1]["id"]),
    ]
    assert settle() == 0
    assert replay(by=clerk(), at=AFTER) == []


def test_a_line_that_a_power_cut_broke_off_is_passed_over(journal):
    published()
    with journal.open("a", encoding="utf-8") as stream:
        stream.write('{"what":"retract","addr')
    append({"what": "done", "of": lines()[0]["id"]})
    assert [line["what"] for line in lines()] == ["publish", "done"]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1e"])
def test_signs_that_break_lines_elsewhere_break_none_of_the_journal(sign):
    """Pasted into 根拠, U+2028 had cut the line in two: a restore brought the withdrawn words back."""
    meeting = published().meeting
    since_the_backup(lambda: withdraw_now(meeting, "u12", rule=f"会議規程{sign}第12条"))
    assert lines()[-1]["rule"] == f"会議規程{sign}第12条"
    replay(by=clerk(), at=AFTER)
    assert said(editions_of(meeting)[0], 12) == "［取消し12-1］"


def filling(monkeypatch, *sizes):
    """A disk that takes so many bytes at each write, and is full then."""
    left, write = list(sizes), os.write

    def some(descriptor, data):
        if not left:
            raise OSError(errno.ENOSPC, "no space")
        return write(descriptor, data[: left.pop(0)])

    monkeypatch.setattr("minutes.publication.journal.os.write", some)


def test_a_disk_that_takes_a_line_in_parts_gets_it_whole(monkeypatch):
    filling(monkeypatch, 1, 20, 10_000)
    append({"what": "publish", "address": "会議"})
    assert lines() == [{"what": "publish", "address": "会議"}]


def test_on_a_full_disk_nothing_is_withdrawn_and_nothing_of_the_line_stays(monkeypatch, journal):
    meeting = published().meeting
    before = journal.read_bytes()
    filling(monkeypatch, 40)
    with pytest.raises(OSError, match="no space"):
        withdraw_now(meeting, "u12")
    assert journal.read_bytes() == before
    assert [said(edition, 12) for edition in editions_of(meeting)] == [WORDS]


def test_a_disk_that_is_full_after_the_commit_does_not_make_it_look_undone(
    monkeypatch, django_capture_on_commit_callbacks
):
    filling(monkeypatch, 10_000)
    with django_capture_on_commit_callbacks(execute=True):
        meeting = published().meeting
    assert [line["what"] for line in lines()] == ["publish"]
    assert len(editions_of(meeting)) == 1
    monkeypatch.undo()
    assert settle() == 1
    assert [line["what"] for line in lines()] == ["publish", "done"]


def test_without_a_journal_there_is_nothing_to_do():
    assert replay(by=clerk()) == []
