"""Reads a text with marks into a DocumentBuilder: nothing but its mark begins an item, a presentation or a turn."""

from minutes.notation.reading.document_builder import DocumentBuilder
from minutes.notation.reading.head import end_one_line_fact, read_head_mark, states_fact
from minutes.notation.reading.line_marks import (
    WORDS_AFTER_DIAMOND,
    LineMark,
    NarrationMark,
    TitleMark,
    Words,
    is_further_title,
    question_line,
    read_line_mark,
)
from minutes.notation.reading.lines import Line


def read_strict(
    lines: list[Line], known_labels: frozenset[str], names: frozenset[str] = frozenset()
) -> DocumentBuilder:
    """Returns what the lines hold. `known_labels` are the labels that the text gives elsewhere, `names` are known
    from elsewhere: a line in brackets is told of either."""
    builder, title_stated = DocumentBuilder(), states_fact(lines, "title")
    index, past_first_mark = 0, False
    while index < len(lines):
        mark: LineMark | None = read_line_mark(
            lines[index].text, within=builder.within, known_labels=_known(lines[index], known_labels, names)
        )
        taken = 1
        if isinstance(mark, Words):
            if not past_first_mark and not mark.escaped:
                end_one_line_fact(builder, lines[index])
                mark, taken = read_head_mark(lines, index, builder, title_stated=title_stated)
            elif builder.within == "titles" and not lines[index].after_blank and is_further_title(mark):
                mark = TitleMark(mark.text)
            elif builder.within == "question" and not lines[index].after_blank:
                mark = question_line(mark) or mark
        else:
            past_first_mark = True
        if isinstance(mark, NarrationMark) and mark.words:
            builder.add_problem(lines[index].number, WORDS_AFTER_DIAMOND)
        if mark:
            builder.add(mark, lines[index])
        index += taken
    return builder


def _known(line: Line, known_labels: frozenset[str], names: frozenset[str]) -> frozenset[str]:
    """Returns the labels that tell a line: behind ●, which else is a bullet, a name from elsewhere is told too."""
    return known_labels | names if line.text[0] == "●" else known_labels
