"""Writes the record of an edition, or of the draft, as a Word file. Pure."""

import datetime

from members import wareki
from minutes.exports.docx_writer import Paragraph, Table, docx
from minutes.notation.docx.own import own_names
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.vocabulary import CAPACITIES, PRESENTATION_KINDS
from minutes.record.block_text import fact_text
from minutes.record.record import Record, labels_of

WIDTHS = (1800, 6900)


def record_docx(record: Record, *, foot: str, draft: bool) -> bytes:
    """Returns the whole record as a file, its lines numbered. `foot` is printed at the foot of every page.

    A draft has 【案】 before its title and at the foot of every page. The file is read back as the same record: what a
    paragraph is says its style, its number a bookmark.
    """
    mark = own_names.DRAFT if draft else ""
    blocks: list[Paragraph | Table] = [Paragraph(own_names.TITLE, f"{mark}{record['title']}")]
    facts = list(_facts(record))
    if facts:
        bookmarks, rows = zip(*facts, strict=True)
        blocks.append(Table(rows, WIDTHS, style=own_names.FACT, bookmarks=bookmarks))
    labels = labels_of(record)
    for block in record["blocks"]:
        blocks += _block(block, labels)
    return docx(blocks, foot=f"{mark}{foot}", numbered_lines=True)


def _facts(record):
    """Yields (bookmark, (heading, words)) of each fact. 出席団体 is made out of the others and of what the desk knows."""
    for fact in TEXT_FACTS:
        text = fact_text(record, fact.name)
        if text and not fact.is_line:
            yield own_names.bookmark(fact.name), (fact.heading, text)
    if record["attendees"]:
        words = "\n".join(_capacities(record["attendees"]))
        yield own_names.derived_bookmark(words), ("出席団体", words)
    if record["handouts"]:
        words = "\n".join(f"{row['label']}　{row['title']}".strip() for row in record["handouts"])
        yield own_names.bookmark("handouts"), ("配付資料", words)


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
    number, bookmark = own_names.printed_number(block["number"]), own_names.bookmark(block["number"])
    if block["block_kind"] == "item":
        return [Paragraph(own_names.ITEM, block["title"] + number, bookmark)]
    if block["block_kind"] == "presentation":
        kind, titles = PRESENTATION_KINDS[block["presentation_kind"]], "\n".join(block["titles"])
        words = f"{kind}　{labels[block['presenter']]}：{titles}{number}"
        return [Paragraph(own_names.PRESENTATION, words, bookmark)]
    if block["block_kind"] == "narration":
        first, *rest = block["text"].split("\n")
        lines = (Paragraph(own_names.NARRATION, line) for line in rest)
        return [Paragraph(own_names.NARRATION, first, bookmark), *lines]
    speaker = f"（{labels[block['speaker']]}）{number}"
    return [Paragraph(own_names.SPEAKER, speaker, bookmark), *map(_line, block["text"].split("\n"))]


def _line(line):
    return Paragraph(own_names.POINT if line.startswith("・") else own_names.TURN, line)


def edition_foot(title: str, number: int, status: str, published_on: datetime.date, digest: str) -> str:
    """Returns the text at the foot of every page of a published record."""
    day = wareki.format_era_date(published_on)
    return f"{title}　第{number}版（{status}）　{day}公開　{digest[:16]}…"
