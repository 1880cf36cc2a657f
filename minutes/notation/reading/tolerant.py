"""Reads a text without marks into a Draft. Headings are recognised by their words, by 団体名:題名, or by the next line.

A doubtful line stays in the block above it, and the clerk is told.
"""

import re
from typing import NamedTuple

from minutes.notation.document import is_label
from minutes.notation.reading.draft import EARLY_WORDS, Draft
from minutes.notation.reading.head import (
    LONGEST_HEADING,
    end_one_line_fact,
    fact_mark,
    gives_title,
    head_mark,
    without_tail,
)
from minutes.notation.reading.item_kinds import item_kind
from minutes.notation.reading.line_marks import (
    NARRATION_IN_TURN,
    FactMark,
    ItemMark,
    Mark,
    NarrationMark,
    PresentationMark,
    TitleMark,
    TurnMark,
    Words,
    read_speaker,
    read_spoken,
    without_bullet,
)
from minutes.notation.reading.lines import Line
from minutes.notation.reading.narrations import is_narration
from minutes.notation.reading.speakers import is_speaker
from minutes.notation.reading.styles import HEADINGS, LIKELY_HEADINGS, RULE, folded

# The number of lines at the end of a text in which 問い合わせ先 and 更新日 are taken for those of the web page.
FOOT = 15
SENTENCE_ENDS = "。．.？?！!」』）)"
DOUBTFUL_HEADING = (
    "見出しかどうかわからないので、本文のままにしました。見出しなら、行の頭に「■」を付けてください。"
)
DOUBTFUL_TITLE = "上の発表・照会の題名の続きとして読みました。"
ITEM_TWICE = "「{}」という見出しが前にもあります。次第の写しなら消してください。"
TWO_LINES = "2行にわたる見出しを1行にしました。"
_PRESENTATION = re.compile(r"(?P<label>[^:：（()）。、]{2,40})[:：]\s*(?P<title>.*[^。\s])")
_NUMBERED = re.compile(r"[(（]?(?P<number>[0-9０-９]{1,2})[.．)）、]\s*\S")


class Place(NamedTuple):
    """The line that is read (at index `at` of `lines`), with what is known so far."""

    lines: list[Line]
    at: int
    draft: Draft
    known: frozenset[str]

    @property
    def text(self) -> str:
        return self.lines[self.at].text

    @property
    def line(self) -> Line:
        return self.lines[self.at]

    def ahead(self, by: int = 1) -> str:
        """The text of the line that comes `by` lines later; empty past the end."""
        return self.lines[self.at + by].text if self.at + by < len(self.lines) else ""

    @property
    def block_can_end(self) -> bool:
        """Whether the block above can end here: behind a sentence or a list, not within a sentence that is wrapped."""
        if self.draft.within not in {"turn", "narration"}:
            return True
        above = self.lines[self.at - 1].text
        return above[-1] in SENTENCE_ENDS or without_bullet(above).startswith("・")


def read_tolerant(lines: list[Line], known: frozenset[str]) -> Draft:
    """Returns the Draft of the lines. `known` are the labels that the text gives elsewhere."""
    draft, titled = Draft(), gives_title(lines)
    lines = without_tail(lines)
    at = 0
    headings: set[str] = set()
    while at < len(lines):
        end_one_line_fact(draft, lines[at])
        mark, taken = _mark_and_lines(Place(lines, at, draft, known), titled)
        if isinstance(mark, ItemMark):
            if folded(mark.title) in headings:
                draft.problem(lines[at].number, ITEM_TWICE.format(mark.title))
            headings.add(folded(mark.title))
        if mark:
            draft.take(mark, lines[at])
        at += taken
    return draft


# What a line is read as, and the number of lines that it takes. The mark is None for a line that is left out.
MarkAndLines = tuple[Mark | None, int]


def _mark_and_lines(place: Place, titled: bool) -> MarkAndLines:
    """Asks each kind of mark in turn; the first that recognises the line decides."""
    for recognise in (_ruled_line, _turn, _further_title, _presentation, _heading, _two_line_heading, _foot):
        recognised = recognise(place)
        if recognised:
            return recognised
    if not place.draft.headed and not (place.draft.fact and is_narration(place.text, place.known)):
        mark, taken = head_mark(place.lines, place.at, place.draft, titled=titled)
        return (_words(place), 1) if isinstance(mark, Words) else (mark, taken)
    return _narration(place) or (_words(place), 1)


def _ruled_line(place: Place) -> MarkAndLines | None:
    if not RULE.fullmatch(place.text):
        return None
    place.draft.end_block()
    return None, 1


def _turn(place: Place) -> MarkAndLines | None:
    with_words = read_spoken(place.text)
    if with_words:
        return with_words, 1
    if place.text[0] in "（(":
        mark = read_speaker(place.text, within=place.draft.within, known=place.known)
        return (mark, 1) if isinstance(mark, TurnMark) else None
    return None


