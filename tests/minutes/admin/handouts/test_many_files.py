"""Many files at once: kept apart until a clerk has said whose they are, and saved in one verb."""

import datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from minutes.desk.handouts.matched_files import NOBODYS, SEVERAL, SHARED, FileMatch, match_files
from minutes.files.store import HANDOUTS, WAITING, NotStored
from minutes.files.waiting_files import sweep_waiting
from minutes.models import Handout, Meeting, WaitingFile
from tests.builders import clerk, draft, publish_now
from tests.minutes.files.samples import DOCX, PDF, SVG
from tests.minutes.handouts.tie_now import TEXT
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    return draft(TEXT, by=clerk("sano")).pk


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def address(meeting):
    return reverse("admin:minutes_meeting_files", args=[meeting.pk])


def put(client, meeting, *files):
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(address(meeting), {"do": "put", "files": uploads}, follow=True)


def chosen(answer):
    """Returns {name of a waiting file: what is chosen for it}."""
    return {one.file.name: one.chosen for one in answer.context["shown"]}


def save(client, meeting, **choices):
    """`choices`: the beginning of a file's name → number of a handout, "throw" or ""."""
    meeting.refresh_from_db()
    ids = {
        f"file-{row.pk}": value
        for row in WaitingFile.objects.all()
        for name, value in choices.items()
        if row.name.startswith(name)
    }
    sent = {"do": "save", "seen_revision": meeting.revision} | ids
    return client.post(address(meeting), sent, follow=True)


def kept(media, folder):
    return sorted(path.name[:8] for path in (media / folder).rglob("*") if path.is_file())


def messages(answer):
    return [str(message) for message in answer.context["messages"]]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["資料1_電子化.pdf", "【資料2】日数.docx"], ["資料1", "資料2"]),
        (["資料２　日数.docx", "01_資料1.pdf"], ["資料2", "資料1"]),
        (["次第.pdf", "電子化.pdf", "20260903_【次第】.pdf"], ["", "資料1", ""]),
        (["資料12.pdf", "追加資料1.pdf", "写真.png"], ["", "", ""]),
        (["資料1-2.pdf", "資料1年間計画.pdf"], ["資料1-2", "資料1"]),
        (["資料1・資料2.pdf"], [""]),
    ],
)
def test_names_say_whose_a_file_is(names, found):
    handouts = [("次第", ""), ("資料1", "電子化"), ("資料1-2", ""), ("資料2", "日数")]
    assert [match.label for match in match_files(names, handouts)] == found


def test_what_is_not_certain_is_said():
    handouts = [("資料1", ""), ("資料2", "")]
    names = ["資料1.pdf", "資料1_改.pdf", "写真.png", "資料1と資料2.pdf"]
    assert match_files(names, handouts) == [
        *[FileMatch(why=SHARED.format("資料1", 2))] * 2,
        FileMatch(why=NOBODYS),
        FileMatch(why=SEVERAL),
    ]


def test_put_shown_and_saved_in_one_save(client, meeting, media, django_capture_on_commit_callbacks):
    answer = put(
        client, meeting, ("資料1_電子化.PDF", PDF), ("【資料2】.docx", DOCX), ("写真.pdf", PDF + b"x")
    )
    assert chosen(answer) == {"資料1_電子化.PDF": "20", "【資料2】.docx": "21", "写真.pdf": ""}
    assert NOBODYS in answer.content.decode()
    assert (len(kept(media, WAITING)), kept(media, HANDOUTS)) == (3, [])
    assert set(Handout.objects.values_list("file_digest", flat=True)) == {""}
    revision = Meeting.objects.get().revision
    with django_capture_on_commit_callbacks(execute=True):
        answer = save(client, meeting, **{"資料1": "20", "【": "21"})
    assert messages(answer) == ["2件のファイルを保存しました。"]
    assert list(Handout.objects.order_by("number").values_list("file_name", "not_held")) == [
        ("資料1_電子化.pdf", False),
        ("【資料2】.docx", False),
    ]
    assert Meeting.objects.get().revision == revision + 1
    assert set(Handout.history.filter(file_digest__gt="").values_list("saved_revision", flat=True)) == {
        revision + 1
    }
    assert (len(kept(media, WAITING)), len(kept(media, HANDOUTS))) == (1, 2)
    with django_capture_on_commit_callbacks(execute=True):
        assert messages(save(client, meeting, 写真="throw")) == ["1件を捨てました。"]
    assert (kept(media, WAITING), WaitingFile.objects.count()) == ([], 0)


def test_one_that_is_refused_names_itself_and_the_others_are_kept(client, meeting, settings):
    settings.LARGEST_HANDOUT = 1000
    answer = put(
        client, meeting, ("図.svg", SVG), ("資料1.pdf", PDF), ("空.pdf", b""), ("大.pdf", PDF + b"x" * 2000)
    )
    said = messages(answer)
    assert [message.partition("：")[0] for message in said] == [
        "図.svg",
        "空.pdf",
        "大.pdf",
        "ファイルを1件置きました。まだ保存していません。",
    ]
    assert chosen(answer) == {"資料1.pdf": "20"}
    assert messages(put(client, meeting)) == ["ファイルを選んでください。"]


