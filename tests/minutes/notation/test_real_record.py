"""The real record that this project was made for. It lies outside the project; of its words, only names, headings and
facts are copied here.
"""

import re
from collections import Counter

import pytest

from minutes.notation.attendance import Attendee, HeadCount, attendees, head_counts
from minutes.notation.document import Handout, Item, Narration, Presentation, Turn
from minutes.notation.parser import parse
from minutes.notation.writer import write
from tests.minutes.notation.reading_by_hand import CONTACT, FACTS, HEADINGS, as_read_by_hand, source_lines

REPORTS, INQUIRIES, DISCUSSION, OTHER = HEADINGS[3], HEADINGS[4], HEADINGS[5], HEADINGS[6]
SECRETARIAT = "事務局"
REMARKS = ["秋田市", "金沢市", "一戸町", "長泉町", "松前町", "徳島市", "福島県", "岡山県", "養父市"]


@pytest.fixture(scope="module")
def document(real_text):
    """The record, read once: a Document cannot be changed."""
    return parse(real_text)


def outline(document):
    """Yields (title of the item above, label of the presentation above, block) for every turn and narration."""
    item, presentation = "", ""
    for block in document.blocks:
        match block:
            case Item(title):
                item, presentation = title, ""
            case Presentation(label):
                presentation = label
            case _:
                yield item, presentation, block


def speakers(document, item, presentation=""):
    return [
        block.label
        for above_item, above_presentation, block in outline(document)
        if (above_item, above_presentation) == (item, presentation) and isinstance(block, Turn)
    ]


def test_every_line_stands_in_exactly_the_block_it_belongs_to(document, real_text):
    assert document == as_read_by_hand(real_text)


def test_every_line_of_the_source_is_accounted_for_once(document, real_text):
    """Apart from page furniture and the words of marks, the lines of the document are the lines of the source."""
    facts = [document.title, document.time, document.venue, document.attendance, "役員会結果"]
    furniture = source_lines(real_text)[:2]
    expected = [*furniture, *FACTS, *facts, CONTACT, *document.contact.split("\n")]
    expected.append(f"更新日: {document.updated}")
    for block in document.blocks:
        match block:
            case Item(title):
                expected.append(title)
            case Presentation(label, titles):
                expected += [f"{label}:{titles[0]}", *titles[1:]]
            case Turn(label, text):
                expected += [f"({label})", *text.split("\n")]
            case Narration(text):
                expected += text.split("\n")
    assert Counter(expected) == Counter(re.sub("^• *", "・", line) for line in source_lines(real_text))


def test_nothing_is_doubtful(document):
    assert document.problems == ()


def test_headings_facts_and_items(document):
    assert [block.title for block in document.blocks if isinstance(block, Item)] == HEADINGS
    assert (document.time, document.venue) == (
        "平成24年10月23日 14:30~17:00",
        "東京ビッグサイト西1ホール 商談室(2)",
    )
    assert document.title == "総会 平成23年度全国市町村情報管理主管課長会 情報交換会議 会議録"
    assert document.handouts == (Handout("役員会結果"),)
    assert document.contact.split("\n")[0] == "情報化支援戦略部"
    assert len(document.contact.split("\n")) == 3
    assert document.updated == "2014年4月1日"


def test_fifty_five_turns_by_twenty_three_labels(document):
    labels = [block.label for block in document.blocks if isinstance(block, Turn)]
    assert (len(labels), len(set(labels)), labels.count(SECRETARIAT)) == (55, 23, 17)


def test_reports_and_inquiries_with_their_titles(document):
    presentations, item = {REPORTS: [], INQUIRIES: []}, ""
    for block in document.blocks:
        if isinstance(block, Item):
            item = block.title
        elif isinstance(block, Presentation):
            presentations[item].append((block.label, len(block.titles)))
    assert presentations == {
        REPORTS: [("深川市", 1), ("当別町", 1), ("町田市", 2), ("美里町", 1)],
        INQUIRIES: [("深川市", 1), ("当別町", 1), ("町田市", 1), ("早島町", 2), ("美里町", 1)],
    }


