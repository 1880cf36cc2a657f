"""The lines of the journal: what they hold, when they are written, and what a full disk or a power cut leaves."""

import errno
import json
import os
import uuid

import pytest

from minutes.keeping.journal.journal_replay import settle
from minutes.models import JournalState
from minutes.publication.act import first_kept
from minutes.publication.errors import WithdrawalRefused
from minutes.publication.journal_files import append, append_to, journal_path, make_writer
from minutes.publication.journal_files import lines as every_line
from minutes.replay.journal_lines import WRITER
from tests.acts import editions_of, said, withdraw_now
from tests.builders import MANUSCRIPT, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("journal")]

WORDS = "十日と決めている。"
ON_ANOTHER_DAY = MANUSCRIPT.replace("9月3日", "9月4日")


def lines():
    """The lines of this machine's file but the first, which names it."""
    first, *rest = every_line()
    assert first["what"] == WRITER
    return rest


def test_a_line_says_what_happened_and_no_word(meeting, journal):
    withdraw_now(meeting, "u12", "venue", span=None)
    written = journal.read_text(encoding="utf-8")
    assert journal == journal_path()
    assert [(line["what"], line["address"], line["edition"]) for line in lines()] == [
        ("publish", "2026-09-03-1", 1),
        ("withdraw", "2026-09-03-1", 2),
    ]
    edition = editions_of(meeting)[1]
    state = JournalState.objects.get()
    assert {name: value for name, value in lines()[1].items() if name != "id"} == {
        "db": state.identity,
        "epoch": "1",
        "n": 2,
        "meeting": first_kept(meeting.pk)[meeting.pk],
        "writer": every_line()[0]["key"],
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


def test_a_span_is_written_as_a_place_tied_to_the_text_by_its_leaf(meeting):
    before = json.loads(editions_of(meeting)[0].salts)
    withdraw_now(meeting, "u12", span="決めて")
    ((number, key, start, length, leaf),) = lines()[1]["places"]
    assert (number, key, start, length) == (1, "u12/text", 3, 3)
    assert leaf == json.loads(editions_of(meeting)[0].salts)["u12/text"]["leaf"]
    assert before["u12/text"] not in journal_path().read_text()


def test_a_line_is_there_before_the_commit_and_done_after_it(meeting, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        published(ON_ANOTHER_DAY)
        assert [line["what"] for line in lines()[1:]] == ["publish"]
    assert [line["what"] for line in lines()[1:]] == ["publish", "done"]
    assert lines()[2]["of"] == lines()[1]["id"]


def test_a_line_that_a_power_cut_broke_off_is_passed_over(meeting, journal):
    with journal.open("a", encoding="utf-8") as stream:
        stream.write('{"what":"retract","addr')
    append({"what": "done", "of": lines()[0]["id"]})
    assert [line["what"] for line in lines()] == ["publish", "cut", "done"]


def fill_disk(monkeypatch, *sizes):
    """Lets each write of the journal take so many bytes, and fail when the sizes are used up."""
    remaining, write = list(sizes), os.write

    def write_part(descriptor, data):
        if not remaining:
            raise OSError(errno.ENOSPC, "no space")
        return write(descriptor, data[: remaining.pop(0)])

    monkeypatch.setattr("minutes.publication.journal_files.os.write", write_part)


def test_a_disk_that_takes_a_line_in_parts_gets_it_whole(monkeypatch):
    fill_disk(monkeypatch, 1, 20, 10_000)
    append({"what": "done", "of": "会議"})
    assert every_line() == [{"what": "done", "of": "会議"}]


def test_on_a_full_disk_nothing_is_withdrawn_and_nothing_of_the_line_stays(meeting, monkeypatch, journal):
    before = journal.read_bytes()
    fill_disk(monkeypatch, 40)
    with pytest.raises(WithdrawalRefused, match=f"記録に書けないので、行いませんでした.*{journal}"):
        withdraw_now(meeting, "u12")
    assert journal.read_bytes() == before
    assert [said(edition, 12) for edition in editions_of(meeting)] == [WORDS]


def test_a_disk_that_is_full_after_the_commit_does_not_make_it_look_undone(
    meeting, monkeypatch, django_capture_on_commit_callbacks
):
    fill_disk(monkeypatch, 10_000)
    with django_capture_on_commit_callbacks(execute=True):
        another = published(ON_ANOTHER_DAY).meeting
    assert [line["what"] for line in lines()] == ["publish", "publish"]
    assert len(editions_of(another)) == 1
    monkeypatch.undo()
    assert settle() == 2
    assert [line["what"] for line in lines()] == ["publish", "publish", "done", "done"]


def test_two_processes_of_a_new_machine_are_one_writer(settings, tmp_path, monkeypatch):
    """Two workers of a web server each look for the machine's key at their first act, at the same moment."""
    settings.MEDIA_ROOT = tmp_path / "media"
    by_the_other = {"what": "writer", "key": "0" * 32, "name": "the other process"}

    def made_while_the_other_writes():
        append_to(journal_path(), by_the_other)
        return uuid.UUID(int=1)

    monkeypatch.setattr("minutes.publication.journal_files.uuid.uuid4", made_while_the_other_writes)
    assert (make_writer(), make_writer()) == ("0" * 32, "0" * 32)
    assert [line["key"] for line in every_line()] == ["0" * 32, f"{1:032x}"]
