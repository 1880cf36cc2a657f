"""Recognises the headings of a text without marks: items by their words, presentations by 団体名:題名, further titles.

A heading is often certain only by the line below it. A doubtful one is a problem for the clerk.
"""

import re

from minutes.notation.document import is_label
from minutes.notation.reading.head import LONGEST_HEADING
from minutes.notation.reading.item_kinds import item_kind
from minutes.notation.reading.line_marks import (
    ItemMark,
    PresentationMark,
    TitleMark,
    TurnMark,
    read_bracketed_line,
)
from minutes.notation.reading.line_position import LinePosition, MarkAndLines
from minutes.notation.reading.narrations import is_narration
from minutes.notation.reading.speakers import is_speaker
from minutes.notation.reading.styles import HEADINGS, LIKELY_HEADINGS, fold_heading

DOUBTFUL_TITLE = "上の発表・照会の題名の続きとして読みました。"
LONGEST_LONE_HEADING = 30
JOINED_HEADING = "2行にわたる見出しを1行にしました。"
# 1、会長挨拶 【大空会長】: who spoke under a heading, in a record without turns.
_PRESIDING = re.compile(r"(?<=\S)\s*【[^【】]{1,20}】$")
_PRESENTATION = re.compile(r"(?P<label>[^:：（()）。、]{2,40})[:：]\s*(?P<title>.*[^。\s])")
_NUMBERED = re.compile(r"[(（]?(?P<number>[0-9０-９]{1,2})[.．)）、]\s*\S")


def find_further_title(position: LinePosition) -> MarkAndLines | None:
    """Recognises a further title of a presentation: the next number, or a line directly below that is no sentence."""
    if position.within != "titles":
        return None
    number, number_above = _number(position.text), _number(position.builder.open_words[-1])
    if number and number_above and number == number_above + 1:
        return TitleMark(position.text), 1
    is_sentence = position.text.endswith("。")
    if position.line.after_blank or is_sentence or opens_block(position.text, position.known_labels):
        return None
    position.builder.add_problem(position.line.number, DOUBTFUL_TITLE)
    return TitleMark(position.text), 1


def find_presentation(position: LinePosition) -> MarkAndLines | None:
    """Recognises 団体名:題名 under an item, if that item is for presentations or a narration below confirms it."""
    presentation = _as_presentation(position.text, position.known_labels)
    under_item = position.builder.item_kind and not position.builder.open_fact
    if not presentation or not under_item or not position.block_can_end:
        return None
    titles = 1
    while _number(position.ahead(titles)) == titles + 1:
        titles += 1
    below = position.ahead(titles)
    confirmed = below.startswith(presentation.label) and is_narration(below, position.known_labels)
    is_for_presentations = position.builder.item_kind in {"reports", "inquiries"}
    ends_turn = position.within != "turn" or _is_turn(below, position.known_labels)
    return (presentation, 1) if confirmed or (is_for_presentations and ends_turn) else None


def find_heading(position: LinePosition) -> MarkAndLines | None:
    """Recognises the heading of an item by its words alone, or by its words or number and the line below it."""
    text = position.text
    if not position.block_can_end:
        return None
    if is_heading(text):
        in_a_list = position.builder.open_fact and item_kind(text) in {"other", "closing"}
        return None if in_a_list else (ItemMark(text), 1)
    if is_likely_heading(text) and (
        opens_block(position.ahead(), position.known_labels) or position.index + 1 in position.openings.turns
    ):
        return ItemMark(text), 1
    if _stands_alone_above_a_turn(position):
        return ItemMark(text), 1
    is_numbered = _number(text) and len(text) <= LONGEST_HEADING and text[-1] not in "。、"
    if is_numbered and is_narration(position.ahead(), position.known_labels):
        return ItemMark(text), 1
    return None


def _stands_alone_above_a_turn(position: LinePosition) -> bool:
    """Returns whether a line that is no sentence stands between blank lines, above the line that opens a turn."""
    below = position.index + 1
    return (
        below in position.openings.turns
        and position.line.after_blank
        and position.lines[below].after_blank
        and not position.builder.open_fact
        and position.index not in position.openings.doubts
        and len(position.text) <= LONGEST_LONE_HEADING
        and not re.search(r"[。、，！？!?…」]|^[（(〔【・]|(です|ます|した|た)$", position.text)
    )


def find_two_line_heading(position: LinePosition) -> MarkAndLines | None:
    """Recognises a heading that goes on with the next line, where the line below the two confirms it."""
    goes_on = position.text.endswith(("、", "・", "及び"))
    if not goes_on or not position.block_can_end or position.index + 1 >= len(position.lines):
        return None
    joined = position.text + position.ahead()
    if position.lines[position.index + 1].after_blank or not is_likely_heading(joined):
        return None
    if not opens_block(position.ahead(2), position.known_labels):
        return None
    position.builder.add_problem(position.line.number, JOINED_HEADING)
    return ItemMark(joined), 2


def is_heading(text: str) -> bool:
    """Returns whether a line is the heading of an item by its words alone."""
    return _matches_any(text, HEADINGS)


def is_likely_heading(text: str) -> bool:
    """Returns whether a line is the heading of an item if the line below it confirms it."""
    return _matches_any(text, LIKELY_HEADINGS)


def _matches_any(text, patterns):
    text = _PRESIDING.sub("", text)
    return len(text) <= LONGEST_HEADING and any(pattern.fullmatch(fold_heading(text)) for pattern in patterns)


def opens_block(text: str, known_labels: frozenset[str]) -> bool:
    """Returns whether a line begins a turn, a presentation or a narration, regardless of the lines above it."""
    text = text.removeprefix("■").strip()
    return bool(text) and (
        _is_turn(text, known_labels)
        or is_narration(text, known_labels)
        or bool(_as_presentation(text, known_labels))
    )


def _is_turn(text: str, known_labels: frozenset[str]) -> bool:
    if not text.startswith(("（", "(")):
        return False
    return isinstance(read_bracketed_line(text, within="", known_labels=known_labels), TurnMark)


def _as_presentation(text: str, known_labels: frozenset[str]) -> PresentationMark | None:
    presentation = _PRESENTATION.fullmatch(text) if len(text) <= 2 * LONGEST_HEADING else None
    if not presentation:
        return None
    label = presentation["label"].strip()
    can_present = is_label(label) and (is_speaker(label) or label in known_labels)
    return PresentationMark(label, presentation["title"]) if can_present else None


def _number(text: str) -> int | None:
    numbered = _NUMBERED.match(text)
    return int(numbered["number"]) if numbered else None