def test_the_numbers_of_two_titles_stay_in_them(document):
    titles = [
        title[:2]
        for block in document.blocks
        if isinstance(block, Presentation) and len(block.titles) > 1
        for title in block.titles
    ]
    assert titles == ["1.", "2.", "1.", "2."]


def test_each_turn_under_the_right_heading(document):
    office = SECRETARIAT
    assert speakers(document, REPORTS, "深川市") == [office, "深川市"]
    assert speakers(document, REPORTS, "当別町") == [office, "当別町", "福島県"]
    assert speakers(document, REPORTS, "町田市") == []
    assert speakers(document, REPORTS, "美里町") == [office, "美里町", "深川市", "美里町"]
    assert speakers(document, INQUIRIES, "深川市") == (
        [office, "多治見市", "福島県", office, "美里町", office, "多治見市", office, "所沢市", "町田市"]
    )
    assert speakers(document, INQUIRIES, "当別町") == (
        [office, office, "高松市", office, "早島町", "宇治市", office, "檜枝岐村", "美里町"]
    )
    assert speakers(document, INQUIRIES, "町田市") == [office, "宇治市", office, "深川市", "町田市", "総務省"]
    assert speakers(document, INQUIRIES, "早島町") == (
        [office, "瑞穂町", office, "当別町", office, "鯖江市", office, "町田市"]
    )
    assert speakers(document, INQUIRIES, "美里町") == ["美里町", "当別町", "美里町", "早島町"]
    assert speakers(document, DISCUSSION) == REMARKS


def test_narrations_stand_where_they_were_between_the_other_blocks(document):
    narrations = {
        (item, presentation): block.text
        for item, presentation, block in outline(document)
        if isinstance(block, Narration)
    }
    assert narrations[OTHER, ""].startswith("鯖江市から、追加資料2に基づき")
    assert sorted(narrations) == sorted(
        [(item, "") for item in HEADINGS]
        + [(REPORTS, label) for label in ["深川市", "当別町", "町田市", "美里町"]]
        + [(INQUIRIES, label) for label in ["深川市", "当別町", "町田市", "早島町", "美里町"]]
    )
    inquiry = [
        block
        for item, presentation, block in outline(document)
        if (item, presentation) == (INQUIRIES, "当別町")
    ]
    assert [type(block) for block in inquiry[:3]] == [Turn, Narration, Turn]
    assert inquiry[0].text.endswith("説明をお願いしたい。")
    assert inquiry[1].text == narrations[INQUIRIES, "深川市"].replace("深川市", "当別町")


def test_a_list_stands_inside_its_turn(document):
    [turn] = [block for block in document.blocks if isinstance(block, Turn) and block.label == "所沢市"]
    words, *listed, closing = turn.text.split("\n")
    assert (words[-7:], closing) == ("見直し箇所は、", "である。")
    assert [line[0] for line in listed] == ["・", "・", "・"]
    assert "追加・情報資産管理基準" in listed[0]


def test_the_longest_turn_is_whole(document, real_text):
    [turn] = [block for block in document.blocks if isinstance(block, Turn) and block.label == "総務省"]
    lines = source_lines(real_text)
    start = lines.index("(総務省)") + 1
    assert turn.text.split("\n") == lines[start : lines.index("早島町:1.クラウド利用の際のシステム改修経費")]


def test_head_counts_by_capacity(document):
    attendance = document.attendance
    assert head_counts(attendance) == (
        HeadCount("officer", 10, 10),
        HeadCount("attendee", 9, 9),
        HeadCount("observer", None, 1),
        HeadCount("audience", 2, None),
        HeadCount("secretariat", None, None),
    )
    assert attendees(attendance) == (Attendee("総務省", "observer"), Attendee(SECRETARIAT, "secretariat"))


def test_its_manuscript_reads_as_the_same_record(document):
    manuscript = write(document)
    assert parse(manuscript) == document
    assert (parse(manuscript).problems, write(parse(manuscript))) == ((), manuscript)


def test_line_ends_and_blank_lines_do_not_matter(document, real_text):
    assert parse(real_text.replace("\n", "\r\n")) == document
    assert parse("\ufeff" + real_text.replace("\n\n", "\n \n\u3000\n")) == document
