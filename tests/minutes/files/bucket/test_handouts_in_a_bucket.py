"""Handouts whose files lie in a bucket: as on a disk, nothing is public but by an edition, and nothing altered is sent."""

import hashlib
import logging

import pytest
from django.core.files.storage import default_storage as place
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from council.state.state_checks import state_checks
from minutes.files import whole_files
from minutes.files.damaged_files import damaged_files
from minutes.files.kept_texts import keep_text
from minutes.files.store import READ_ONLY, WAITING, discard_stored, store_file, stored_name
from minutes.files.waiting_files import drop_waiting, keep_waiting, store_waiting, sweep_waiting
from minutes.files.whole_files import ALTERED, LOST, UNREADABLE
from minutes.keeping.purge import NotPurged, purge
from minutes.publication.erase import delete_erased_files
from tests.acts import erase_now, withdraw_now
from tests.builders import clerk, draft, publish_now
from tests.minutes.admin.forms import errors
from tests.minutes.files.bucket.stores import answering, lie_in
from tests.minutes.files.samples import PDF
from tests.minutes.files.uploads import address, download, give_file, upload

# The server takes two seconds to start, in whichever test is the first.
pytestmark = [pytest.mark.django_db, pytest.mark.long]
DIGEST = hashlib.sha256(PDF).hexdigest()
NAME = stored_name(DIGEST)
NAMED = "2026-09-03-1 第1版 配付資料 #20「資料1.pdf」: "


@pytest.fixture
def handout(bucket, client):
    """The handout of a draft, without a file; the clerk is signed in."""
    by = clerk()
    client.force_login(by)
    return draft(by=by).handouts.get()


@pytest.fixture
def published_pdf(handout):
    """The meeting whose edition lists 資料1.pdf."""
    give_file(handout, "資料1.pdf", PDF)
    publish_now(handout.meeting)
    return handout.meeting


@pytest.fixture
def silent(settings, monkeypatch):
    """Lets the store refuse everything from when it is called."""
    with answering(403, b"<Error><Code>AccessDenied</Code></Error>") as host:
        yield lambda: lie_in(f"s3+http://k:s@{host}/minutes", settings, monkeypatch)


def names():
    return [file.name for file in place.lying()]


def put(content, name=NAME):
    place.put(name, SimpleUploadedFile("x", content))


def test_an_upload_lies_in_the_bucket_and_is_public_once_it_is_published(client, handout, settings):
    assert upload(client, handout, "資料1.pdf", PDF).status_code == 302
    assert (names(), settings.MEDIA_ROOT.exists()) == ([NAME], False)
    assert download(client, address(PDF, "資料1.pdf"))[0].status_code == 404
    assert download(client, f"/admin/minutes/handout/{handout.pk}/file/")[1] == PDF
    publish_now(handout.meeting)
    answer, content = download(client, address(PDF, "資料1.pdf"))
    assert (answer.status_code, content, answer["Content-Length"]) == (200, PDF, str(len(PDF)))
    assert (answer["Content-Type"], answer["ETag"]) == ("application/pdf", f'"{DIGEST}"')
    assert (damaged_files(), state_checks()) == ([], [])


def test_it_is_hashed_again_only_when_the_store_says_that_it_changed(client, published_pdf, monkeypatch):
    hashed, digest_of = [], hashlib.file_digest
    monkeypatch.setattr(
        whole_files.hashlib, "file_digest", lambda *how: hashed.append(how) or digest_of(*how)
    )
    monkeypatch.setattr(whole_files, "TICK", -(10**10))  # the store's clock has seconds
    answers = [download(client, address(PDF, "資料1.pdf"))[1] for _ in range(3)]
    assert (answers, len(hashed)) == ([PDF] * 3, 1)
    put(PDF[:-2] + b"G\n")
    answers = [download(client, address(PDF, "資料1.pdf"))[0].status_code for _ in range(2)]
    assert (answers, len(hashed)) == ([404, 404], 2)


