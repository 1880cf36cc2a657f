"""Replaying the journal: a restored backup is brought up to it before anything is served."""

import datetime
import json

import pytest
from django.db import transaction
from django.db.models import F

from minutes.keeping.journal.journal_replay import catch_up, settle
from minutes.models import Edition, JournalState, LineNote, LostEdition, Utterance, Withdrawal
from minutes.publication.journal_files import lines
from minutes.publication.verify import verify_meeting
from tests.acts import editions_of, erase_now, later, retract_now, reword, said, withdraw_now
from tests.builders import MANUSCRIPT, NOON, clerk, draft, publish_now, published
from tests.minutes.publication.test_erase import tables_holding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("journal")]

WORDS = "十日と決めている。"
ON_ANOTHER_DAY = MANUSCRIPT.replace("9月3日", "9月4日")
AFTER = NOON + datetime.timedelta(days=30)


class Restored(Exception):
    pass


def since_the_backup(acts):
    """Does something, then returns to the database as it was before, as a restore does. The journal stays."""
    try:
        with transaction.atomic():
            acts()
            raise Restored
    except Restored:
        pass


def test_nothing_to_do_on_the_living_database(meeting):
    (act,) = withdraw_now(meeting, "u12")
    erase_now(act)
    retract_now(meeting)
    assert catch_up(at=AFTER) == []


