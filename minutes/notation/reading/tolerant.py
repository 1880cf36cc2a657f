"""A text without marks → a Draft: headings by their words, by 団体名:題名, by what follows. What is doubtful stays
in the block above, with a word to the clerk."""

import re
from typing import NamedTuple

from minutes.notation.document import is_label
from minutes.notation.facts import FACT_BY_NAME
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

# How far from the end a line may say 問い合わせ先 or 更新日 of the page.
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
    """Where the reader stands."""

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
        return self.lines[self.at + by].text if self.at + by < len(self.lines) else ""

    @property
    def block_can_end(self) -> bool:
        """Whether the block above can end here: after a sentence or a list, not within a wrapped line."""
        if self.draft.within not in {"turn", "narration"}:
            return True
        above = self.lines[self.at - 1].text
        return above[-1] in SENTENCE_ENDS or without_bullet(above).startswith("・")


def read_tolerant(lines: list[Line], known: frozenset[str]) -> Draft:
    """`known` are the names that the text gives to organisations elsewhere."""
    draft, titled = Draft(), gives_title(lines)
    lines = without_tail(lines)
    at, headings = 0, set()
    while at < len(lines):
        end_one_line_fact(draft, lines[at])
        place = Place(lines, at, draft, known)
        mark, taken = _mark(place, titled)
        if isinstance(mark, ItemMark):
            if folded(mark.title) in headings:
                draft.problem(lines[at].number, ITEM_TWICE.format(mark.title))
            headings.add(folded(mark.title))
        if mark:
            draft.take(mark, lines[at])
        at += taken
    return draft


def _mark(place, titled) -> tuple[Mark | None, int]:
    for find in (_rule, _turn, _title, _presentation, _heading, _two_line_heading, _foot):
        found = find(place)
        if found:
            return found
    if not place.draft.headed and not (place.draft.fact and is_narration(place.text, place.known)):
        mark, taken = head_mark(place.lines, place.at, place.draft, titled=titled)
        return (_words(place), 1) if isinstance(mark, Words) else (mark, taken)
    return _narration(place) or (_words(place), 1)


def _rule(place):
    if not RULE.fullmatch(place.text):
        return None
    place.draft.end_block()
    return None, 1


def _turn(place):
    spoken = read_spoken(place.text)
    if spoken:
        return spoken, 1
    if place.text[0] in "（(":
        mark = read_speaker(place.text, within=place.draft.within, known=place.known)
        return (mark, 1) if isinstance(mark, TurnMark) else None
    return None


def _words(place):
    if place.text[0] in "（(":
        return read_speaker(place.text, within=place.draft.within, known=place.known)
    if not place.draft.fact and _is_likely_heading(place.text) and place.block_can_end:
        return Words(place.text, doubt=DOUBTFUL_HEADING)
    if place.draft.within == "turn" and is_narration(place.text, place.known):
        return Words(place.text, doubt=NARRATION_IN_TURN)
    return Words(without_bullet(place.text))


def _title(place):
    """A further title: the next number, or a line directly below that is no sentence."""
    if place.draft.within != "titles":
        return None
    number, before = _number(place.text), _number(place.draft.open.words[-1])
    if number and before and number == before + 1:
        return TitleMark(place.text), 1
    if place.line.after_blank or place.text.endswith("。") or _opens_block(place.text, place.known):
        return None
    place.draft.problem(place.line.number, DOUBTFUL_TITLE)
    return TitleMark(place.text), 1


def _number(text):
    found = _NUMBERED.match(text)
    return int(found["number"]) if found else None


def _presentation(place):
    found = _presentation_shape(place.text, place.known)
    if not found or not place.draft.item_kind or place.draft.fact or not place.block_can_end:
        return None
    by = 1
    while _number(place.ahead(by)) == by + 1:
        by += 1
    below = place.ahead(by)
    brings = place.draft.item_kind in {"reports", "inquiries"}
    told = below.startswith(found["label"].strip()) and is_narration(below, place.known)
    listed = place.draft.within != "turn" or _is_turn(below, place.known)
    if told or (brings and listed):
        return PresentationMark(found["label"].strip(), found["title"]), 1
    return None


def _presentation_shape(text, known):
    found = _PRESENTATION.fullmatch(text) if len(text) <= 2 * LONGEST_HEADING else None
    label = found["label"].strip() if found else ""
    return found if is_label(label) and (is_speaker(label) or label in known) else None


def _heading(place):
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


def _two_line_heading(place):
    """見出しが、\n次の行に続くもの: only where the two lines together are a heading by what follows."""
    if (
        not place.text.endswith(("、", "・", "及び"))
        or not place.block_can_end
        or place.at + 1 >= len(place.lines)
    ):
        return None
    whole = place.text + place.ahead()
    directly = not place.lines[place.at + 1].after_blank
    if directly and _is_likely_heading(whole) and _opens_block(place.ahead(2), place.known):
        place.draft.problem(place.line.number, TWO_LINES)
        return ItemMark(whole), 2
    return None


def _is_heading(text):
    return len(text) <= LONGEST_HEADING and any(row.fullmatch(folded(text)) for row in HEADINGS)


def _is_likely_heading(text):
    return len(text) <= LONGEST_HEADING and any(row.fullmatch(folded(text)) for row in LIKELY_HEADINGS)


def _is_turn(text, known):
    return (
        bool(text) and text[0] in "（(" and isinstance(read_speaker(text, within="", known=known), TurnMark)
    )


def _opens_block(text, known):
    """Whether a line, whatever stands above it, begins a turn, a presentation or a narration."""
    return bool(text) and (
        _is_turn(text, known) or is_narration(text, known) or bool(_presentation_shape(text, known))
    )


def _narration(place):
    """A narration by its phrase: in a fact of the head, or where a turn ends above and another block begins below."""
    if not place.draft.headed:
        place.draft.problem(place.line.number, EARLY_WORDS)
        return NarrationMark(words=place.text), 1
    if place.draft.within != "turn" or not place.block_can_end or not is_narration(place.text, place.known):
        return None
    below = place.ahead()
    ends = not below or _opens_block(below, place.known) or _is_heading(below) or _is_likely_heading(below)
    return (NarrationMark(words=place.text), 1) if ends or fact_mark(below) else None


def _foot(place):
    """The page's own 問い合わせ先 and 更新日."""
    if len(place.lines) - place.at > FOOT:
        return None
    mark = fact_mark(place.text)
    if isinstance(mark, FactMark) and FACT_BY_NAME[mark.field].is_below and not place.draft.has(mark.field):
        return mark, 1
    return None
