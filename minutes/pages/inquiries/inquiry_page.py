"""The page of an inquiry, at the page of its number: what was asked, what each answered, and what was said about it."""

from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse

from minutes.models import Edition
from minutes.pages.citing.citations import citation_of_block, shown_citation
from minutes.pages.discovery import descriptions, structured_data
from minutes.pages.finding import record_and_tombstones
from minutes.pages.inquiries import answer_matrix
from minutes.pages.inquiries.answer_matrix import AskedQuestion, MatrixRow, RowGroup
from minutes.pages.inquiries.choice_chart import choice_chart
from minutes.pages.inquiries.spoken_of import AnswersSpokenOf, tie_turns
from minutes.pages.organisations.names import speakers_of
from minutes.pages.record.edition_status import EditionStatus, edition_status
from minutes.pages.record.handout_links import handout_links
from minutes.pages.record.marked_words import WordMarks, mark_question
from minutes.pages.record.record_view import PresentationSection, item_sections
from minutes.pages.record.tally_lines import TallyLine, tally_lines
from minutes.record import block_keys
from minutes.record.inquiries import Inquiry, inquiries_of
from minutes.record.record import Record

# More questions beside each other leave no room for words: they go into further tables of all organisations.
QUESTIONS_A_TABLE = 4
BY_RECORD, BY_CODE = "record", "code"


@dataclass(frozen=True)
class ReadInquiry:
    """An inquiry of one edition, read for its page and its data.

    named: {number of a turn: of whose answers it speaks}. tallies: of the counts over its answers, wherever they are said.
    """

    edition: Edition
    record: Record
    status: EditionStatus
    inquiry: Inquiry
    section: PresentationSection
    questions: list[AskedQuestion]
    rows: list[MatrixRow]
    named: dict[int, list[AnswersSpokenOf]]
    tallies: list[TallyLine]


def read_inquiry(editions: list[Edition], edition: Edition, number: int) -> ReadInquiry | None:
    """Returns the inquiry of that number in an edition; None where it is none, or has no question. One query."""
    record, tombstones = record_and_tombstones(edition)
    inquiry = next((one for one in inquiries_of(record) if one.block and one.block["number"] == number), None)
    if inquiry is None:
        return None
    speakers, status = speakers_of(record), edition_status(edition, editions)
    questions = answer_matrix.asked_questions(inquiry, tombstones)
    rows = answer_matrix.matrix_rows(inquiry, questions, speakers, tombstones, status.corrected)
    section = next(
        section
        for item in item_sections(record, speakers, tombstones)
        for section in item.presentations
        if section.number == number
    )
    labels = [speaker.label for speaker in speakers.values()]
    named = tie_turns(rows, section.remarks, labels)
    tallies = [line for line in tally_lines(record, speakers) if line.inquiry == number]
    return ReadInquiry(edition, record, status, inquiry, section, questions, rows, named, tallies)


def inquiry_page(request, read: ReadInquiry):
    sort, groups = _sorted(request.GET.get("sort", ""), read)
    is_newest = not read.status.later_editions
    record_url = reverse("pages:meeting", args=[read.edition.address])
    edition_url = record_url if is_newest else f"{record_url}editions/{read.edition.number}/"
    handouts = handout_links(read.record, edition_url)
    marks = WordMarks(handouts)
    key = block_keys.block(read.section.number)
    citation = citation_of_block(request, read.edition, read.record, key, read.section.tombstones)
    counted = [
        (question, counts, choice_chart(counts))
        for question in read.questions
        if question.choices
        for counts in [answer_matrix.choice_counts(read.rows, question)]
    ]
    context = {
        **_head(request, read, f"{edition_url}u/{read.section.number}/"),
        "read": read,
        "edition": read.edition,
        "edition_status": read.status,
        "number": read.section.number,
        "section": read.section,
        "handouts": handouts.of_heading(read.section.number),
        "questions": read.questions,
        "asked": [mark_question(question, marks) for question in read.questions],
        "remarks": marks.remarks(read.section.remarks),
        "counted": counted,
        "sort": sort,
        "sorts": _sorts(read),
        "groups": [answer_matrix.mark_group(group, marks) for group in groups],
        "tables": _tables(read.questions),
        "answered": [row for row in read.rows if row.has_answered],
        "unanswered": [row for row in read.rows if not row.has_answered],
        "only_answered": [row for row in read.rows if row.only_answered],
        "unidentified": [row.speaker for row in read.rows if row.speaker.candidates],
        "named": read.named,
        "tallies": read.tallies,
        "talk_numbers": {remark.number for remark in read.section.remarks},
        "record_url": record_url,
        "edition_url": edition_url,
        **shown_citation(citation, read.edition),
    }
    return render(request, "inquiries/inquiry.html", context)


def _head(request, read, address) -> dict[str, object]:
    """Returns what the head of the page says of it."""
    label, titles = read.section.speaker.label, read.section.titles
    answers = sum(row.has_answered for row in read.rows)
    about = descriptions.of_inquiry(
        read.record, label=label, titles=titles, questions=len(read.questions), answers=answers
    )
    data = structured_data.of_inquiry(
        request.build_absolute_uri,
        read.edition,
        read.record,
        address=address,
        name=f"{label}の照会「{titles[0]}」",
        about=about,
    )
    return {"description": about, "structured_data": data}


def _sorted(typed: str, read: ReadInquiry) -> tuple[str, list[RowGroup]]:
    """Returns how the rows are sorted, and the groups: by the first question with choices, unless asked otherwise."""
    with_choices = {f"q{question.number}": question for question in read.questions if question.choices}
    if typed in with_choices or (with_choices and typed not in (BY_RECORD, BY_CODE)):
        key = typed if typed in with_choices else next(iter(with_choices))
        return key, answer_matrix.grouped_by_choice(read.rows, with_choices[key])
    if typed == BY_CODE:
        return BY_CODE, answer_matrix.sorted_by_code(read.rows)
    return BY_RECORD, [RowGroup("", "", read.rows)]


def _sorts(read: ReadInquiry) -> list[tuple[str, str]]:
    by_answer = [
        (f"q{question.number}", f"{question.name}の回答") for question in read.questions if question.choices
    ]
    return [*by_answer, (BY_RECORD, "記録の順"), (BY_CODE, "団体コード")]


def _tables(questions: list[AskedQuestion]) -> list[tuple[str, list[AskedQuestion]]]:
    """Returns (slice of each row's cells, questions) of each table."""
    starts = range(0, len(questions), QUESTIONS_A_TABLE)
    return [
        (f"{start}:{start + QUESTIONS_A_TABLE}", questions[start : start + QUESTIONS_A_TABLE])
        for start in starts
    ]
