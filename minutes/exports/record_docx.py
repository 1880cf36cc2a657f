"""Writes the record of an edition, or of the draft, as a Word file. Pure."""

import datetime

from members import wareki
from minutes.exports.docx_writer import Paragraph, Table, docx
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.vocabulary import CAPACITIES, PRESENTATION_KINDS
from minutes.record.block_text import fact_text
from minutes.record.record import Record, labels_of

DRAFT = "【案】"
WIDTHS = (1800, 6900)


def record_docx(record: Record, *, foot: str, draft: bool) -> bytes:
    """Returns the whole record as a file, its lines numbered. `foot` is printed at the foot of every page.

    A draft has 【案】 before its title and at the foot of every page.
    """
    title = f"{DRAFT if draft else ''}{record['title']}"
    blocks: list[Paragraph | Table] = [Paragraph("Title", title), Table(tuple(_facts(record)), WIDTHS)]
    labels = labels_of(record)
    for block in record["blocks"]:
        blocks += _block(block, labels)
    return docx(blocks, foot=f"{DRAFT if draft else ''}{foot}", numbered_lines=True)


def _facts(record):
    for fact in TEXT_FACTS:
        text = fact_text(record, fact.name)
        if text and not fact.is_line:
            yield fact.heading, text
    if record["attendees"]:
        yield "出席団体", "\n".join(_capacities(record["attendees"]))
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
    if block["block_kind"] == "narration":
        return [Paragraph("Narration", line) for line in block["text"].split("\n")]
    return [
        Paragraph("Speaker", f"（{labels[block['speaker']]}）{number}"),
        *map(_line, block["text"].split("\n")),
    ]


def _line(line):
    return Paragraph("Point" if line.startswith("・") else "Turn", line)


def edition_foot(title: str, number: int, status: str, published_on: datetime.date, digest: str) -> str:
    """Returns the text at the foot of every page of a published record."""
    day = wareki.format_era_date(published_on)
    return f"{title}　第{number}版（{status}）　{day}公開　{digest[:16]}…"
