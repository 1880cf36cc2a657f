"""What is withdrawn is in no dump any more: those that were made end in the database, their addresses answer 410, their
files go, what is being sent breaks off, and the next dump is without the words."""

import gzip
import shutil

import pytest
from django.core.files.storage import storages

from minutes.dumps import kept_dumps
from minutes.dumps import make_dump as making
from minutes.dumps.make_dump import DumpRefused
from minutes.models import Dump, JournalState, PublicState
from minutes.pages import streaming
from minutes.pages.dumps import dump_file
from minutes.pages.streaming import BrokenOff
from tests.acts import erase_now, retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, NOON, publish_now, published
from tests.minutes.dumps.dumped import address_of, all_words, dump_now

pytestmark = pytest.mark.django_db

WORDS = "担当者の鷲塚が独断で五か月も放置した。"
TEXT = MANUSCRIPT.replace("十日と決めている。", WORDS)
OTHER_DAY = MANUSCRIPT.replace("9月3日", "9月4日")


def withdraw(meeting):
    withdraw_now(meeting, "u12")


def part(meeting):
    withdraw_now(meeting, "u12", span="鷲塚が独断で")


def answers_of(client, dump, **headers):
    """Returns the status of the answer for each file, each of which is taken whole."""
    answers = {}
    for file in dump.files.all():
        answers[file.name] = client.get(address_of(dump, file.name), headers=headers)
        b"".join(answers[file.name])
    return {name: answer.status_code for name, answer in answers.items()}


@pytest.mark.parametrize("act", [withdraw, part, retract_now])
def test_an_act_ends_every_dump_before_its_file_goes(client, dumps_folder, act):
    meeting, other = published(TEXT).meeting, published(OTHER_DAY).meeting
    before = dump_now()
    reword(other, 13, "三か月を要する。")
    publish_now(other)
    dump = dump_now()
    assert WORDS in all_words(client, dump) and WORDS in all_words(client, before)
    act(meeting)
    for one in (before, dump):
        one.refresh_from_db()
        assert (one.ended_by, set(answers_of(client, one).values())) == (Dump.End.WITHDRAWAL, {410})
        # A rollback, or a storage that does not answer, keeps the file: it is not served all the same.
        assert (dumps_folder / one.name / "remarks.csv.gz").exists()
        assert set(answers_of(client, one, Range="bytes=10-").values()) == {410}
    assert client.head(address_of(dump, "remarks.csv.gz")).status_code == 410
    assert f"/dumps/{dump.name}/" not in client.get("/dumps/").content.decode()
    assert client.get("/dumps/dcat.jsonld").json()["dcat:dataset"][0]["dcat:distribution"] == []
    following = all_words(client, dump_now())
    assert "鷲塚" not in following and "三か月を要する。" in following


def test_an_erasure_ends_it_too(client):
    meeting = published(TEXT).meeting
    (withdrawal,) = withdraw_now(meeting, "u12")
    dump = dump_now()
    assert set(answers_of(client, dump).values()) == {200}
    erase_now(withdrawal)
    assert set(answers_of(client, dump).values()) == {410}


def test_a_publication_ends_nothing(client):
    published(TEXT)
    dump = dump_now()
    published(OTHER_DAY)
    assert set(answers_of(client, dump).values()) == {200}


def test_after_the_commit_the_files_are_deleted(dumps_folder, django_capture_on_commit_callbacks):
    meeting = published(TEXT).meeting
    dump = dump_now()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_now(meeting, "u12")
    assert not (dumps_folder / dump.name).exists()


def test_a_storage_that_does_not_delete_stops_no_withdrawal(
    client, dumps_folder, monkeypatch, django_capture_on_commit_callbacks, caplog
):
    meeting = published(TEXT).meeting
    dump = dump_now()

    def away(folder=""):
        raise OSError("the storage does not answer")

    monkeypatch.setattr(storages["dumps"], "lying", away)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_now(meeting, "u12")
    assert "are not deleted yet" in caplog.text and (dumps_folder / dump.name).exists()
    assert set(answers_of(client, dump).values()) == {410}
    monkeypatch.undo()
    dump_now()
    assert not (dumps_folder / dump.name).exists()


@pytest.mark.parametrize("headers", [{}, {"Range": "bytes=5-"}])
def test_what_is_being_sent_breaks_off(client, monkeypatch, headers):
    monkeypatch.setattr(streaming, "LONGEST_PIECE", 100)
    meeting = published(TEXT).meeting
    dump = dump_now()
    answer = client.get(address_of(dump, "remarks.csv.gz"), headers=headers)
    pieces = iter(answer.streaming_content)
    first = next(pieces)
    withdraw_now(meeting, "u12")
    with pytest.raises(BrokenOff):
        next(pieces)
    assert len(first) == 100 < int(answer["Content-Length"])
    with pytest.raises((EOFError, gzip.BadGzipFile)):
        gzip.decompress(first)


def test_an_act_between_finding_a_dump_and_sending_it(client, monkeypatch):
    """It was found, and ends before the first byte."""
    meeting = published(TEXT).meeting
    dump = dump_now()
    opened = dump_file._opened

    def open_slowly(*found):
        withdraw_now(meeting, "u12")
        return opened(*found)

    monkeypatch.setattr(dump_file, "_opened", open_slowly)
    answer = client.get(address_of(dump, "remarks.csv.gz"))
    with pytest.raises(BrokenOff):
        list(answer.streaming_content)


def test_an_act_while_a_dump_is_made(client, monkeypatch):
    meeting = published(TEXT).meeting
    write, acts = making._write_tables, [lambda: withdraw_now(meeting, "u12")]

    def write_slowly(folder):
        files = write(folder)
        if acts:
            acts.pop()()
        return files

    monkeypatch.setattr(making, "_write_tables", write_slowly)
    dump = dump_now()
    assert "鷲塚" not in all_words(client, dump)
    assert list(Dump.objects.all()) == [dump]


