"""Files of handouts that no list has yet: number, title and item are read off their names, shown, and saved in one press."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from minutes.desk.handouts.named_handouts import NamedHandout, named_handout
from minutes.desk.handouts.tie_handouts import ties_of
from minutes.models import Handout, Meeting, WaitingFile
from tests.builders import clerk, draft
from tests.minutes.files.samples import PDF
from tests.minutes.handouts.tie_now import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    text = TEXT.replace("■ 閉会\n\n事務局が", "■ 閉会\n\n事務局が、資料1-2により次回を案内し、")
    return draft(text, by=clerk("sano")).pk


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def address(meeting):
    return reverse("admin:minutes_meeting_files", args=[meeting.pk])


def put(client, meeting, *names):
    uploads = [SimpleUploadedFile(name, PDF + name.encode()) for name in names]
    return client.post(address(meeting), {"do": "put", "files": uploads}, follow=True)


def shown(answer):
    """Returns {name: (choice, number, title, item)} of each waiting file."""
    return {
        one.file.name: (one.chosen, *(one.new[field].value() for field in ("label", "title", "used")))
        for one in answer.context["shown"]
    }


def sent(answer, meeting, **typed):
    values = {"do": "save", "seen_revision": Meeting.objects.get(pk=meeting.pk).revision}
    for one in answer.context["shown"]:
        values[f"file-{one.file.pk}"] = one.chosen
        values |= {field.html_name: field.value() or "" for field in one.new}
    return values | typed


def messages(answer):
    return [str(message) for message in answer.context["messages"]]


@pytest.mark.parametrize(
    ("name", "label", "title"),
    [
        ("資料１－２　○○.pdf", "資料1-2", "○○"),
        ("資料1-2_文書の電子化.pdf", "資料1-2", "文書の電子化"),
        ("01_【資料2】日数（案）.docx", "資料2", "日数（案）"),
        ("20260903_別紙3.xlsx", "別紙3", ""),
        ("電子化_資料4.pdf", "資料4", "電子化"),
        ("資料1年間計画.pdf", "資料1", "年間計画"),
        ("参考資料１ 統計.csv", "参考資料1", "統計"),
        ("資料No.3（平成24年度事業報告）.pdf", "資料3", "平成24年度事業報告"),
        ("配付資料１.pdf", "資料1", ""),
        ("資料一　規程.pdf", "資料1", "規程"),
        ("資料1-20260903.pdf", "資料1", ""),
        ("次第.pdf", "", "次第"),
        ("資料1と資料2.pdf", "", "資料1と資料2"),
        ("ICT資料1.pdf", "", "ICT資料1"),
        ("資料１2012年度の取組み.pdf", "資料1", "2012年度の取組み"),
    ],
)
def test_what_a_name_says(name, label, title):
    assert named_handout(name) == NamedHandout(label, title)


def test_number_title_and_item_are_proposed_and_saved_in_one_press(client, meeting):
    answer = put(
        client,
        meeting,
        "資料１－２　次回の案内.pdf",
        "資料3_取組みの発表.pdf",
        "資料4.pdf",
        "次第.pdf",
        "資料2.pdf",
    )
    assert shown(answer) == {
        "資料１－２次回の案内.pdf": ("new", "資料1-2", "次回の案内", 14),
        "資料3_取組みの発表.pdf": ("new", "資料3", "取組みの発表", 3),
        "資料4.pdf": ("new", "資料4", "", None),
        "次第.pdf": ("", "次第", "", None),
        "資料2.pdf": ("21", "資料2", "", None),
    }
    assert Handout.objects.count() == 2
    revision = Meeting.objects.get().revision
    answer = client.post(address(meeting), sent(answer, meeting), follow=True)
    assert messages(answer) == ["4件のファイルを保存しました。"]
    assert Meeting.objects.get().revision == revision + 1
    assert list(Handout.objects.order_by("position").values_list("label", "title", "file_name")) == [
        ("資料1", "文書の電子化", ""),
        ("資料1-2", "次回の案内", "資料１－２次回の案内.pdf"),
        ("資料2", "公開までの日数", "資料2.pdf"),
        ("資料3", "取組みの発表", "資料3_取組みの発表.pdf"),
        ("資料4", "", "資料4.pdf"),
    ]
    numbers = dict(Handout.objects.values_list("label", "number"))
    assert ties_of(meeting) == {(numbers["資料1-2"], 14), (numbers["資料3"], 3)}
    assert list(WaitingFile.objects.values_list("name", flat=True)) == ["次第.pdf"]
    assert set(Handout.history.filter(label="資料3").values_list("saved_revision", flat=True)) == {
        revision + 1
    }


def test_what_is_typed_is_saved_and_what_cannot_be_comes_back(client, meeting, media):
    answer = put(client, meeting, "資料3.pdf", "写真.pdf")
    other = answer.context["shown"][1].file.pk
    typed = {f"file-{other}": "new", f"label-{other}": "資料1", f"title-{other}": "当日の写真"}
    answer = client.post(address(meeting), sent(answer, meeting, **typed))
    wrong = {row.file.name: dict(row.new.errors) for row in answer.context["shown"] if row.new.errors}
    assert wrong == {"写真.pdf": {"label": ["「資料1」はもうあります。上で、その資料を選んでください。"]}}
    assert (Handout.objects.count(), WaitingFile.objects.count()) == (2, 2)
    for label in ("資料3", "資料　3", "", "［取消し12-1］"):
        again = client.post(address(meeting), sent(answer, meeting, **{f"label-{other}": label}))
        assert [row.file.name for row in again.context["shown"] if row.new.errors] == ["写真.pdf"]
    answer = client.post(address(meeting), sent(answer, meeting, **{f"label-{other}": "写真"}), follow=True)
    assert messages(answer) == ["2件のファイルを保存しました。"]
    assert list(Handout.objects.filter(title="当日の写真").values_list("label", flat=True)) == ["写真"]


def test_two_of_one_number_are_nobodys_until_it_is_said(client, meeting):
    answer = put(client, meeting, "資料3.pdf", "資料3_改.pdf")
    assert [choice for choice, *_ in shown(answer).values()] == ["", ""]


def test_an_item_that_is_gone_saves_nothing(client, meeting):
    answer = put(client, meeting, "資料3.pdf")
    (one,) = answer.context["shown"]
    answer = client.post(address(meeting), sent(answer, meeting, **{f"used-{one.file.pk}": "99"}))
    assert [row.new.errors.keys() for row in answer.context["shown"]] == [{"used"}]
    stale = sent(answer, meeting, **{f"used-{one.file.pk}": "", "seen_revision": 999})
    assert "まだ何も保存していません。" in messages(client.post(address(meeting), stale))[0]
    assert (Handout.objects.count(), WaitingFile.objects.count()) == (2, 1)
