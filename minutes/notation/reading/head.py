"""What stands above the first heading and below the last block: page furniture, the title, facts on one line."""

import re

from minutes.notation.facts import FACT_BY_HEADING, FACT_BY_NAME
from minutes.notation.reading.draft import Draft
from minutes.notation.reading.line_marks import FactMark, Mark, Words, without_bullet
from minutes.notation.reading.lines import Line
from minutes.notation.reading.styles import FURNITURE, RECORD_WORDS, SPEAKER_LINES, folded

LONGEST_HEADING = 100
LONGEST_TITLE = 300
# 「資料 …」 is how one handout is named, not the heading of all.
_SPACED_WORDS = "|".join(
    r"\s*".join(word) for word in sorted(FACT_BY_HEADING, key=len, reverse=True) if word != "資料"
)
_FACT_ON_ONE_LINE = re.compile(
    rf"([(（]?[0-9０-９]{{1,2}}[.．、)）]?\s*|[・●○◆◎【〔])?(?P<word>{_SPACED_WORDS})[】〕]?(\s*[:：]\s*|\s+)(?P<words>\S.*)"
)


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page around a record: 本文へジャンプ, 現在位置:…"""
    return len(line) <= LONGEST_TITLE * 2 and any(pattern.fullmatch(line) for pattern in FURNITURE)


def without_tail(lines: list[Line]) -> list[Line]:
    """The lines above the furniture at the foot of the page."""
    end = len(lines)
    while end and is_furniture(lines[end - 1].text):
        end -= 1
    return lines[:end]


def fact_mark(line: str) -> FactMark | None:
    """日時 alone on a line, or 日時：令和8年5月21日, or None.

    >>> fact_mark("日　時　令和8年5月21日")
    FactMark(field='time', words='令和8年5月21日')
    """
    if len(line) <= LONGEST_HEADING and folded(line) in FACT_BY_HEADING:
        return FactMark(FACT_BY_HEADING[folded(line)])
    found = _FACT_ON_ONE_LINE.fullmatch(line)
    if not found:
        return None
    field = FACT_BY_HEADING["".join(found["word"].split())]
    if FACT_BY_NAME[field].needs_digit and not re.search(r"\d", found["words"]):
        return None
    return FactMark(field, found["words"])


def gives_title(lines: list[Line]) -> bool:
    """Whether the first lines say 会議名, so that no other line is to be taken for it."""
    marks = (fact_mark(line.text.lstrip("■ 　")) for line in lines[:40])
    return any(mark and mark.field == "title" for mark in marks)


def head_mark(lines: list[Line], at: int, draft: Draft, *, titled: bool) -> tuple[Mark | None, int]:
    """The mark of a line above the first heading, None for furniture; and how many lines it takes."""
    line = lines[at]
    fact = fact_mark(line.text)
    if fact and not draft.has(fact.field):
        return fact, 1
    if draft.fact:
        return Words(without_bullet(line.text)), 1
    if is_furniture(line.text):
        return None, 1
    if not titled and not draft.has("title") and _is_title(line.text):
        taken = _title_lines(lines, at)
        return FactMark("title", "　".join(part.text for part in lines[at : at + taken])), taken
    return Words(without_bullet(line.text)), 1


def end_one_line_fact(draft: Draft, line: Line) -> None:
    """日時：… ends with its line, unless the next is set in below it."""
    if not draft.fact_on_one_line or not draft.fact:
        return
    fact = FACT_BY_NAME[draft.fact]
    if fact.is_line or (fact.ends_with_line and not line.indented):
        draft.end_fact()


def _is_title(text):
    """Whether the first words of a text can be its title: no sentence, no rule (---), no aside （以下敬称略）."""
    return (
        len(text) <= LONGEST_TITLE
        and not text.endswith("。")
        and bool(re.search(r"\w", text))
        and not any(style.fullmatch(text) for style in SPEAKER_LINES)
    )


def _title_lines(lines, at):
    """A title may be set on up to three lines; the last then says that it is a record."""
    for taken in range(1, 4):
        here = lines[at : at + taken]
        if len(here) < taken or any(fact_mark(line.text) or line.text.endswith("。") for line in here):
            return 1
        if RECORD_WORDS.search(here[-1].text):
            return taken
    return 1
