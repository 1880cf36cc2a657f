"""Reads a text with marks into a Draft: nothing but its mark begins an item, a presentation or a turn."""

from minutes.notation.reading.draft import Draft
from minutes.notation.reading.head import end_one_line_fact, gives_title, head_mark
from minutes.notation.reading.line_marks import (
    WORDS_AFTER_DIAMOND,
    Mark,
    NarrationMark,
    TitleMark,
    Words,
    is_further_title,
    read_mark,
)
from minutes.notation.reading.lines import Line


def read_strict(lines: list[Line], known: frozenset[str]) -> Draft:
    """Returns the Draft of the lines. `known` are the labels that the text gives elsewhere."""
    draft, titled = Draft(), gives_title(lines)
    at, past_first_mark = 0, False
    while at < len(lines):
        mark: Mark | None = read_mark(lines[at].text, within=draft.within, known=known)
        taken = 1
        if isinstance(mark, Words):
            if not past_first_mark and not mark.escaped:
                end_one_line_fact(draft, lines[at])
                mark, taken = head_mark(lines, at, draft, titled=titled)
            elif draft.within == "titles" and not lines[at].after_blank and is_further_title(mark):
                mark = TitleMark(mark.text)
        else:
            past_first_mark = True
        if isinstance(mark, NarrationMark) and mark.words:
            draft.problem(lines[at].number, WORDS_AFTER_DIAMOND)
        if mark:
            draft.take(mark, lines[at])
        at += taken
    return draft