DAMAGES = {
    "other bytes": (lambda: put(PDF[:-2] + b"G\n"), ALTERED),
    "more bytes": (lambda: put(PDF + b"G"), ALTERED),
    "gone": (lambda: place.delete(NAME), LOST),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_altered_or_lost_is_never_sent_and_is_named(client, published_pdf, damage):
    assert download(client, address(PDF, "資料1.pdf"))[1] == PDF
    do, said = DAMAGES[damage]
    do()
    answer, content = download(client, address(PDF, "資料1.pdf"))
    assert (answer.status_code, PDF[:12] in content) == (404, False)
    assert damaged_files() == [f"{NAMED}{said}"]


def test_a_store_that_refuses_is_told_everywhere(client, published_pdf, silent):
    handout = published_pdf.handouts.get()
    silent()
    assert download(client, address(PDF, "資料1.pdf"))[0].status_code == 404
    assert damaged_files() == [f"{NAMED}{UNREADABLE.format('資料を置くサーバーの答え: AccessDenied')}"]
    assert errors(upload(client, handout, "資料1.pdf", PDF + b"2"))["upload"] == [READ_ONLY]
    (error,) = state_checks()
    assert (error.id, "FILES_URL" in error.msg) == ("council.media_cannot_be_written", True)


def test_a_save_that_fails_leaves_nothing_and_what_another_has_stored_stays(client, handout, monkeypatch):
    def fail(**_):
        raise RuntimeError("the database is gone")

    with monkeypatch.context() as failing:
        failing.setattr("minutes.admin.records.handout_admin.save_handout", fail)
        with pytest.raises(RuntimeError):
            upload(client, handout, "資料1.pdf", PDF)
    assert names() == []
    mine, theirs = (store_file(SimpleUploadedFile("a.pdf", PDF)) for _ in range(2))
    discard_stored(theirs)  # it lay there before
    discard_stored(mine)  # theirs has taken its place
    assert names() == [NAME]


def test_files_wait_there_and_go_from_there(handout):
    facts = {"meeting": handout.meeting, "media_type": "application/pdf", "by": clerk(), "at": timezone.now()}
    row = keep_waiting(upload=SimpleUploadedFile("資料1.pdf", PDF), **facts)
    put(b"of nobody", stored_name("ab12", WAITING))
    assert store_waiting(row).digest == DIGEST
    sweep_waiting(timezone.now())  # an hour has not passed
    assert sorted(names()) == sorted([NAME, stored_name(DIGEST, WAITING), stored_name("ab12", WAITING)])
    sweep_waiting(timezone.now() + timezone.timedelta(hours=2))
    assert sorted(names()) == sorted([NAME, stored_name(DIGEST, WAITING)])


def test_a_waiting_file_that_is_thrown_away(handout, django_capture_on_commit_callbacks):
    facts = {"meeting": handout.meeting, "media_type": "application/pdf", "by": clerk(), "at": timezone.now()}
    row = keep_waiting(upload=SimpleUploadedFile("資料1.pdf", PDF), **facts)
    with django_capture_on_commit_callbacks(execute=True):
        drop_waiting([row])
    assert names() == []


def test_its_words_are_read(handout):
    digest = give_file(handout, "資料1.csv", "深川市,十日".encode())
    kept = keep_text(digest, "text/csv", handout.file_size)
    assert (kept.state, [page.text for page in kept.pages.all()]) == ("read", ["深川市\t十日"])


def withdrawn(meeting):
    """The act that withdrew the handout."""
    withdraw_now(meeting, "h20")
    return meeting.withdrawals.get()


def test_an_erased_file_is_deleted_there(published_pdf, django_capture_on_commit_callbacks):
    act = withdrawn(published_pdf)
    assert names() == [NAME]
    with django_capture_on_commit_callbacks(execute=True):
        erase_now(act)
    assert (names(), delete_erased_files()) == ([], 0)


def test_what_the_store_did_not_delete_a_purge_deletes(
    published_pdf, bucket, silent, settings, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    act = withdrawn(published_pdf)
    silent()
    with caplog.at_level(logging.ERROR), django_capture_on_commit_callbacks(execute=True):
        erase_now(act)
    assert "manage.py purge deletes it" in caplog.text
    with pytest.raises(NotPurged, match="まだ何も書き直していません"):
        purge()
    lie_in(bucket, settings, monkeypatch)
    assert (names(), delete_erased_files(), names()) == ([NAME], 1, [])
