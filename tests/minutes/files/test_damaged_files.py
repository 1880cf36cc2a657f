"""A published file that is not any more what was published is never sent, and four commands name it."""

import errno
import hashlib
import io
import os
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.test import Client, override_settings

from minutes.files import whole_files
from minutes.files.damaged_files import damaged_files
from minutes.files.whole_files import ALTERED, LOST, UNREADABLE, Damaged, open_whole
from minutes.management.commands import backup as backup_command
from minutes.management.commands import restore as restore_command
from minutes.models import PublishedFile
from minutes.publication.journal_files import journal_path
from tests.acts import withdraw_now
from tests.builders import clerk, draft, publish_now
from tests.minutes.files.samples import PDF
from tests.minutes.files.uploads import address, download, stored_path, upload

pytestmark = pytest.mark.django_db

DIGEST = hashlib.sha256(PDF).hexdigest()
NAMED = "2026-09-03-1 第1版 配付資料 #20「資料1.pdf」: "


@pytest.fixture(scope="module")
def published_media(rows_of_module, tmp_path_factory):
    """The media folder of an edition that lists 資料1.pdf."""
    media = tmp_path_factory.mktemp("media")
    client, by = Client(), clerk()
    client.force_login(by)
    with override_settings(MEDIA_ROOT=media):
        handout = draft(by=by).handouts.get()
        upload(client, handout, "資料1.pdf", PDF)
        publish_now(handout.meeting, by=by)
    return media


@pytest.fixture
def media(published_media, tmp_path, settings):
    """A copy of it, which the test may damage."""
    settings.MEDIA_ROOT = tmp_path / "media"
    shutil.copytree(published_media, settings.MEDIA_ROOT)
    # With its journal: another place would be another machine.
    shutil.copyfile(published_media.with_name(f"{published_media.name}-journal.jsonl"), journal_path())
    return settings.MEDIA_ROOT


def change_one_byte(monkeypatch):
    path, before = stored_path(DIGEST), stored_path(DIGEST).stat()
    path.write_bytes(PDF[:-2] + b"G\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def remove(monkeypatch):
    stored_path(DIGEST).unlink()


def make_the_folder_unreadable(monkeypatch):
    """A test that runs as root reads every folder: here the opening fails."""
    opened = Path.open

    def refused(path, *arguments, **options):
        if path == stored_path(DIGEST):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refused)


DAMAGES = [
    (change_one_byte, ALTERED),
    (remove, LOST),
    (make_the_folder_unreadable, UNREADABLE.format(os.strerror(errno.EACCES))),
]


@pytest.fixture(params=DAMAGES, ids=["a byte", "gone", "unreadable"])
def damaged(request, media, client, monkeypatch):
    """Damages the file after it was sent once, and returns what is said of it."""
    assert download(client, address(PDF, "資料1.pdf"))[1] == PDF
    damage, said = request.param
    damage(monkeypatch)
    return f"{NAMED}{said}"


def run(command, *arguments, raises, **options):
    """Runs a command and returns all that it wrote."""
    out, err = io.StringIO(), io.StringIO()
    if raises:
        with pytest.raises(raises) as raised:
            call_command(command, *arguments, stdout=out, stderr=err, **options)
        return out.getvalue() + err.getvalue() + str(raised.value)
    call_command(command, *arguments, stdout=out, stderr=err, **options)
    return out.getvalue() + err.getvalue()


def test_it_is_never_sent(damaged, client):
    answer, content = download(client, address(PDF, "資料1.pdf"))
    assert answer.status_code == 404 and PDF[:12] not in content


def test_it_is_not_sent_at_the_desk_either(damaged, client):
    client.force_login(clerk())
    row = PublishedFile.objects.get().edition.meeting.handouts.get()
    assert client.get(f"/admin/minutes/handout/{row.pk}/file/").status_code == 404


def test_verify_editions_and_check_name_it(damaged):
    assert damaged_files() == [damaged]
    assert damaged in run("verify_editions", raises=CommandError)
    assert damaged in run("check", raises=SystemCheckError)


def test_backup_and_restore_name_it(damaged, tmp_path, monkeypatch):
    """The copies themselves are another test's: here what the commands say."""

    class Manifest:
        made_at, files, size, identity = "2026-09-24T03:00:00Z", {}, 0, ""

    monkeypatch.setattr(backup_command, "backup", lambda **_: Manifest)
    monkeypatch.setattr(restore_command, "restore", lambda **_: (Manifest, []))
    said = run("backup", str(tmp_path / "copy"), raises=CommandError)
    assert damaged in said and "バックアップは取りましたが" in said
    assert damaged in run("restore", str(tmp_path / "copy"), raises=None)


def test_what_is_whole_is_named_by_none(media):
    assert damaged_files() == []
    assert run("check", raises=None).startswith("System check identified no issues")
    assert "すべて合っています" in run("verify_editions", raises=None)


def test_a_withdrawn_file_is_not_asked_for(media):
    edition = PublishedFile.objects.get().edition
    withdraw_now(edition.meeting, "h20")
    stored_path(DIGEST).unlink()
    assert damaged_files() == []


def test_a_file_of_many_editions_is_hashed_and_named_once(media, monkeypatch, django_assert_num_queries):
    meeting = PublishedFile.objects.get().edition.meeting
    publish_now(meeting, status="preliminary")
    stored_path(DIGEST).unlink()
    with django_assert_num_queries(1):
        assert damaged_files() == [f"{NAMED}{LOST}"]


def test_it_is_hashed_again_only_when_it_has_changed(media, monkeypatch):
    hashed = []
    digest_of = hashlib.file_digest
    monkeypatch.setattr(
        whole_files.hashlib, "file_digest", lambda *how: hashed.append(how) or digest_of(*how)
    )
    monkeypatch.setattr(whole_files, "TICK", -1)
    for _ in range(3):
        open_whole(DIGEST, len(PDF)).close()
    assert len(hashed) == 1
    open_whole(DIGEST, len(PDF), is_fresh=True).close()
    assert len(hashed) == 2
    change_one_byte(monkeypatch)
    for _ in range(2):
        with pytest.raises(Damaged, match=ALTERED):
            open_whole(DIGEST, len(PDF))
    with pytest.raises(Damaged, match=ALTERED):
        open_whole(DIGEST, len(PDF) + 1)
    assert len(hashed) == 3


def test_a_hash_of_a_file_that_has_just_been_written_is_not_kept(media, monkeypatch):
    """Within one tick of the clock a second change leaves no sign."""
    stored_path(DIGEST).write_bytes(PDF)
    open_whole(DIGEST, len(PDF)).close()
    assert not [state for state in whole_files._hashes if state[0] == str(stored_path(DIGEST))]
