"""Withdrawing words that stand in a handout's file: the form asks about the file by name, and withdraws it too."""

import pytest

from minutes.models import FileText, HandoutPage, RestatementAnswer, Withdrawal
from tests.builders import MANUSCRIPT, clerk, draft, publish_now
from tests.minutes.admin.withdrawing.test_withdrawing import TYPED, address
from tests.minutes.files import pdfs
from tests.minutes.files.uploads import address as file_address
from tests.minutes.files.uploads import download, give_file, upload
from tests.minutes.pages.reader import Page

pytestmark = [pytest.mark.django_db, pytest.mark.long]  # files are read in a process of their own

WORDS = "担当者の鷲塚が独断で五か月も放置した。"
HOLDING = pdfs.pdf("表紙", WORDS)


@pytest.fixture
def meeting(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    by = clerk()
    client.force_login(by)
    meeting = draft(MANUSCRIPT.replace("十日と決めている。", WORDS), by=by)
    give_file(meeting.handouts.get(), "資料1.pdf", HOLDING)
    return publish_now(meeting, by=by).meeting


def _press(client, meeting, **typed):
    """Presses 確かめる and then 取り消す with what was typed. Returns both answers."""
    first = client.post(address(meeting), TYPED | {"check": "1"})
    seen = first.context["form"].data["seen"]
    ready = TYPED | typed | {"seen": seen, "confirmed": "on", "save": "1"}
    return first, client.post(address(meeting), ready, follow=True)


def test_it_is_asked_by_name_and_nothing_is_withdrawn_unanswered(client, meeting):
    first, second = _press(client, meeting)
    assert "資料1のファイル「資料1.pdf」（2ページ）" in first.content.decode()
    assert second.context["form"].errors == {"file-h20": ["このファイルをどうするか、選んでください。"]}
    assert Withdrawal.objects.count() == 0


def test_withdrawn_too_the_file_is_gone(client, meeting):
    _, second = _press(client, meeting, **{"file-h20": "withdraw"})
    assert "取消し12-1" in second.content.decode() and "取消し20-1" in second.content.decode()
    assert [row.key for row in Withdrawal.objects.order_by("pk")] == ["u12", "h20"]
    assert client.get(file_address(HOLDING, "資料1.pdf")).status_code == 410
    assert (FileText.objects.count(), HandoutPage.objects.count()) == (0, 0)
    assert "鷲塚" not in client.get("/search/", {"q": "独断で五か月"}).content.decode()


def test_left_there_the_answer_is_kept(client, meeting):
    _press(client, meeting, **{"file-h20": "stay"})
    assert [row.key for row in Withdrawal.objects.all()] == ["u12"]
    assert [row.key for row in RestatementAnswer.objects.all()] == ["h20"]
    assert download(client, file_address(HOLDING, "資料1.pdf"))[1] == HOLDING


def test_the_words_go_although_the_file_cannot(client, meeting):
    """The reason names the handout's title, so the second act is refused, in words."""
    reason = "文書の電子化の資料にあったため。"
    row = meeting.handouts.get()
    row.title = "文書の電子化の資料"
    row.save()
    publish_now(meeting)
    _, second = _press(client, meeting, **{"file-h20": "withdraw", "reason": reason})
    assert [row.key for row in Withdrawal.objects.all()] == ["u12"]
    assert "配付資料 #20はまだ取り消していません。" in second.content.decode()


def test_a_scan_is_told(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    by = clerk()
    client.force_login(by)
    meeting = draft(by=by)
    give_file(meeting.handouts.get(), "資料1.pdf", pdfs.scan())
    publish_now(meeting, by=by)
    first, _ = _press(client, meeting)
    assert "中の言葉を全部は読めません" in first.content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (pdfs.pdf("一", "二", "三"), "中の言葉が検索されます（3ページ）"),
        (pdfs.scan(), "文字のない画像のPDFです。検索されません"),
        (pdfs.encrypted(), "暗号化されたPDFです。検索されません"),
        (pdfs.broken(), "壊れているPDFです。検索されません"),
    ],
    ids=["three", "scan", "encrypted", "broken"],
)
def test_the_desk_says_at_upload_and_before_publishing_what_a_file_is(
    client, settings, tmp_path, django_capture_on_commit_callbacks, content, said
):
    settings.MEDIA_ROOT = tmp_path
    by = clerk()
    client.force_login(by)
    row = draft(by=by).handouts.get()
    with django_capture_on_commit_callbacks(execute=True):
        upload(client, row, "資料1.pdf", content)
    assert said in client.get(f"/admin/minutes/handout/{row.pk}/change/").content.decode()
    publish_page = Page(client.get(f"/admin/minutes/meeting/{row.meeting_id}/publish/"))
    assert publish_page.texts("desk-wide")[0].endswith(f"資料1資料1.pdf{said}")
