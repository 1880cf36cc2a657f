"""Writes the record of an edition, or of the draft, as a Word file. Pure."""

from minutes.exports.docx_writer import Paragraph, Table, docx
from minutes.exports.papers.draft_box import box_table
from minutes.exports.papers.paper_head import PaperHead
from minutes.notation.docx.own import own_names
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.handouts import handout_line
from minutes.notation.table_rows import cells_of, parted
from minutes.notation.vocabulary import ANSWER_ONLY, CAPACITIES, PRESENTATION_KINDS
from minutes.record.block_text import fact_text
from minutes.record.inquiries import inquiries_of, question_name, words_of_answer
from minutes.record.record import Record, labels_of

WIDTHS = (1800, 6900)
ANSWER_HEAD, ANSWER_WIDTHS = ("団体", "設問", "回答"), (1800, 900, 6000)


def record_docx(record: Record, head: PaperHead) -> bytes:
    """Returns the whole record as a file, its lines numbered on each page.

    A draft has 【案】 before its title and at the foot of every page. The file is read back as the same record: what a
    paragraph is says its style, its number a bookmark, and neither is printed.
    """
    mark = own_names.DRAFT if head.is_draft else ""
    about = [
        (own_names.derived_bookmark(own_names.ABOUT, words), (name, words)) for name, words in head.about
    ]
    facts = about + record_facts(record)
    blocks: list[Paragraph | Table] = [box_table(head.box)] if head.box else []
    blocks.append(Paragraph(own_names.TITLE, f"{mark}{record['title']}"))
    if facts:
        bookmarks, rows = zip(*facts, strict=True)
        blocks.append(Table(rows, WIDTHS, style=own_names.FACT, bookmarks=bookmarks))
    return docx([*blocks, *record_talk(record)], foot=f"{mark}{head.source}", numbered_lines=True)


def record_talk(record: Record) -> list[Paragraph | Table]:
    """Returns what stands below the facts: the talk in order, then the answers in writing."""
    labels = labels_of(record)
    talk = [part for block in record["blocks"] for part in _block(block, labels)]
    return talk + _answers(record, labels)


def record_facts(record: Record) -> list[tuple[str, tuple[str, str]]]:
    """Returns (bookmark, (heading, words)) of each fact that the record gives."""
    return list(_facts(record))


def _facts(record):
    """Yields (bookmark, (heading, words)) of each fact. 出席団体 is made out of the others and of what the desk knows."""
    for fact in TEXT_FACTS:
        text = fact_text(record, fact.name)
        if text and not fact.is_line:
            yield own_names.bookmark(fact.name), (fact.heading, text)
    present = [row for row in record["attendees"] if row["capacity_kind"] != ANSWER_ONLY]
    answering = [row["label"] for row in record["attendees"] if row["capacity_kind"] == ANSWER_ONLY]
    if present:
        words = "\n".join(_capacities(present))
        yield own_names.derived_bookmark(own_names.ATTENDEES, words), ("出席団体", words)
    if answering:
        yield own_names.bookmark("answering"), ("回答のみの団体", "\n".join(answering))
    if record["handouts"]:
        words = "\n".join(map(_handout, record["handouts"]))
        yield own_names.bookmark("handouts"), ("配付資料", words)


def _handout(row):
    """The line as the manuscript has it, 保有なし and all."""
    return handout_line(row["label"], row["title"], not_held=row["not_held"])


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
    bookmark = own_names.bookmark(block["number"])
    if block["block_kind"] == "item":
        return [Paragraph(own_names.ITEM, block["title"], bookmark)]
    if block["block_kind"] == "presentation":
        kind, titles = PRESENTATION_KINDS[block["presentation_kind"]], "\n".join(block["titles"])
        words = f"{kind}　{labels[block['presenter']]}：{titles}"
        return [Paragraph(own_names.PRESENTATION, words, bookmark)]
    if block["block_kind"] == "question":
        first, *rest = block["text"].split("\n")
        lines = (Paragraph(own_names.QUESTION, line) for line in rest)
        choices = (Paragraph(own_names.POINT, f"・{choice}") for choice in block["choices"])
        return [Paragraph(own_names.QUESTION, first, bookmark), *lines, *choices]
    if block["block_kind"] == "narration":
        return list(_said(block["text"], own_names.NARRATION, own_names.NARRATION, bookmark))
    speaker = f"（{labels[block['speaker']]}）"
    words = _said(block["text"], own_names.TURN, own_names.POINT)
    return [Paragraph(own_names.SPEAKER, speaker, bookmark), *words]


def _said(text, style, style_of_points, bookmark=""):
    """Yields the paragraphs and the tables of what is said; the bookmark names the first paragraph."""
    for is_table, lines in parted(text.split("\n")):
        if is_table and bookmark:
            yield Paragraph(style, "", bookmark)
        if is_table:
            yield _table(lines)
        else:
            is_point = lines[0].startswith("・")
            yield Paragraph(style_of_points if is_point else style, lines[0], bookmark)
        bookmark = ""


def _table(lines):
    rows = cells_of(lines)
    columns = len(rows[0])
    return Table(rows, (sum(WIDTHS) // columns,) * columns)


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
            blocks += [Paragraph(own_names.ANSWERS, f"書面の回答　{title}".strip())]
            blocks += [Table((ANSWER_HEAD, *rows), ANSWER_WIDTHS, headed=True)]
    return blocks