def test_a_withdrawal_after_the_backup_is_made_again(meeting):
    since_the_backup(lambda: withdraw_now(meeting, "u12"))
    assert said(editions_of(meeting)[0], 12) == WORDS
    assert catch_up(at=AFTER) == [
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
    assert catch_up(at=AFTER) == []


def test_notes_on_a_line_are_masked_again(meeting):
    note = LineNote.objects.create(
        meeting=meeting, block="u13", text=f"「{WORDS}」と合うか。", by=clerk(), at=NOON
    )
    since_the_backup(lambda: erase_now(withdraw_now(meeting, "u12")[0]))
    catch_up(at=AFTER)
    note.refresh_from_db()
    assert note.text == "［取消し12-1］"
    assert tables_holding(WORDS) == []


def test_a_part_is_placed_again_and_where_it_cannot_be_the_block_goes_whole(meeting):
    since_the_backup(lambda: withdraw_now(meeting, "u12", span="十日"))
    reword(meeting, 12, "日を決めた。")
    catch_up(at=AFTER)
    assert [said(edition, 12) for edition in editions_of(meeting)] == ["［取消し12-1］と決めている。"] * 2
    assert Utterance.objects.get(meeting=meeting, number=12).text == "［取消し12-1］"
    assert verify_meeting(meeting) == []


def test_a_part_of_an_edition_that_was_lost_takes_the_block_whole(meeting):
    def correct_and_withdraw():
        reword(meeting, 12, "鷲塚が十日と決めた。")
        publish_now(meeting, reason="脱落")
        withdraw_now(meeting, "u12", span="鷲塚")

    since_the_backup(correct_and_withdraw)
    catch_up(at=AFTER)
    assert [(edition.number, said(edition, 12)) for edition in editions_of(meeting)] == [
        (1, "［取消し12-1］"),
        (4, "［取消し12-1］"),
    ]
    assert verify_meeting(meeting) == []


def test_lost_editions_are_named_and_the_chain_goes_on_behind_them(meeting):
    digests = []

    def correct():
        reword(meeting, 12, "十四日と決めている。")
        digests.append(publish_now(meeting, reason="誤記").digest)

    since_the_backup(correct)
    assert catch_up(at=AFTER) == ["2026-09-03-1 第2版は、バックアップにありません。この番号は使いません。"]
    assert list(LostEdition.objects.values_list("address", "number", "digest")) == [
        ("2026-09-03-1", 2, *digests)
    ]
    reword(meeting, 12, "十五日と決めている。")
    edition = publish_now(meeting, reason="誤記", at=later(meeting))
    assert edition.number == 3
    assert verify_meeting(meeting) == []


def test_a_withdrawal_made_again_takes_no_number_that_was_given_after_it(meeting):
    def withdraw_and_correct():
        withdraw_now(meeting, "u12")
        reword(meeting, 13, "三か月かかった。")
        publish_now(meeting, reason="誤記", at=later(meeting))

    since_the_backup(withdraw_and_correct)
    assert catch_up(at=AFTER) == [
        "2026-09-03-1 第2版は、バックアップにありません。この番号は使いません。",
        "2026-09-03-1 第3版は、バックアップにありません。この番号は使いません。",
        "2026-09-03-1 u12 を取り消しました。",
    ]
    assert [edition.number for edition in editions_of(meeting)] == [1, 4]
    assert verify_meeting(meeting) == []
    assert catch_up(at=AFTER) == []


def test_the_address_of_a_meeting_that_was_lost_is_given_to_no_other(meeting):
    since_the_backup(lambda: published(ON_ANOTHER_DAY))
    catch_up(at=AFTER)
    assert published(ON_ANOTHER_DAY).address == "2026-09-04-2"


def test_words_of_a_draft_whose_editions_were_all_lost_are_withdrawn_there_too(meeting):
    """Published again by a clerk who knows nothing of it, they had been public under another address."""
    another = draft(ON_ANOTHER_DAY)

    def publish_and_withdraw():
        publish_now(another)
        withdraw_now(another, "u12")

    since_the_backup(publish_and_withdraw)
    catch_up(at=AFTER)
    edition = publish_now(another, at=later(another))
    assert (edition.address, edition.number, said(edition, 12)) == ("2026-09-04-1", 3, "［取消し12-1］")
    assert json.loads(edition.tombstones)["12-1"]["rule"] == "会議規程第12条"
    assert verify_meeting(another) == []
    assert catch_up(at=AFTER) == []


def test_a_meeting_taken_down_stays_down(meeting):
    since_the_backup(lambda: retract_now(meeting))
    assert catch_up(at=AFTER) == ["2026-09-03-1 の公開を停止しました。"]
    assert list(Edition.objects.not_retracted()) == []
    assert meeting.retractions.get().rule == "会議規程第12条"
    assert catch_up(at=AFTER) == []


def test_taken_down_and_published_again_after_the_backup(meeting):
    def retract_and_publish():
        retract_now(meeting)
        publish_now(meeting)

    since_the_backup(retract_and_publish)
    catch_up(at=AFTER)
    assert list(Edition.objects.not_retracted()) == []
    assert publish_now(meeting, at=AFTER).number == 3
    assert verify_meeting(meeting) == []


def test_what_was_erased_is_erased_again(meeting):
    def withdraw_and_erase():
        (act,) = withdraw_now(meeting, "u12")
        erase_now(act)

    since_the_backup(withdraw_and_erase)
    assert catch_up(at=AFTER)[-1].startswith("2026-09-03-1 取消し12-1 を消去しました。")
    assert tables_holding(WORDS) == []
    assert Withdrawal.objects.get().erased_at == AFTER
    assert verify_meeting(meeting) == []
    assert catch_up(at=AFTER) == []


def killed_before_the_commit(acts):
    """Announces an act and writes its line, and then there is nothing of it: the database is still the living one."""
    since_the_backup(acts)
    JournalState.objects.update(announced=F("announced") + 1)


def test_settling_says_of_each_open_line_whether_it_happened(meeting):
    killed_before_the_commit(lambda: retract_now(meeting))
    _, published, retracted = lines()
    assert settle() == 2
    assert lines()[3:] == [
        {"what": "done", "of": published["id"]},
        {"what": "void", "of": retracted["id"]},
    ]
    assert settle() == 0
    assert catch_up(at=AFTER) == []


def test_an_open_line_counts_where_an_old_state_has_returned(meeting):
    killed_before_the_commit(lambda: withdraw_now(meeting, "u13"))
    since_the_backup(lambda: withdraw_now(meeting, "u12"))
    assert settle() == 0
    catch_up(at=AFTER)
    assert [said(editions_of(meeting)[0], number) for number in (12, 13)] == [
        "［取消し12-1］",
        "［取消し13-1］",
    ]


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1e"])
def test_signs_that_break_lines_elsewhere_break_none_of_the_journal(meeting, character):
    """Pasted into 根拠, U+2028 had cut the line in two: a restore brought the withdrawn words back."""
    since_the_backup(lambda: withdraw_now(meeting, "u12", rule=f"会議規程{character}第12条"))
    assert lines()[-1]["rule"] == f"会議規程{character}第12条"
    catch_up(at=AFTER)
    assert said(editions_of(meeting)[0], 12) == "［取消し12-1］"
