"""読み込み in the admin: the preview first; what it showed is saved, or nothing."""

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from minutes.models import Body, Meeting
from minutes.notation.document import Problem
from tests.builders import MANUSCRIPT, clerk
from tests.minutes.notation.docx.word_file import deleted, docx, p

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/minutes/meeting/import/"


@pytest.fixture
def signed_in(client):
    client.force_login(clerk())
    return client


def check(client, **typed):
    return client.post(ADDRESS, {"text": "", "body": "", "check": "1"} | typed)


def keep(client, shown, **typed):
    """Presses 保存 on a page that came back."""
    form = shown.context["form"]
    sent = {name: form[name].value() or "" for name in ("text", "body", "seen", "told")}
    return client.post(ADDRESS, sent | {"save": "1"} | typed)


def nothing_stored():
    return (Meeting.objects.count(), Body.objects.count()) == (0, 0)


def test_the_preview_says_what_was_read_and_stores_nothing(signed_in):
    shown = check(signed_in, text=MANUSCRIPT)
    page = shown.content.decode()
    assert "議題 4　発表・照会 2　発言 5（4の名）　配付資料 1" in page
    assert "令和8年(2026年)9月3日(木) 13:30–16:30" in page
    assert "記録実務者会議（新しく作ります）" in page
    assert "候補：宮城県 美里町（045055" in page
    assert nothing_stored()


def test_what_was_looked_at_is_saved(signed_in):
    answer = keep(signed_in, check(signed_in, text=MANUSCRIPT))
    meeting = Meeting.objects.get()
    assert answer.url == reverse("admin:minutes_meeting_change", args=[meeting.pk])
    assert meeting.utterances.count() == 9
    assert meeting.address is None


def test_a_file_is_read_and_travels_on_as_text(signed_in):
    file = SimpleUploadedFile("記録.txt", MANUSCRIPT.encode("cp932"))
    keep(signed_in, check(signed_in, file=file))
    assert Meeting.objects.get().title == "令和8年度 記録実務者会議"


def test_a_text_changed_after_the_look_is_looked_at_again(signed_in):
    shown = check(signed_in, text=MANUSCRIPT)
    again = keep(signed_in, shown, text=MANUSCRIPT.replace("十日", "十四日"))
    assert again.status_code == 200
    assert "もう一度確かめました" in again.content.decode()
    assert nothing_stored()
    keep(signed_in, again)
    assert Meeting.objects.get().utterances.filter(text__contains="十四日").count() == 1


def test_the_same_meeting_again_is_refused_and_the_text_kept(signed_in):
    keep(signed_in, check(signed_in, text=MANUSCRIPT))
    again = check(signed_in, text=MANUSCRIPT)
    assert "この会議はもうあります" in again.content.decode()
    assert again.context["form"]["text"].value() == MANUSCRIPT
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "中身がありません。"),
        (b"PK\x03\x04 and so on", "Word の文書が壊れていて読めません"),
        (MANUSCRIPT.replace("開会", "開\0会").encode(), "文字でないデータ（NUL）があります"),
        (b"\xff\xfe\x00", "UTF-16"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_line(signed_in, data, message):
    shown = check(signed_in, file=SimpleUploadedFile("x.txt", data))
    assert message in " ".join(shown.context["form"].errors["file"])
    assert nothing_stored()


def test_nothing_at_all(signed_in):
    assert check(signed_in).context["form"].non_field_errors() == [
        "ファイルを選ぶか、文章を貼り付けてください。"
    ]


def test_whoever_may_not_add_a_body_makes_none(client):
    user = User.objects.create_user("henshu", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="add_meeting"))
    client.force_login(user)
    assert "会議体「記録実務者会議」がありません" in check(client, text=MANUSCRIPT).content.decode()
    assert nothing_stored()


def test_a_word_file_is_read_and_what_was_left_out_is_said(signed_in):
    blocks = [p(line) for line in MANUSCRIPT.split("\n")]
    word = docx(*blocks, p(deleted("除いた言葉")), comments='<w:comment w:id="0"/>')
    shown = check(signed_in, file=SimpleUploadedFile("記録.docx", word))
    assert shown.context["preview"].text_read.problems == [
        Problem(0, "コメントが1件あります。本文ではないので読み込んでいません。"),
        Problem(len(blocks) + 1, "変更履歴があります。削除（1か所）は除きました。"),
    ]
    keep(signed_in, shown)
    assert Meeting.objects.get().utterances.count() == 9


def test_the_day_in_the_name_of_a_file_travels_on_with_its_text(signed_in):
    text = "水瀬会議録\n開会\n（深側市）\nどうか。\n○海野委員　はい。"
    file = SimpleUploadedFile("会議録20260702.txt", text.encode("euc_jp"))
    shown = check(signed_in, file=file)
    page = shown.content.decode()
    assert "ファイルの名にある日付（令和8年7月2日）を日時として読みました。" in page
    assert "団体の表に候補がありません。近い名：北海道 深川市（012289）" in page
    assert "読み取れなかったところはありません" not in page
    keep(signed_in, shown, file_name=shown.context["form"]["file_name"].value())
    assert str(Meeting.objects.get().held_on) == "2026-07-02"


def test_nothing_was_left_unread_is_said_only_where_the_law_of_silence_holds(signed_in):
    silent = "読み取れなかったところはありません。"
    assert silent in check(signed_in, text=MANUSCRIPT).content.decode()
    told = MANUSCRIPT.replace("十日と決めている。", "十日と決めている。\n\n【海野委員】　はい。")
    assert silent not in check(signed_in, text=told).content.decode()


def test_signs_that_nobody_sees_are_told_of_a_text_from_outside(signed_in):
    shown = check(signed_in, text=MANUSCRIPT.replace("十日と決めて", "十日と\u200e決めて"))
    assert (
        "目に見えない記号（文字の向きを変える記号、U+200E）が「十日と」のあとにあります。"
        in shown.content.decode()
    )
