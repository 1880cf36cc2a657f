"""Ends the facts of the head: a list of people belongs to 出席者, the next number of the outer numbering is a heading."""

import re

from minutes.notation.head.head_words import (
    AGENDA_ON_ONE_LINE,
    AGENDAS,
    ATTENDANCE_PARTS,
    COUNT_BEHIND,
    ITEM_WITH_NUMBER,
    OTHER_FACTS,
)
from minutes.notation.head.proposed_day import is_day
from minutes.notation.openings.opening import speaks
from minutes.notation.reading.document_builder import DAY_ALONE, DocumentBuilder
from minutes.notation.reading.head import LONGEST_HEADING, read_fact_mark, states_fact
from minutes.notation.reading.line_marks import FactMark, ItemMark, LineMark, Words
from minutes.notation.reading.line_position import LinePosition, MarkAndLines
from minutes.notation.reading.styles import fold_heading
from minutes.notation.reading.unmarked_headings import is_likely_heading, opens_block

_NUMBERED = re.compile(r"[(（]?(?P<number>[0-9０-９]{1,2})([.．)）、]|\s|(?=\D))\s*\S")
_LONGEST_HEADING = 40
# - **欠席者**: 林
_MARKDOWN = re.compile(r"^[-*]\s+|\*\*")
_WORDS_BEHIND = re.compile(r"\s*[:：].*")


def find_head_line(position: LinePosition) -> MarkAndLines | None:
    """Recognises, above the talk, a heading of a list of people and the heading that ends a fact or an agenda."""
    builder, text = position.builder, position.text
    if builder.past_head or position.index in position.openings.turns:
        return None
    fact = read_fact_mark(text)
    if fact and not builder.has_fact(fact.field):
        return None
    part = attendance_part(builder, text)
    if part:
        return part, 1
    if _is_heading_of(text, OTHER_FACTS):
        builder.end_fact()
        return None
    agenda = None if builder.open_fact in {"handouts", "agenda"} else _agenda(position)
    if agenda:
        return agenda, 1
    if _goes_on_with_outer_number(builder, text):
        return ItemMark(text), 1
    if is_day(text) and builder.open_fact in {"", "title"} and not states_fact(position.lines, "time"):
        builder.add_problem(position.line.number, DAY_ALONE)
        return FactMark("time", text), 1
    if builder.open_fact == "agenda":
        return _line_of_agenda(position)
    if builder.open_fact_on_one_line and position.line.after_blank and is_likely_heading(text):
        return ItemMark(text), 1
    return None


def find_next_item(position: LinePosition) -> MarkAndLines | None:
    """Recognises, where nobody is speaking, the heading whose number follows that of the item above it, or 議題1 …."""
    builder, text = position.builder, position.text
    if not builder.past_head or position.within not in {"narration", ""} or not position.block_can_end:
        return None
    follows = number_of(text) == builder.outer_number + 1 > 1 and is_likely_heading(text)
    is_named = ITEM_WITH_NUMBER.match(text) and len(text) <= LONGEST_HEADING and text[-1] not in "。、"
    return (ItemMark(text), 1) if follows or is_named else None


def attendance_part(builder: DocumentBuilder, text: str) -> LineMark | None:
    """Returns what the heading of a list of people is: a line of 出席者, or its beginning. None for any other line."""
    text = _MARKDOWN.sub("", text).strip()
    if builder.past_head or not _is_heading_of(_WORDS_BEHIND.sub("", text), ATTENDANCE_PARTS):
        return None
    if not builder.has_fact("attendance"):
        return FactMark("attendance", text)
    builder.reopen_fact("attendance")
    return Words(text)


def note_number(builder: DocumentBuilder, mark: LineMark | None, text: str) -> None:
    """Keeps the number of the fact or of the agenda that a line opens, or of the list within it."""
    number = number_of(text)
    if isinstance(mark, FactMark | ItemMark):
        builder.outer_number, builder.inner_number = number, 0
    elif number:
        builder.inner_number = number


def number_of(text: str) -> int:
    """Returns the number with which a line begins, 0 for none."""
    numbered = _NUMBERED.match(text)
    return int(numbered["number"]) if numbered else 0


def _is_heading_of(text, patterns):
    if len(text) > LONGEST_HEADING:
        return False
    folded = fold_heading(COUNT_BEHIND.sub("", text))
    return any(pattern.fullmatch(folded) for pattern in patterns)


def _goes_on_with_outer_number(builder, text):
    """Returns whether a line has the number after that of the open fact, and is not the next of the list within it."""
    number = number_of(text)
    return bool(
        number
        and builder.open_fact
        and builder.outer_number
        and number == builder.outer_number + 1
        and number != builder.inner_number + 1
        and len(text) <= _LONGEST_HEADING
        and not text.endswith(("。", "、"))
    )


def _agenda(position):
    """Returns what 議題 or 次第 opens in the head: the fact where a list is below it, else the heading of the talk."""
    on_one_line = AGENDA_ON_ONE_LINE.fullmatch(position.text)
    if not on_one_line and not AGENDAS.fullmatch(fold_heading(position.text)):
        return None
    if on_one_line:
        heads_the_talk = _heads_the_talk(position, 1)
    else:
        below = position.ahead()
        heads_the_talk = (
            not below or speaks(below) or _heads_the_talk(position, 1) or _heads_the_talk(position, 2)
        )
    if heads_the_talk or position.builder.has_fact("agenda"):
        return ItemMark(position.text)
    return FactMark("agenda", on_one_line["words"] if on_one_line else "")


def _line_of_agenda(position):
    """Returns a line of the agenda as words. A sentence, the line above one, or a line that the agenda has already, is of the body."""
    builder, text = position.builder, position.text
    listed = [fold_heading(words.text) for _, words in builder.facts["agenda"]]
    if speaks(text) or _heads_the_talk(position, 1) or fold_heading(text) in listed:
        builder.end_fact()
        builder.past_head = True
        return None
    return Words(text), 1


def _heads_the_talk(position, ahead):
    """Returns whether somebody speaks, or a sentence stands, so many lines below."""
    below = position.ahead(ahead)
    return (
        position.index + ahead in position.openings.turns
        or speaks(below)
        or opens_block(below, position.known_labels)
    )