def test_two_for_one_handout_are_assigned_by_a_choice(client, meeting):
    answer = put(client, meeting, ("資料1.pdf", PDF), ("資料1_改.pdf", PDF + b"x"))
    assert chosen(answer) == {"資料1.pdf": "", "資料1_改.pdf": ""}
    answer = save(client, meeting, 資料1="20")
    assert "「資料1」に二つのファイルが選ばれています。" in messages(answer)[0]
    assert chosen(answer) == {"資料1.pdf": "20", "資料1_改.pdf": "20"}
    assert Handout.objects.filter(file_digest="").count() == 2
    assert save(client, meeting, **{"資料1_": "20", "資料1.": "21"}).redirect_chain
    assert list(Handout.objects.order_by("number").values_list("file_name", flat=True)) == [
        "資料1_改.pdf",
        "資料1.pdf",
    ]


def test_an_old_page_saves_nothing_and_the_files_still_wait(client, meeting, media):
    put(client, meeting, ("資料1.pdf", PDF))
    row = WaitingFile.objects.get()
    sent = {"do": "save", "seen_revision": meeting.revision - 1, f"file-{row.pk}": "20"}
    answer = client.post(address(meeting), sent)
    assert "まだ何も保存していません。" in messages(answer)[0]
    assert chosen(answer) == {"資料1.pdf": "20"}
    assert (kept(media, HANDOUTS), WaitingFile.objects.count()) == ([], 1)
    answer = client.post(address(meeting), sent | {"seen_revision": meeting.revision, f"file-{row.pk}": "99"})
    assert messages(answer) == ["資料 #99 は、もうありません。"]
    assert (kept(media, HANDOUTS), len(kept(media, WAITING))) == ([], 1)


def test_a_file_that_is_lost_meanwhile_names_itself(client, meeting, media):
    put(client, meeting, ("資料1.pdf", PDF), ("資料2.docx", DOCX))
    for path in (media / WAITING).rglob("*"):
        if path.is_file() and path.read_bytes() == DOCX:
            path.unlink()
    answer = save(client, meeting, 資料1="20", 資料2="21")
    assert messages(answer) == ["資料2.docx：置いたファイルが見つかりません。もう一度置いてください。"]
    assert (kept(media, HANDOUTS), Handout.objects.filter(file_digest="").count()) == ([], 2)


def test_a_disk_that_is_full_names_the_file(client, meeting, monkeypatch):
    def full(*_args, **_how):
        raise NotStored("ファイルの置き場所がいっぱいです。")

    monkeypatch.setattr("minutes.files.waiting_files.store_file", full)
    assert messages(put(client, meeting, ("資料1.pdf", PDF))) == [
        "資料1.pdf：ファイルの置き場所がいっぱいです。"
    ]
    assert WaitingFile.objects.count() == 0


def test_what_waits_is_not_public_and_nobody_elses(client, meeting, media):
    publish_now(meeting)
    put(client, meeting, ("資料1.pdf", PDF))
    digest = WaitingFile.objects.get().digest
    other = clerk()
    client.force_login(other)
    assert chosen(client.get(address(meeting))) == {}
    client.logout()
    assert client.get(f"/files/{digest}/資料1.pdf").status_code == 404
    assert client.get(address(meeting)).status_code == 302


def test_what_nobody_saves_is_gone_after_a_week_and_nothing_lies_without_a_row(client, meeting, media):
    put(client, meeting, ("資料1.pdf", PDF), ("資料2.docx", DOCX))
    old = WaitingFile.objects.get(name="資料1.pdf")
    now = timezone.now()
    WaitingFile.objects.filter(pk=old.pk).update(at=now - datetime.timedelta(days=8))
    (media / WAITING / "new-lost").write_bytes(b"x")
    sweep_waiting(now)
    assert list(WaitingFile.objects.values_list("name", flat=True)) == ["資料2.docx"]
    assert (media / WAITING / "new-lost").exists()
    sweep_waiting(now + datetime.timedelta(hours=2))
    assert [path.read_bytes() for path in Path(media / WAITING).rglob("*") if path.is_file()] == [DOCX]


def test_numbers_are_bounded_and_said(client, meeting, monkeypatch):
    monkeypatch.setattr("minutes.admin.handouts.files_page.MOST_AT_ONCE", 2)
    answer = put(client, meeting, *((f"{number}.pdf", PDF) for number in range(3)))
    assert messages(answer) == [
        "一度に置けるのは2件までです。はじめの2件を置きました。",
        "ファイルを2件置きました。まだ保存していません。",
    ]
    monkeypatch.setattr("minutes.admin.handouts.files_page.MOST_WAITING", 3)
    put(client, meeting, ("a.pdf", PDF), ("b.pdf", PDF))
    assert WaitingFile.objects.count() == 3


@pytest.mark.parametrize("count", [1, 3])
def test_the_same_queries_for_few_files_and_many(client, meeting, django_assert_num_queries, count):
    put(client, meeting, *((f"資料{number}.pdf", PDF + bytes([number])) for number in range(1, 1 + count)))
    client.get("/admin/")
    with django_assert_num_queries(QUERIES):
        page = Page(client.get(address(meeting)))
    assert len([row for row in page["select"] if row.attributes["name"].startswith("file-")]) == count


QUERIES = 14
