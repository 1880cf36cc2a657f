"""正誤表 as a value: places in words below their headings, what changed, and how many."""

import io
import re
import zipfile

import pytest

from minutes.compare.record_diff import changes
from minutes.compare.text_diff import SAME
from minutes.exports.corrections_docx import corrections_docx
from minutes.exports.papers.correction_places import correction_places
from minutes.exports.papers.errata_sheet import counted, errata_groups
from minutes.exports.papers.paper_head import DraftBox, PaperHead
from minutes.models import Meeting
from minutes.publication.editions.snapshot import record_of
from minutes.record.block_locations import block_locations
from tests.acts import reword
from tests.builders import MANUSCRIPT, draft
from tests.inquiries import answered
from tests.minutes.exports.printed import printed_lines

pytestmark = pytest.mark.django_db


def marked(pieces):
    return "".join(piece.text if piece.kind == SAME else f"[{piece.text}]" for piece in pieces)


def sheet(before, after, reason="聞き直した。"):
    said = {change.key: ("誤記", reason) for change in changes(before, after)}
    return errata_groups(before, after, said)


def shown(groups):
    return [
        (
            group.heading,
            [(line.number, line.place, marked(line.before), marked(line.after)) for line in group.lines],
        )
        for group in groups
    ]


@pytest.fixture
def before():
    text = MANUSCRIPT.replace("当町は二か月を要する。", "当町は二か月を要する。\n\n（深川市）\n\n短い。")
    return record_of(draft(text))


def test_each_correction_stands_below_its_heading_with_its_place_in_words(before):
    meeting = Meeting.objects.get()
    numbers = {block["text"]: block["number"] for block in before["blocks"] if "text" in block}
    reword(meeting, numbers["紙はどこに置いているか。"], "紙はどこへ置いているか。")
    reword(meeting, numbers["十日と決めている。"], "規程はない。十四日と決めている。")
    reword(meeting, numbers["短い。"], "短いと思う。")
    Meeting.objects.update(venue="第4会議室")
    meeting.utterances.filter(number=numbers["事務局が閉会を宣した。"]).delete()
    groups = sheet(before, record_of(Meeting.objects.get()))
    assert shown(groups) == [
        (["会議の概要"], [(1, "場所", "第[3]会議室", "第[4]会議室")]),
        (
            ["議題「取組みの発表」", "深川市の発表「旧庁舎の文書の電子化」"],
            [(2, "事務局の発言", "紙[はどこに]置いているか。", "紙[はどこへ]置いているか。")],
        ),
        (
            [
                "議題「他団体への照会」",
                "当別町の照会「議事録の公開までの日数　議事録の確認の方法」",
            ],
            [
                (3, "深川市の発言（はじめ）", "[十日と決めている。]", "[規程はない。十四日と決めている。]"),
                (4, "深川市の発言（2番目）", "[短い。]", "[短いと思う。]"),
            ],
        ),
        (["議題「閉会」"], [(5, "地の文【削除】", "[事務局が閉会を宣した。]", "")]),
    ]
    assert counted(groups) == "5か所（誤記 5）"


def test_the_same_item_is_not_said_twice(before):
    meeting = Meeting.objects.get()
    first = next(
        block for block in before["blocks"] if block["block_kind"] == "item" and "照会" in block["title"]
    )
    meeting.items.filter(number=first["number"]).update(title="他の団体への照会")
    meeting.presentations.filter(titles__icontains="議事録").update(titles="公開までの日数")
    assert [group.heading for group in sheet(before, record_of(meeting))] == [
        ["議題「他の団体への照会」"],
        ["同じ議題", "当別町の照会「公開までの日数」"],
    ]


def test_no_place_has_a_number_of_ours_and_every_block_has_a_place():
    record = record_of(answered())
    places = correction_places(record)
    assert places.keys() == block_locations(record).keys()
    assert [place for place in places.values() if "#" in f"{place.item}{place.brought}{place.words}"] == []
    assert any("の回答" in place.words for place in places.values())


def test_redactions_are_printed_as_readers_see_them(before):
    after = record_of(Meeting.objects.get())
    number = next(block["number"] for block in after["blocks"] if block.get("text") == "短い。")
    old = {"text": f"［取消し{number}-1］は短い。"}
    before["blocks"] = [block | old if block["number"] == number else block for block in before["blocks"]]
    new = {"text": f"［取消し{number}-1］は長い。"}
    after["blocks"] = [block | new if block["number"] == number else block for block in after["blocks"]]
    (group,) = sheet(before, after, reason=f"［取消し{number}-1］による。")
    assert marked(group.lines[0].before) == "［取消し］は[短]い。"
    assert group.lines[0].reason == "［取消し］による。"


def test_the_word_file_strikes_and_underlines_and_says_edition_and_publisher(before):
    reword(Meeting.objects.get(), 12, "十四日と決めている。")
    about = [("版", "第2版の案"), ("発行者", "連絡会 事務局")]
    box = DraftBox("会議録の訂正について", ("部長", "課長"))
    head = PaperHead(is_draft=True, about=about, source="改訂 3", box=box)
    data = corrections_docx(sheet(before, record_of(Meeting.objects.get())), head)
    assert printed_lines(data) == [
        "文書番号\t第　　　　号\t\t起案\t令和　　年　　月　　日\t",
        "件名\t会議録の訂正について\t\t\t\t",
        "起案者\t（電話　　　　）\t\t決裁\t令和　　年　　月　　日\t",
        "部長\t課長\t\t\t\t",
        "\t\t\t\t\t",
        "【案】正誤表",
        "版\t第2版の案",
        "発行者\t連絡会 事務局",
        "番\t箇所\t誤\t正\t区分と理由",
        "議題「他団体への照会」　当別町の照会「議事録の公開までの日数　議事録の確認の方法」\t\t\t\t",
        "1\t深川市の発言（はじめ）\t十日と決めている。\t十四日と決めている。\t誤記：聞き直した。",
        "線を引いた字は消し、下線を引いた太い字に改める。文は、訂正に関わるところだけを載せた。",
        "以上",
    ]
    xml = document_xml(data)
    assert re.findall(r"<w:strike/></w:rPr><w:t[^>]*>([^<]*)", xml) == ["十日"]
    assert re.findall(r'<w:u w:val="single"/></w:rPr><w:t[^>]*>([^<]*)', xml) == ["十四日"]


def document_xml(data):
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
