"""Writes the record of an edition, or of the draft, as a Word file. Pure."""

import datetime

from members import wareki
from minutes.exports.docx_writer import Paragraph, Table, docx
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.vocabulary import ANSWER_ONLY, CAPACITIES, PRESENTATION_KINDS
from minutes.record.block_text import fact_text
from minutes.record.inquiries import inquiries_of, question_name, words_of_answer
from minutes.record.record import Record, labels_of

DRAFT = "【案】"
WIDTHS = (1800, 6900)
ANSWER_HEAD, ANSWER_WIDTHS = ("団体", "設問", "回答"), (1800, 900, 6000)


def record_docx(record: Record, *, foot: str, draft: bool) -> bytes:
    """Returns the whole record as a file, its lines numbered. `foot` is printed at the foot of every page.

    A draft has 【案】 before its title and at the foot of every page.
    """
    title = f"{DRAFT if draft else ''}{record['title']}"
    blocks: list[Paragraph | Table] = [Paragraph("Title", title), Table(tuple(_facts(record)), WIDTHS)]
    labels = labels_of(record)
    for block in record["blocks"]:
        blocks += _block(block, labels)
    blocks += _answers(record, labels)
    return docx(blocks, foot=f"{DRAFT if draft else ''}{foot}", numbered_lines=True)


def _facts(record):
    for fact in TEXT_FACTS:
        text = fact_text(record, fact.name)
        if text and not fact.is_line:
            yield fact.heading, text
    present = [row for row in record["attendees"] if row["capacity_kind"] != ANSWER_ONLY]
    answering = [row["label"] for row in record["attendees"] if row["capacity_kind"] == ANSWER_ONLY]
    if present:
        yield "出席団体", "\n".join(_capacities(present))
    if answering:
        yield "回答のみの団体", "、".join(answering)
    if record["handouts"]:
        yield "配付資料", "\n".join(f"{row['label']}　{row['title']}".strip() for row in record["handouts"])


def _capacities(attendees):
    """Yields one line for each capacity (役員：深川市（会長 山田課長）), in the order in which they first occur."""
    names_of: dict[str, list[str]] = {}
    for row in attendees:
        name = f"{row['label']}（{row['representative']}）" if row["representative"] else row["label"]
        names_of.setdefault(row["capacity_kind"], []).append(name)
    for capacity, names in names_of.items():
        heading = "資格の記載なし" if capacity == "unknown" else CAPACITIES[capacity]
        yield f"{heading}：{'、'.join(names)}"


def _block(block, labels):
    number = f"　#{block['number']}"
    if block["block_kind"] == "item":
        return [Paragraph("Item", block["title"] + number)]
    if block["block_kind"] == "presentation":
        titles = "\n".join(block["titles"])
        return [
            Paragraph(
                "Brought",
                f"{PRESENTATION_KINDS[block['presentation_kind']]}　{labels[block['presenter']]}：{titles}{number}",
            )
        ]
    if block["block_kind"] == "question":
        choices = [Paragraph("Point", f"・{choice}") for choice in block["choices"]]
        return [Paragraph("Speaker", f"設問{number}"), Paragraph("Turn", block["text"]), *choices]
    if block["block_kind"] == "narration":
        return [Paragraph("Narration", line) for line in block["text"].split("\n")]
    return [
        Paragraph("Speaker", f"（{labels[block['speaker']]}）{number}"),
        *map(_line, block["text"].split("\n")),
    ]


def _answers(record, labels):
    """The written answers to each inquiry, behind the talk: organisation, question, answer."""
    blocks: list[Paragraph | Table] = []
    for inquiry in inquiries_of(record):
        names = {question["number"]: question_name(place) for place, question in enumerate(inquiry.questions)}
        rows = [
            (labels[answer["attendee"]], names[answer["question"]], words_of_answer(answer))
            for answer in inquiry.answers
        ]
        if rows:
            title = inquiry.block["titles"][0] if inquiry.block else ""
            blocks += [Paragraph("Item", f"書面の回答　{title}".strip())]
            blocks += [Table((ANSWER_HEAD, *rows), ANSWER_WIDTHS, headed=True)]
    return blocks


def _line(line):
    return Paragraph("Point" if line.startswith("・") else "Turn", line)


def edition_foot(title: str, number: int, status: str, published_on: datetime.date, digest: str) -> str:
    """Returns the text at the foot of every page of a published record."""
    day = wareki.format_era_date(published_on)
    return f"{title}　第{number}版（{status}）　{day}公開　{digest[:16]}…"
