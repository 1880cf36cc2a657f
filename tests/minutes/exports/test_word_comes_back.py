"""Our own Word file of a record is read as the same record: kinds come back by styles, numbers by bookmarks."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from minutes.desk.importing.import_text import import_text
from minutes.desk.manuscript.working_document import stored_document
from minutes.exports.papers.paper_head import DraftBox, PaperHead
from minutes.exports.record_docx import record_docx
from minutes.exports.xml_text import valid_xml_text
from minutes.notation.document import Document, Item, Narration, Presentation, Question, Turn
from minutes.notation.docx.own.own_names import DRAFT
from minutes.notation.docx.reader import read_docx
from minutes.notation.labels import labels_of
from minutes.notation.parser import parse
from minutes.notation.vocabulary import ANSWER_ONLY
from minutes.notation.writer import write
from minutes.publication.editions.snapshot import record_of
from tests.builders import MANUSCRIPT, clerk, draft
from tests.minutes.exports.printed import printed_lines
from tests.minutes.notation.docx.zip_file import changed_part
from tests.minutes.notation.strategies import documents
from tests.minutes.samples.sample import TEXTS
from tests.texts import tries

FOOT = "第1回　12月1日 9:00 時点"
ABOUT = (("版", "第2版（確定）の案"), ("発行する日", "令和　年　月　日"), ("発行者", "連絡会\n事務局"))
BOX = DraftBox("会議録について", ("部長", "課長", "課長補佐", "係長", "係", "合議"))


def word(record, *, is_draft=True, box=BOX):
    return record_docx(record, PaperHead(is_draft=is_draft, about=ABOUT, source=FOOT, box=box))


def read(data):
    contents = read_docx(data)
    document = parse(contents.text)
    return document, contents.problems + document.problems


@pytest.mark.django_db
@pytest.mark.parametrize("name", TEXTS)
def test_a_record_of_the_sample_comes_back(name):
    meeting, _ = import_text(text=TEXTS[name], by=clerk())
    assert read(word(record_of(meeting))) == (stored_document(meeting), ())


@pytest.mark.django_db
def test_the_real_record_comes_back(real_text):
    meeting, _ = import_text(text=real_text, by=clerk())
    document, problems = read(word(record_of(meeting)))
    assert (document, problems) == (stored_document(meeting), ())
    assert sum(isinstance(block, Turn) for block in document.blocks) == 55


@pytest.mark.django_db
def test_tables_questions_and_those_who_only_answered_come_back():
    text = MANUSCRIPT.replace("当町でも同じ計画がある。", "次のとおり。\n｜団体｜件数｜\n｜｜12｜\n以上。")
    text = text.replace("当別町から照会の趣旨について説明が行われた。", "｜課｜年数｜\n｜総務課｜三年｜")
    text = text.replace(
        "\n■ 配付資料", "\n■ 回答のみの団体\n町田市\n\n■ 次第\n1 発表\n2 照会\n\n■ 配付資料", 1
    )
    titles = "□ 当別町：議事録の公開までの日数\n"
    assert titles in text
    text = text.replace(
        "■ 閉会", "□ 深川市：写真の扱い\n\n？ 写真を\n載せているか。\n・載せている\n・載せていない\n\n■ 閉会"
    )
    meeting = draft(text)
    stored = stored_document(meeting)
    assert (stored.answering, stored.agenda) == (("町田市",), "1 発表\n2 照会")
    assert read(word(record_of(meeting))) == (stored, ())


@pytest.fixture(scope="module")
def meeting(rows_of_module):
    return draft()


@pytest.mark.django_db
def test_the_text_that_is_read_is_the_canonical_manuscript_but_for_blank_lines(meeting):
    text = read_docx(word(record_of(meeting))).text
    assert [line for line in text.split("\n") if line] == [
        line for line in write(stored_document(meeting)).split("\n") if line
    ]


@pytest.mark.django_db
def test_neither_marks_nor_numbers_are_printed(meeting):
    printed = printed_lines(word(record_of(meeting)))
    assert [line for line in printed if re.search("[■□◇？｜]|#[0-9]", line)] == []
    assert len(printed) > 30


def as_before(data):
    """The file as version 0.9 wrote it: numbers printed behind headings and speakers, named by bare bookmarks."""
    headings = "RecordItem|RecordPresentation|RecordQuestion|RecordSpeaker"
    named = rf'(<w:pStyle w:val="(?:{headings})"/></w:pPr><w:bookmarkStart w:id="[0-9]+" w:name="kaigiroku_)block([0-9]+)("/><w:r>.*?)(</w:t></w:r><w:bookmarkEnd)'

    def change(xml):
        xml = re.sub(named, lambda m: f"{m[1]}{m[2]}{m[3]}\u3000#{m[2]}{m[4]}", xml)
        return xml.replace("kaigiroku_block", "kaigiroku_")

    return changed_part(data, "word/document.xml", change)


@pytest.mark.django_db
def test_a_file_from_before_with_printed_numbers_comes_back(meeting):
    older = as_before(word(record_of(meeting), box=None))
    assert "（深川市）\u3000#12" in printed_lines(older)
    assert read(older) == (stored_document(meeting), ())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("　　　第　　　　号", "情第12号", "起案と決裁の枠に"),
        ("令和　年　月　日", "令和8年12月1日", "会議名の下の、版、発行する日"),
    ],
)
def test_what_a_clerk_writes_into_box_and_head_is_no_record_and_is_said(meeting, old, new, told):
    data = changed_part(word(record_of(meeting)), "word/document.xml", lambda xml: xml.replace(old, new, 1))
    document, problems = read(data)
    assert document == stored_document(meeting)
    assert [problem.message[: len(told)] for problem in problems] == [told]


@pytest.mark.django_db
def test_what_people_added_in_word_is_read_by_its_style(meeting):
    """A new turn of somebody whose name says nothing, and a narration behind it, as a clerk types them."""
    added = (
        '<w:p><w:pPr><w:pStyle w:val="RecordSpeaker"/></w:pPr><w:r><w:t>大空みどり</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="RecordTurn"/></w:pPr><w:r><w:t>（当別町）</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="RecordNarration"/></w:pPr><w:r><w:t>休憩した。</w:t></w:r></w:p><w:sectPr'
    )
    data = changed_part(
        word(record_of(meeting)), "word/document.xml", lambda xml: xml.replace("<w:sectPr", added)
    )
    stored = stored_document(meeting)
    document, problems = read(data)
    assert document.blocks == (*stored.blocks, Turn("大空みどり", "（当別町）"), Narration("休憩した。"))
    assert problems == ()


@pytest.mark.django_db
def test_a_copy_that_somebody_corrected_is_said_and_one_that_nobody_touched_is_not(meeting):
    data = changed_part(
        word(record_of(meeting)),
        "word/document.xml",
        lambda xml: xml.replace("会長 山田課長", "会長 山本課長"),
    )
    document, problems = read(data)
    assert "会長 山本課長" in document.attendance
    assert [problem.message[:13] for problem in problems] == ["「出席団体」の欄は、出席者"]


def record_from(document: Document):
    """Returns a record of those words, and the document with a number for every block."""
    labels = sorted(labels_of(document) - {*document.answering})
    numbers = {label: 2_000_000_000 + place for place, label in enumerate([*document.answering, *labels])}
    blocks = [replace(block, number=place) for place, block in enumerate(document.blocks, start=1)]
    record = {
        name: getattr(document, name)
        for name in ("title", "time", "venue", "attendance", "agenda", "outcome", "contact", "updated")
    }
    record["attendees"] = [
        {
            "number": numbers[label],
            "label": label,
            "capacity_kind": ANSWER_ONLY if label in document.answering else "unknown",
            "representative": "",
        }
        for label in [*document.answering, *labels]
    ]
    record["answers"] = []
    record["handouts"] = [
        {"label": row.label, "title": row.title, "not_held": row.not_held} for row in document.handouts
    ]
    record["blocks"] = [as_row(block, numbers) for block in blocks]
    return record, replace(document, blocks=tuple(blocks))


def as_row(block, numbers):
    match block:
        case Item(title, number):
            return {"block_kind": "item", "number": number, "title": title}
        case Presentation(label, titles, number):
            return {"block_kind": "presentation", "presentation_kind": "report", "number": number} | {
                "presenter": numbers[label],
                "titles": list(titles),
            }
        case Question(text, choices, number):
            return {"block_kind": "question", "number": number, "text": text, "choices": list(choices)}
        case Turn(label, text, number):
            return {"block_kind": "turn", "number": number, "speaker": numbers[label], "text": text}
        case Narration(text, number):
            return {"block_kind": "narration", "number": number, "text": text}


@pytest.mark.long
@settings(max_examples=tries(500))
@given(documents)
def test_every_document_comes_back_that_xml_can_hold(document):
    if valid_xml_text(write(document)) != write(document) or document.title.startswith(DRAFT):
        return
    record, numbered = record_from(document)
    contents = read_docx(word(record, is_draft=False, box=BOX if len(document.title) % 2 else None))
    assert parse(contents.text) == numbered
    assert contents.problems == ()
