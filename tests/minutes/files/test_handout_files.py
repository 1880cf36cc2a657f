"""The file of a handout: uploaded at the desk, public only through an edition that lists it."""

import datetime
import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from minutes.models import Edition, Handout, PublishedFile
from tests.acts import erase_now, withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now
from tests.minutes.admin.forms import errors, filled, page
from tests.minutes.files.samples import DOCX, HTML, PDF, SVG
from tests.minutes.files.uploads import address, download, stored_path, upload
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scene(rows_of_module):
    """A clerk, and the primary key of the handout of a draft."""
    by = clerk()
    return by, draft(by=by).handouts.get().pk


@pytest.fixture
def handout(scene, client, tmp_path, settings):
    """The handout without a file; the clerk is signed in."""
    settings.MEDIA_ROOT = tmp_path
    by, primary_key = scene
    client.force_login(by)
    return Handout.objects.get(pk=primary_key)


def test_uploaded_it_is_kept_by_its_digest_and_not_public(client, handout):
    assert upload(client, handout, "資料 <1>.PDF", PDF).status_code == 302
    handout.refresh_from_db()
    assert (handout.file_name, handout.file_type, handout.file_size) == (
        "資料 ＜1＞.pdf",
        "application/pdf",
        15,
    )
    assert handout.file_digest == hashlib.sha256(PDF).hexdigest()
    assert download(client, address(PDF, handout.file_name))[0].status_code == 404
    answer, content = download(client, f"/admin/minutes/handout/{handout.pk}/file/")
    assert (answer.status_code, content) == (200, PDF)
    client.logout()
    assert client.get(f"/admin/minutes/handout/{handout.pk}/file/").status_code == 302


def test_what_is_no_pdf_and_no_picture_is_a_download(client, handout):
    upload(client, handout, "表.docx", DOCX)
    publish_now(handout.meeting)
    answer, content = download(client, address(DOCX, "表.docx"))
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert content == DOCX


def test_a_replaced_file_stays_with_the_edition_that_listed_it(client, handout):
    upload(client, handout, "資料1.pdf", PDF)
    publish_now(handout.meeting)
    upload(client, handout, "資料1.pdf", PDF + b"new")
    publish_now(handout.meeting, reason="差し替えた")
    assert download(client, address(PDF, "資料1.pdf"))[1] == PDF
    assert download(client, address(PDF + b"new", "資料1.pdf"))[1] == PDF + b"new"
    assert [row.category for row in Edition.objects.get(number=2).corrections.all()] == ["handout"]
    shown = Page(client.get("/meetings/2026-09-03-1/"))
    assert (
        next(href for _, href in shown.links() if "/files/" in href).split("/")[2]
        == hashlib.sha256(PDF + b"new").hexdigest()
    )


def test_taken_off_it_is_in_no_later_edition(client, handout):
    upload(client, handout, "資料1.pdf", PDF)
    publish_now(handout.meeting)
    assert upload(client, handout, "", None, drop=True).status_code == 302
    handout.refresh_from_db()
    assert (handout.file_digest, handout.file_name, handout.file_size) == ("", "", 0)
    second = publish_now(handout.meeting, reason="外した")
    assert PublishedFile.objects.filter(edition=second).count() == 0
    assert download(client, address(PDF, "資料1.pdf"))[0].status_code == 200


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("図.svg", SVG, "この種類のファイルは載せられません。"),
        ("頁.pdf", HTML, "名前は .pdf ですが、中身がPDFではありません。"),
        ("空.pdf", b"", "ファイルが空です。"),
        ("大.pdf", PDF + b"x" * 2000, "ファイルが大きすぎます。"),
    ],
)
def test_what_is_refused_is_said_and_nothing_is_saved(client, handout, settings, name, content, message):
    settings.LARGEST_HANDOUT = 1000
    answer = upload(client, handout, name, content, title="打った題")
    assert errors(answer)["upload"][0].startswith(message)
    assert "打った題" in answer.content.decode()
    assert Handout.objects.get().file_digest == ""


def test_an_error_elsewhere_asks_for_the_file_again(client, handout):
    answer = upload(client, handout, "資料1.pdf", PDF, label="")
    assert "label" in errors(answer)
    assert errors(answer)["upload"][0].startswith("ファイルは、もう一度選んでください")


def test_a_form_of_an_older_state_puts_no_file(client, handout):
    form = filled(client, page(handout)) | {"upload": SimpleUploadedFile("資料1.pdf", PDF)}
    form.pop("drop", None)
    upload(client, handout, "", None, title="先の直し")
    assert client.post(page(handout), {k: v for k, v in form.items() if v is not None}).status_code == 200
    handout.refresh_from_db()
    assert (handout.title, handout.file_digest) == ("先の直し", "")


def test_a_file_lost_from_the_disk_is_404_not_500(client, handout, tmp_path):
    upload(client, handout, "資料1.pdf", PDF)
    publish_now(handout.meeting)
    for file in (tmp_path / "handouts").rglob("*"):
        if file.is_file():
            file.unlink()
    assert client.get(address(PDF, "資料1.pdf")).status_code == 404


@pytest.mark.parametrize(("listed_elsewhere", "kept"), [(False, False), (True, True)])
def test_an_erased_handouts_file_leaves_the_disk_unless_another_lists_it(
    client, handout, django_capture_on_commit_callbacks, listed_elsewhere, kept
):
    upload(client, handout, "資料1.pdf", PDF)
    meeting = publish_now(handout.meeting).meeting
    if listed_elsewhere:
        other = draft(MANUSCRIPT.replace("令和8年9月3日", "令和8年9月4日")).handouts.get()
        upload(client, other, "資料1.pdf", PDF)
    (act,) = withdraw_now(meeting, f"h{handout.number}")
    assert client.get(address(PDF, "資料1.pdf")).status_code == 410
    with django_capture_on_commit_callbacks(execute=True):
        erase_now(act, at=act.withdrawn_at + datetime.timedelta(hours=2))
    assert stored_path(hashlib.sha256(PDF).hexdigest()).exists() is kept
