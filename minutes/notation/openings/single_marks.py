"""Reads a mark of our notation (■ □ ◇ ＼) in a text that is not read by marks: it says what its own line is, no more."""

import re
from dataclasses import replace

from minutes.notation.head.fact_ends import attendance_part
from minutes.notation.openings.speaker_names import ends_as_speaker
from minutes.notation.reading.head import read_fact_mark
from minutes.notation.reading.line_marks import (
    ESCAPE,
    MARKED_SPEAKER,
    UNCERTAIN_ITEM,
    FactMark,
    ItemMark,
    LineMark,
    NarrationMark,
    PresentationMark,
    TurnMark,
    Words,
    read_bracketed_line,
    read_line_mark,
)
from minutes.notation.reading.line_position import LinePosition, MarkAndLines
from minutes.notation.reading.speakers import is_speaker
from minutes.notation.reading.unmarked_headings import is_heading, is_likely_heading, opens_block

_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")


def find_single_mark(position: LinePosition) -> MarkAndLines | None:
    """Recognises a line that begins with a mark of ours. None: it is to be read as if the mark were words."""
    mark: LineMark | None = None
    match position.text[0]:
        case "■":
            mark = _item(position)
        case "#" if _MARKDOWN_HEADING.match(position.text):
            mark = _markdown(position)
        case "□":
            mark = _presentation(position)
        case "◇" if len(position.text) == 1:
            return (NarrationMark(), 1) if _has_narration_below(position) else (None, 1)
        case "＼" if position.text.lstrip(ESCAPE):
            mark = read_line_mark(position.text)
    return (mark, 1) if mark else None


def _markdown(position: LinePosition) -> LineMark:
    """A heading of Markdown: the title first, in the head a fact, else an item."""
    inner, builder = _MARKDOWN_HEADING.sub("", position.text), position.builder
    fact = None if builder.past_head else read_fact_mark(inner)
    if fact and not builder.has_fact(fact.field):
        return fact
    if not builder.past_head and not builder.has_fact("title"):
        return FactMark("title", inner)
    return attendance_part(builder, inner) or ItemMark(inner)


def _item(position: LinePosition) -> LineMark:
    """A heading in the body; in the head a fact, or the heading that what stands below it confirms."""
    inner, builder = position.text[1:].strip(), position.builder
    mark = read_line_mark(position.text)
    if not isinstance(mark, Words):
        speaker = _speaker(position, inner)
        if speaker:
            builder.add_problem(position.line.number, MARKED_SPEAKER)
            return speaker
        fact = None if builder.past_head else read_fact_mark(inner)
        if fact and not builder.has_fact(fact.field):
            return fact
        part = attendance_part(builder, inner)
        if part:
            return part
        if _can_be_item(position, inner):
            return mark if isinstance(mark, ItemMark) else ItemMark(inner)
        mark = Words(position.text, doubt=UNCERTAIN_ITEM)
    return mark


def _speaker(position: LinePosition, inner: str) -> TurnMark | None:
    opening = position.openings.turns.get(position.index)
    if opening:
        return TurnMark(opening.label, words=opening.words)
    if inner[0] not in "（(":
        return None
    mark = read_bracketed_line(inner, within=position.within, known_labels=position.known_labels)
    return mark if isinstance(mark, TurnMark) else None


def _can_be_item(position: LinePosition, inner: str) -> bool:
    if is_heading(inner) or is_likely_heading(inner):
        return True
    builder = position.builder
    if builder.past_head:
        return not inner.endswith(("。", "、")) and not (position.within == "turn" and not builder.open_words)
    below = position.ahead()
    return position.index + 1 in position.openings.turns or opens_block(below, position.known_labels)


def _presentation(position: LinePosition) -> PresentationMark | None:
    """A presentation only with a name: □ 同意：する is a box to be ticked."""
    mark = read_line_mark(position.text)
    if not isinstance(mark, PresentationMark):
        return None
    label = mark.label
    can_present = is_speaker(label) or ends_as_speaker(label) or label in position.known_labels
    return replace(mark) if can_present else None


def _has_narration_below(position: LinePosition) -> bool:
    below = position.ahead()
    return bool(below) and not (
        position.index + 1 in position.openings.turns
        or below[0] in "■□◇"
        or is_heading(below)
        or opens_block(below, position.known_labels)
    )
