"""An upload that fails or is refused leaves nothing on the disk and is told in words: a full disk, one that refuses."""

import errno
import os
import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from minutes.files import upload_to_disk
from minutes.files.places import disk
from minutes.files.store import FULL, READ_ONLY, NotStored, discard_stored, store_file
from minutes.models import Handout
from tests.builders import clerk, draft
from tests.minutes.admin.forms import errors
from tests.minutes.files.samples import PDF
from tests.minutes.files.uploads import upload

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scene(rows_of_module):
    """A clerk, and the primary key of the handout of a draft."""
    by = clerk()
    return by, draft(by=by).handouts.get().pk


@pytest.fixture
def handout(scene, client, tmp_path, settings):
    """The handout without a file; the clerk is signed in."""
    settings.MEDIA_ROOT = tmp_path / "media"
    by, primary_key = scene
    client.force_login(by)
    return Handout.objects.get(pk=primary_key)


def files(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def fail_with(number):
    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    return fail


# What fails: the name of a function, with which error, and what is said.
FAILURES = {
    "full at the end": (disk.os, "fsync", errno.ENOSPC, FULL),
    "full at once": (disk.tempfile, "NamedTemporaryFile", errno.ENOSPC, FULL),
    "over the quota": (disk.os, "fsync", errno.EDQUOT, FULL),
    "read-only": (disk.tempfile, "NamedTemporaryFile", errno.EROFS, READ_ONLY),
    "no right": (disk.Path, "mkdir", errno.EACCES, READ_ONLY),
    "no rename": (disk.Path, "replace", errno.EROFS, READ_ONLY),
    "broken": (disk.os, "fsync", errno.EIO, "ファイルを保存できませんでした（Input/output error）。"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_disk_that_does_not_take_it_is_told_in_the_form(client, handout, settings, monkeypatch, failure):
    place, name, number, said = FAILURES[failure]
    with monkeypatch.context() as failing:
        failing.setattr(place, name, fail_with(number))
        answer = upload(client, handout, "資料1.pdf", PDF, title="打った題")
    assert answer.status_code == 200
    assert errors(answer)["upload"][0].startswith(said)
    assert "打った題" in answer.content.decode()
    handout.refresh_from_db()
    assert (handout.file_digest, handout.title, files(settings)) == ("", "文書の電子化", [])
    assert upload(client, handout, "資料1.pdf", PDF).status_code == 302


def test_a_save_that_fails_afterwards_leaves_no_file(client, handout, settings, monkeypatch):
    def fail(**_):
        raise RuntimeError("the database is gone")

    monkeypatch.setattr("minutes.admin.records.handout_admin.save_handout", fail)
    with pytest.raises(RuntimeError):
        upload(client, handout, "資料1.pdf", PDF)
    assert files(settings) == []


def test_a_form_with_another_error_stores_nothing(client, handout, settings):
    assert upload(client, handout, "資料1.pdf", PDF, label="").status_code == 200
    assert files(settings) == []


def test_what_another_has_stored_meanwhile_stays(handout, settings):
    mine = store_file(SimpleUploadedFile("a.pdf", PDF))
    theirs = store_file(SimpleUploadedFile("b.pdf", PDF))
    discard_stored(theirs)  # it was there before
    discard_stored(mine)  # theirs has taken its place
    assert len(files(settings)) == 1
    other = store_file(SimpleUploadedFile("c.pdf", PDF + b"c"))
    discard_stored(other)
    assert len(files(settings)) == 1


def test_nothing_is_left_where_the_copy_cannot_even_be_removed(handout, monkeypatch, settings):
    monkeypatch.setattr(disk.os, "fsync", fail_with(errno.ENOSPC))
    monkeypatch.setattr(disk.Path, "unlink", fail_with(errno.EROFS))
    with pytest.raises(NotStored, match=FULL):
        store_file(SimpleUploadedFile("a.pdf", PDF))


@pytest.mark.parametrize("failing", ["the folder", "the writing"])
def test_a_full_disk_while_the_upload_arrives_is_told_too(client, handout, settings, monkeypatch, failing):
    """Uploads over 2.5 MB are received in a temporary file, before any form sees them."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1
    full = fail_with(errno.ENOSPC)
    if failing == "the folder":
        monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
        monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", full)
        monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", full)
    else:
        monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.write", full, raising=False)
    answer = upload(client, handout, "資料1.pdf", PDF)
    assert errors(answer)["upload"][0] == FULL
    imported = client.post(
        reverse("admin:minutes_meeting_import"), {"file": SimpleUploadedFile("会議録.txt", b"x" * 10)}
    )
    assert imported.context["form"].errors["file"] == [FULL]
    assert upload_to_disk.UploadToDisk
    assert files(settings) == []
