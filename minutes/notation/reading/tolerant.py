"""Reads a text without marks into a DocumentBuilder. Blocks are recognised by their words, or by the next line.

A doubtful line stays in the block above it, and the clerk is told.
"""

from dataclasses import replace

from minutes.notation.facts import FACT_BY_NAME
from minutes.notation.head.boxes import without_boxes
from minutes.notation.head.fact_ends import find_head_line, find_next_item, note_number
from minutes.notation.head.long_facts import tell_long_facts
from minutes.notation.head.proposed_day import propose_day
from minutes.notation.openings.opening import speaks
from minutes.notation.openings.single_marks import find_single_mark
from minutes.notation.openings.speaker_names import fold_label
from minutes.notation.openings.survey import survey
from minutes.notation.pasted_tables import with_rows
from minutes.notation.reading.document_builder import EARLY_WORDS, DocumentBuilder
from minutes.notation.reading.head import (
    end_one_line_fact,
    read_fact_mark,
    read_head_mark,
    states_fact,
    without_page_footer,
)
from minutes.notation.reading.line_marks import (
    NARRATION_IN_TURN,
    WORDS_AFTER_SPEAKER,
    FactMark,
    ItemMark,
    LineMark,
    NarrationMark,
    PresentationMark,
    TurnMark,
    Words,
    read_bracketed_line,
    with_standard_bullet,
)
from minutes.notation.reading.line_position import LinePosition, MarkAndLines
from minutes.notation.reading.lines import Line
from minutes.notation.reading.styles import RULED_LINE, fold_heading
from minutes.notation.reading.unmarked_headings import (
    find_further_title,
    find_heading,
    find_presentation,
    find_two_line_heading,
    is_heading,
    is_likely_heading,
    opens_block,
)

# The number of lines at the end of a text in which 問い合わせ先 and 更新日 are taken for those of the web page.
FOOT_LINES = 15
DOUBTFUL_HEADING = (
    "見出しかどうかわからないので、本文のままにしました。見出しなら、行の頭に「■」を付けてください。"
)
ITEM_TWICE = "「{}」という見出しが前にもあります。次第の写しなら消してください。"


def read_tolerant(
    lines: list[Line], known_labels: frozenset[str], names: frozenset[str] = frozenset()
) -> DocumentBuilder:
    """Returns what the lines hold. `known_labels` are the labels that the text gives elsewhere, `names` are known
    from elsewhere."""
    builder, title_stated = DocumentBuilder(), states_fact(lines, "title")
    lines = without_page_footer(lines)
    lines = with_rows(without_boxes(lines))
    openings = survey(lines, known_labels, names)
    index = 0
    headings: set[str] = set()
    labels: dict[str, str] = {}
    while index < len(lines):
        end_one_line_fact(builder, lines[index])
        position = LinePosition(lines, index, builder, known_labels, openings)
        mark, taken = _mark_and_lines(position, title_stated)
        if isinstance(mark, ItemMark):
            if fold_heading(mark.title) in headings:
                builder.add_problem(lines[index].number, ITEM_TWICE.format(mark.title))
            headings.add(fold_heading(mark.title))
        if mark:
            builder.add(_as_first_printed(mark, labels), lines[index])
        note_number(builder, mark, lines[index].text)
        index += taken
    propose_day(builder)
    tell_long_facts(builder)
    return builder


def _as_first_printed(mark: LineMark, labels: dict[str, str]) -> LineMark:
    """Returns the mark, its label as the text prints it first: 林 委員 and 林委員 are one attendee."""
    if not isinstance(mark, TurnMark | PresentationMark):
        return mark
    return replace(mark, label=labels.setdefault(fold_label(mark.label), mark.label))


def _mark_and_lines(position: LinePosition, title_stated: bool) -> MarkAndLines:
    """Tries each kind of mark in turn; the first that recognises the line decides."""
    for recognise in (
        _left_out,
        find_single_mark,
        find_head_line,
        _turn,
        find_further_title,
        find_presentation,
        find_heading,
        find_two_line_heading,
        find_next_item,
        _foot,
    ):
        recognised = recognise(position)
        if recognised:
            return recognised
    builder = position.builder
    if not builder.past_head and not (builder.open_fact and position.is_narration):
        mark, taken = read_head_mark(position.lines, position.index, builder, title_stated=title_stated)
        return (_words(position), 1) if isinstance(mark, Words) else (mark, taken)
    return _narration(position) or (_words(position), 1)


def _left_out(position: LinePosition) -> MarkAndLines | None:
    """Recognises what is read and not kept: a ruled line, which ends the turn above it, and 発言者 | 内容 over rows of
    turns."""
    if RULED_LINE.fullmatch(position.text):
        position.builder.end_block()
        return None, 1
    return (None, 1) if position.index in position.openings.headers else None


def _turn(position: LinePosition) -> MarkAndLines | None:
    opening = position.openings.turns.get(position.index)
    if opening:
        goes_on = not opening.label
        return Words(opening.words) if goes_on else TurnMark(opening.label, words=opening.words), 1
    mark = _bracketed_line(position)
    return (mark, 1) if isinstance(mark, TurnMark) else None


def _bracketed_line(position: LinePosition) -> TurnMark | Words | None:
    if position.text[0] not in "（(":
        return None
    if position.builder.open_fact and not speaks(position.ahead()):
        return Words(position.text)  # （臨時委員） over a list of names
    return read_bracketed_line(position.text, within=position.within, known_labels=position.known_labels)


def _words(position: LinePosition) -> TurnMark | Words:
    opening = position.openings.doubts.get(position.index)
    if opening and (position.in_body or speaks(opening.words)):
        name = opening.label or opening.words[:20]
        return Words(position.text, doubt=WORDS_AFTER_SPEAKER.format(name), doubtful_name=opening.label)
    bracketed = _bracketed_line(position)
    if bracketed:
        return bracketed
    if not position.builder.open_fact and is_likely_heading(position.text) and position.block_can_end:
        return Words(position.text, doubt=DOUBTFUL_HEADING)
    if position.within == "turn" and position.is_narration:
        return Words(position.text, doubt=NARRATION_IN_TURN)
    return Words(with_standard_bullet(position.text))


def _narration(position: LinePosition) -> MarkAndLines | None:
    """Recognises a narration by its phrase: in a fact of the head, or where a turn ends above it and a block begins
    below it."""
    narration = NarrationMark(words=position.text), 1
    if not position.builder.past_head:
        position.builder.add_problem(position.line.number, EARLY_WORDS)
        return narration
    if position.within != "turn" or not position.block_can_end or not position.is_narration:
        return None
    below = position.ahead()
    if not below or is_heading(below) or is_likely_heading(below) or read_fact_mark(below):
        return narration
    return narration if opens_block(below, position.known_labels) else None


def _foot(position: LinePosition) -> MarkAndLines | None:
    """Recognises 問い合わせ先 and 更新日 of the web page, at the end of the text."""
    if len(position.lines) - position.index > FOOT_LINES:
        return None
    mark = read_fact_mark(position.text)
    if not isinstance(mark, FactMark) or not FACT_BY_NAME[mark.field].is_below:
        return None
    return None if position.builder.has_fact(mark.field) else (mark, 1)
