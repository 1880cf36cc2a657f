"""The Word files of a record: their text, read back by the project's own reader."""

import pytest

from minutes.exports.docx_writer import Paragraph, Table, docx
from minutes.exports.papers.paper_head import PaperHead
from minutes.exports.record_docx import record_docx
from minutes.publication.editions.snapshot import record_of
from tests.builders import draft
from tests.minutes.exports.printed import printed_lines as lines

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def meeting(rows_of_module):
    """A meeting that is not published. A test's own changes to its rows are rolled back."""
    return draft()


def head(*, is_draft):
    return PaperHead(is_draft=is_draft, about=[("版", "第1版の案")], source="令和8年12月1日 の原稿")


def test_every_turn_of_a_draft_marked_as_such(meeting):
    printed = lines(record_docx(record_of(meeting), head(is_draft=True)))
    assert printed[:3] == [
        "【案】令和8年度 記録実務者会議",
        "版\t第1版の案",
        "日時\t令和8年9月3日 13:30~16:30",
    ]
    start = printed.index("取組みの発表")
    assert printed[start : start + 9] == [
        "取組みの発表",
        "発表　深川市：旧庁舎の文書の電子化",
        "深川市から、資料1に基づき説明が行われた。",
        "（事務局）",
        "紙はどこに置いているか。",
        "（深川市）",
        "閉校した教室に置いている。",
        "・床の強さを調べた。",
        "・湿気を調べた。",
    ]


def test_the_same_record_is_the_same_bytes(meeting):
    record = record_of(meeting)
    assert record_docx(record, head(is_draft=False)) == record_docx(record, head(is_draft=False))


def test_characters_that_xml_cannot_hold_are_left_out_and_others_escaped():
    data = docx([Paragraph("Narration", "<b>\x0c&"), Table((("a<", "b"),), (100, 100))], foot="<x>")
    assert lines(data) == ["<b>&", "a<\tb"]
