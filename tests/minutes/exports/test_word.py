"""The Word files of a record: their text, read back by the project's own reader."""

import pytest

from minutes.exports.docx_writer import Paragraph, Table, docx
from minutes.exports.record_docx import record_docx
from minutes.models import Meeting, Utterance
from minutes.publication.editions.snapshot import record_of
from tests.builders import clerk, draft, publish_now
from tests.minutes.exports.printed import printed_lines as lines

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def meeting(rows_of_module):
    """A meeting that is not published. A test's own changes to its rows are rolled back."""
    return draft()


def test_every_turn_of_a_draft_marked_as_such(meeting):
    record = record_of(meeting)
    printed = lines(record_docx(record, foot="令和8年度 記録実務者会議", draft=True))
    assert printed[0] == "【案】令和8年度 記録実務者会議"
    assert printed[1] == "日時\t令和8年9月3日 13:30~16:30"
    start = printed.index("取組みの発表　#3")
    assert printed[start : start + 9] == [
        "取組みの発表　#3",
        "発表　深川市：旧庁舎の文書の電子化　#4",
        "深川市から、資料1に基づき説明が行われた。",
        "（事務局）　#6",
        "紙はどこに置いているか。",
        "（深川市）　#7",
        "閉校した教室に置いている。",
        "・床の強さを調べた。",
        "・湿気を調べた。",
    ]


def test_the_same_record_is_the_same_bytes(meeting):
    record = record_of(meeting)
    assert record_docx(record, foot="x", draft=False) == record_docx(record, foot="x", draft=False)


def test_characters_that_xml_cannot_hold_are_left_out_and_others_escaped():
    data = docx([Paragraph("Narration", "<b>\x0c&"), Table((("a<", "b"),), (100, 100))], foot="<x>")
    assert lines(data) == ["<b>&", "a<\tb"]


def test_the_desk_gives_draft_edition_and_corrections(client, meeting):
    client.force_login(clerk())
    meeting = Meeting.objects.get(pk=meeting.pk)
    publish_now(meeting)
    Utterance.objects.filter(meeting=meeting, number=12).update(text="十四日と決めている。")
    publish_now(meeting, reason="聞き違いを直した。")
    base = f"/admin/minutes/meeting/{meeting.pk}"
    response = client.get(f"{base}/word/")
    assert response["Content-Disposition"] == 'attachment; filename="2026-09-03-1-an.docx"'
    assert lines(response.content)[0] == "【案】令和8年度 記録実務者会議"
    assert "十日と決めている。" in lines(client.get(f"{base}/word/1/").content)
    assert lines(client.get(f"{base}/word/2/corrections/").content) == [
        "正誤表",
        "令和8年度 記録実務者会議",
        "箇所\t誤\t正\t区分と理由",
        "議事録の公開までの日数　深川市 #12\t十日と決めている。\t十四日と決めている。\t誤記　聞き違いを直した。",
    ]
    assert client.get(f"{base}/word/3/").status_code == 404
    assert client.get(f"{base}/word/1/corrections/").status_code == 404


def test_the_manuscript_on_paper_has_a_number_for_every_line(client, meeting):
    client.force_login(clerk())
    response = client.get(f"/admin/minutes/meeting/{meeting.pk}/print/")
    assert response.context["lines"][:2] == ["■ 会議名", "令和8年度 記録実務者会議"]
    assert "<li>（深川市）　#12</li>" in response.content.decode()


def test_without_signing_in_every_file_redirects_to_the_sign_in_page(client, meeting):
    for path in ("word/", "word/1/", "word/2/corrections/", "print/", "review/"):
        assert client.get(f"/admin/minutes/meeting/{meeting.pk}/{path}").status_code == 302