def test_acts_without_end_leave_no_dump(dumps_folder, monkeypatch):
    published(TEXT)
    write = making._write_tables

    def write_slowly(folder):
        PublicState.raise_for(PublicState.Subject.WITHDRAWN)
        return write(folder)

    monkeypatch.setattr(making, "_write_tables", write_slowly)
    with pytest.raises(DumpRefused, match="3回やり直しても"):
        dump_now()
    assert not Dump.objects.exists()
    assert [path.name for path in dumps_folder.iterdir()] == [".lock"]


def shut():
    PublicState.shut(PublicState.Shut.AHEAD)


def restored():
    """A restore begins an epoch, and knows nothing of what was made since the backup."""
    JournalState.objects.update(epoch="2-restored")


def gone_back():
    """An old state of the database: the counters of before."""
    PublicState.objects.filter(pk=PublicState.Subject.WITHDRAWN).update(changes=0)


@pytest.mark.parametrize(("change", "status"), [(shut, 503), (restored, 410), (gone_back, 410)])
def test_a_dump_is_of_one_state_of_the_database(client, change, status):
    withdraw_now(published(TEXT).meeting, "u7")
    dump = dump_now()
    change()
    assert set(answers_of(client, dump).values()) == {status}


def test_nothing_is_made_while_the_pages_are_shut():
    published(TEXT)
    shut()
    with pytest.raises(DumpRefused, match="公開を止めているので"):
        dump_now()


@pytest.mark.parametrize("at", ["build", "_published", "_store"])
def test_a_build_that_fails_leaves_nothing_served(client, dumps_folder, monkeypatch, at):
    published(TEXT)

    def fail(*given, **named):
        raise OSError("no space left")

    monkeypatch.setattr(making, at, fail)
    with pytest.raises(OSError, match="no space"):
        dump_now()
    assert not Dump.objects.exists()
    assert [path.name for path in dumps_folder.iterdir()] == [".lock"]


def test_what_a_killed_build_left_is_never_served_and_goes_with_the_next(client, dumps_folder):
    published(TEXT)
    for folder in (".building-xyz", "20260924-120000"):
        (dumps_folder / folder).mkdir(parents=True)
        (dumps_folder / folder / "remarks.csv.gz").write_bytes(b"half")
    assert client.get("/dumps/20260924-120000/remarks.csv.gz").status_code == 404
    dump = dump_now()
    assert sorted(path.name for path in dumps_folder.iterdir()) == [".lock", dump.name]


def test_what_a_killed_build_left_goes_with_a_withdrawal(dumps_folder, django_capture_on_commit_callbacks):
    """No dump lives, so no row tells of the files; they may hold the words."""
    meeting = published(TEXT).meeting
    for folder in (".building-xyz", "20260924-120000"):
        (dumps_folder / folder).mkdir(parents=True)
        (dumps_folder / folder / "remarks.csv.gz").write_bytes(b"half")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_now(meeting, "u12")
    assert [path.name for path in dumps_folder.iterdir()] == [".lock"]


def test_a_withdrawal_leaves_the_folder_of_a_build_that_is_going_on(dumps_folder):
    published(TEXT)
    with making._alone():
        (dumps_folder / ".building-now").mkdir()
        kept_dumps.delete_dead_files()
        assert (dumps_folder / ".building-now").exists()


def test_files_deleted_before_their_dump_is_published(client, monkeypatch):
    """Another machine that begins to make one takes them for those of a build that was killed."""
    published(TEXT)
    raise_editions, others = PublicState.raise_editions, [kept_dumps.delete_dead_files]

    def raised_late():
        if others:
            others.pop()()
        return raise_editions()

    monkeypatch.setattr(PublicState, "raise_editions", raised_late)
    dump = dump_now()
    assert set(answers_of(client, dump).values()) == {200} and list(Dump.objects.all()) == [dump]


def test_a_dump_whose_files_are_lost_is_made_anew(client, dumps_folder):
    """A site that has moved left them behind; nothing new was published since."""
    published(TEXT)
    lost = dump_now()
    assert dump_now() is None
    shutil.rmtree(dumps_folder / lost.name)
    dump = dump_now()
    assert set(answers_of(client, dump).values()) == {200}
    assert set(answers_of(client, lost).values()) == {410}


def test_one_build_at_a_time():
    published(TEXT)
    with making._alone(), pytest.raises(DumpRefused, match="ほかの所で"):
        dump_now()
    assert dump_now()


@pytest.mark.parametrize("keep", [1, 2, 5])
def test_only_the_newest_are_kept(client, dumps_folder, keep):
    meeting = published().meeting
    dumps = []
    for text in ("一。", "二。", "三。"):
        reword(meeting, 12, text)
        publish_now(meeting)
        dumps.append(dump_now(keep=keep))
    left = dumps[-keep:]
    assert list(Dump.objects.living()) == left[::-1]
    assert {path.name for path in dumps_folder.iterdir()} == {".lock", *(dump.name for dump in left)}
    gone = [one for one in dumps if one not in left]
    assert [set(answers_of(client, one).values()) for one in gone] == [{410}] * len(gone)
    assert {one.ended_by for one in Dump.objects.filter(pk__in=[one.pk for one in gone])} <= {Dump.End.NEWER}


def test_two_of_one_second_are_refused():
    meeting = published().meeting
    dump_now(at=NOON)
    reword(meeting, 12, "一。")
    publish_now(meeting)
    with pytest.raises(DumpRefused, match="20260924-120000"):
        dump_now(at=NOON)