def _words(place: Place) -> TurnMark | Words:
    if place.text[0] in "（(":
        return read_speaker(place.text, within=place.draft.within, known=place.known)
    if not place.draft.fact and _is_likely_heading(place.text) and place.block_can_end:
        return Words(place.text, doubt=DOUBTFUL_HEADING)
    if place.draft.within == "turn" and is_narration(place.text, place.known):
        return Words(place.text, doubt=NARRATION_IN_TURN)
    return Words(without_bullet(place.text))


def _further_title(place: Place) -> MarkAndLines | None:
    """Recognises a further title of a presentation: the next number, or a line directly below that is no sentence."""
    if place.draft.within != "titles":
        return None
    number, number_above = _number(place.text), _number(place.draft.open_words[-1])
    if number and number_above and number == number_above + 1:
        return TitleMark(place.text), 1
    if place.line.after_blank or place.text.endswith("。") or _opens_block(place.text, place.known):
        return None
    place.draft.problem(place.line.number, DOUBTFUL_TITLE)
    return TitleMark(place.text), 1


def _number(text: str) -> int | None:
    numbered = _NUMBERED.match(text)
    return int(numbered["number"]) if numbered else None


def _presentation(place: Place) -> MarkAndLines | None:
    """Recognises 団体名:題名 under an item, if that item is for presentations or the line below its titles confirms it."""
    presentation = _as_presentation(place.text, place.known)
    if not presentation or not place.draft.item_kind or place.draft.fact or not place.block_can_end:
        return None
    titles = 1
    while _number(place.ahead(titles)) == titles + 1:
        titles += 1
    below = place.ahead(titles)
    is_for_presentations = place.draft.item_kind in {"reports", "inquiries"}
    told_below = below.startswith(presentation.label) and is_narration(below, place.known)
    no_turn_goes_on = place.draft.within != "turn" or _is_turn(below, place.known)
    return (presentation, 1) if told_below or (is_for_presentations and no_turn_goes_on) else None


def _as_presentation(text: str, known: frozenset[str]) -> PresentationMark | None:
    presentation = _PRESENTATION.fullmatch(text) if len(text) <= 2 * LONGEST_HEADING else None
    if not presentation:
        return None
    label = presentation["label"].strip()
    can_present = is_label(label) and (is_speaker(label) or label in known)
    return PresentationMark(label, presentation["title"]) if can_present else None


def _heading(place: Place) -> MarkAndLines | None:
    text = place.text
    if _is_heading(text) and place.block_can_end:
        in_a_list = place.draft.fact and item_kind(text) in {"other", "closing"}
        return None if in_a_list else (ItemMark(text), 1)
    likely = _is_likely_heading(text) and place.block_can_end
    if likely and _opens_block(place.ahead(), place.known):
        return ItemMark(text), 1
    numbered = _number(text) and len(text) <= LONGEST_HEADING and place.block_can_end
    if numbered and text[-1] not in "。、" and is_narration(place.ahead(), place.known):
        return ItemMark(text), 1
    return None


def _two_line_heading(place: Place) -> MarkAndLines | None:
    """Recognises a heading that goes on with the next line, where the line below the two confirms it."""
    if (
        not place.text.endswith(("、", "・", "及び"))
        or not place.block_can_end
        or place.at + 1 >= len(place.lines)
    ):
        return None
    joined = place.text + place.ahead()
    directly_below = not place.lines[place.at + 1].after_blank
    if directly_below and _is_likely_heading(joined) and _opens_block(place.ahead(2), place.known):
        place.draft.problem(place.line.number, TWO_LINES)
        return ItemMark(joined), 2
    return None


def _is_heading(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and any(pattern.fullmatch(folded(text)) for pattern in HEADINGS)


def _is_likely_heading(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and any(
        pattern.fullmatch(folded(text)) for pattern in LIKELY_HEADINGS
    )


def _is_turn(text: str, known: frozenset[str]) -> bool:
    return (
        bool(text) and text[0] in "（(" and isinstance(read_speaker(text, within="", known=known), TurnMark)
    )


def _opens_block(text: str, known: frozenset[str]) -> bool:
    """Returns whether a line begins a turn, a presentation or a narration, regardless of the lines above it."""
    return bool(text) and (
        _is_turn(text, known) or is_narration(text, known) or bool(_as_presentation(text, known))
    )


def _narration(place: Place) -> MarkAndLines | None:
    """Recognises a narration by its phrase: in a fact of the head, or where a turn ends above it and a block begins
    below it."""
    if not place.draft.headed:
        place.draft.problem(place.line.number, EARLY_WORDS)
        return NarrationMark(words=place.text), 1
    if place.draft.within != "turn" or not place.block_can_end or not is_narration(place.text, place.known):
        return None
    below = place.ahead()
    ends = not below or _opens_block(below, place.known) or _is_heading(below) or _is_likely_heading(below)
    return (NarrationMark(words=place.text), 1) if ends or fact_mark(below) else None


def _foot(place: Place) -> MarkAndLines | None:
    """Recognises 問い合わせ先 and 更新日 of the web page, at the end of the text."""
    if len(place.lines) - place.at > FOOT:
        return None
    mark = fact_mark(place.text)
    if (
        isinstance(mark, FactMark)
        and mark.field in {"contact", "updated"}
        and not place.draft.has(mark.field)
    ):
        return mark, 1
    return None
