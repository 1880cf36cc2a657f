"""Checks, before anything is written, that the columns of the working rows can hold every text of a manuscript."""

from collections.abc import Iterator

from minutes.desk.manuscript.alignment import block_lines
from minutes.models import AgendaItem, AttendeeOrganisation, Handout, Meeting, WrittenAnswer
from minutes.notation.attendance import attendees
from minutes.notation.document import Document, Item, Presentation, Problem, Question, Turn

NO_TITLE = "会議名がありません。「■ 会議名」の次の行に書いてください。"
TOO_LONG = "{}が長すぎます（{}字まで）：{}…"


def too_long(document: Document) -> list[Problem]:
    """Returns a fatal problem, with its line, for each text that is too long, and for a record without a title."""
    problems = [] if document.title else [Problem(0, NO_TITLE, fatal=True)]
    for name, text, limit, line in _limited(document):
        if len(text) > limit:
            problems.append(Problem(line, TOO_LONG.format(name, limit, text[:12]), fatal=True))
    return problems


def _limited(document: Document) -> Iterator[tuple[str, str, int, int]]:
    """Yields (what the text is called, the text, most characters that its column holds, its line or 0)."""
    yield "会議名", document.title, _limit(Meeting, "title"), 0
    for handout in document.handouts:
        yield "配付資料の資料番号", handout.label, _limit(Handout, "label"), 0
        yield "配付資料の題名", handout.title, _limit(Handout, "title"), 0
    for attendee in attendees(document.attendance):
        yield "出席者の名", attendee.label, _limit(AttendeeOrganisation, "label"), 0
        yield "出席した人", attendee.representative, _limit(AttendeeOrganisation, "representative"), 0
    for label in document.answering:
        yield "団体の名", label, _limit(AttendeeOrganisation, "label"), 0
    for block, line in zip(document.blocks, block_lines(document), strict=True):
        if isinstance(block, Item):
            yield "議題", block.title, _limit(AgendaItem, "title"), line
        elif isinstance(block, Question):
            for choice in block.choices:
                yield "選択肢", choice, _limit(WrittenAnswer, "choice"), line
        elif isinstance(block, Turn | Presentation):
            yield "団体の名", block.label, _limit(AttendeeOrganisation, "label"), line


def _limit(model, field: str) -> int:
    return model._meta.get_field(field).max_length
