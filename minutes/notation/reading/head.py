"""Reads what stands above the first heading and below the last block: page furniture, the title, facts on one line.

Page furniture is what a web page prints around a record: links to its parts, the site's path, a copyright notice.
"""

import re

from members.unseen import with_kanji
from minutes.notation.facts import FACT_BY_HEADING, FACT_BY_NAME
from minutes.notation.reading.document_builder import DocumentBuilder
from minutes.notation.reading.line_marks import FactMark, LineMark, Words, with_standard_bullet
from minutes.notation.reading.lines import Line
from minutes.notation.reading.styles import (
    PAGE_FURNITURE,
    RECORD_TITLE,
    RECORD_WORD,
    SPEAKER_LINES,
    fold_heading,
)

LONGEST_HEADING = 100
LONGEST_TITLE = 300
LONGEST_WAY_TO_TITLE = 8
# 会議録 alone, below 第2部, is no title of its own.
SHORTEST_FULL_TITLE = 7
# 資料 is left out: 「資料 …」 names one handout and does not begin the list of all.
_SPACED_WORDS = "|".join(
    r"\s*".join(word) for word in sorted(FACT_BY_HEADING, key=len, reverse=True) if word != "資料"
)
_FACT_ON_ONE_LINE = re.compile(
    rf"([(（]?[0-9０-９]{{1,2}}[.．、)）]?\s*|[・●○◯〇◆◎■【〔]|([-*]\s+)?(\*\*)?)?(?P<word>{_SPACED_WORDS})[】〕]?(\*\*)?(\s*[:：](\*\*)?\s*|\s+)(?P<words>\S.*)"
)

# 〇出席委員（４人）: the count is kept as the first line of the list.
_COUNTED = re.compile(r"(?P<word>[^（）()]{3,30}?)\s*(?P<count>[（(][0-9０-９]{1,4}\s*[人名][）)])")


def is_page_furniture(line: str) -> bool:
    """Returns whether a line belongs to the web page around a record: 本文へジャンプ, 現在位置:…"""
    return len(line) <= LONGEST_TITLE * 2 and any(pattern.fullmatch(line) for pattern in PAGE_FURNITURE)


def without_page_footer(lines: list[Line]) -> list[Line]:
    """Returns the lines without the furniture at the foot of the page."""
    end = len(lines)
    while end and is_page_furniture(lines[end - 1].text):
        end -= 1
    return lines[:end]


def read_fact_mark(line: str) -> FactMark | None:
    """Returns the mark of a line that names a fact, alone (日時) or with its words (日時：令和8年5月21日); None for others.

    >>> read_fact_mark("日　時　令和8年5月21日")
    FactMark(field='time', words='令和8年5月21日')
    """
    if len(line) <= LONGEST_HEADING and fold_heading(line) in FACT_BY_HEADING:
        return FactMark(FACT_BY_HEADING[fold_heading(line)])
    counted = _COUNTED.fullmatch(line)
    if counted and FACT_BY_HEADING.get(fold_heading(counted["word"])) == "attendance":
        return FactMark("attendance", counted["count"])
    one_line = _FACT_ON_ONE_LINE.fullmatch(with_kanji(line))  # ⽇時, out of a PDF
    if not one_line:
        return None
    field = FACT_BY_HEADING["".join(one_line["word"].split())]
    if FACT_BY_NAME[field].needs_digit and not re.search(r"\d", one_line["words"]):
        return None
    return FactMark(field, line[one_line.start("words") : one_line.end("words")])


def states_fact(lines: list[Line], field: str) -> bool:
    """Returns whether one of the first 40 lines names a fact, so that no other line is taken for it (a title, a day)."""
    marks = (read_fact_mark(line.text.lstrip("■ 　")) for line in lines[:40])
    return any(mark and mark.field == field for mark in marks)


def read_head_mark(
    lines: list[Line], index: int, builder: DocumentBuilder, *, title_stated: bool
) -> tuple[LineMark | None, int]:
    """Returns the mark of a line above the first heading (None for furniture), and the number of lines that it takes.

    `title_stated`: the text names its 会議名, so that no line is the title by its place alone.
    """
    line = lines[index]
    fact = read_fact_mark(line.text)
    if fact and not builder.has_fact(fact.field):
        return fact, 1
    if builder.open_fact:
        return Words(with_standard_bullet(line.text)), 1
    if is_page_furniture(line.text):
        return None, 1
    if (
        not title_stated
        and not builder.has_fact("title")
        and _is_title(line.text)
        and not _title_below(lines, index)
    ):
        taken = _title_lines(lines, index)
        return FactMark("title", "　".join(title.text for title in lines[index : index + taken])), taken
    return Words(with_standard_bullet(line.text)), 1


def end_one_line_fact(builder: DocumentBuilder, line: Line) -> None:
    """Ends a fact that began on the line of its heading (日時：…), unless `line`, the next one, is indented below it."""
    if not builder.open_fact_on_one_line or not builder.open_fact:
        return
    fact = FACT_BY_NAME[builder.open_fact]
    if fact.is_line or (fact.ends_with_line and not line.indented):
        builder.end_fact()


def _is_title(text):
    """Returns whether the first words of a text can be its title: no sentence, ruled line (---) or aside （以下敬称略）."""
    return (
        len(text) <= LONGEST_TITLE
        and not text.endswith("。")
        and bool(re.search(r"\w", text))
        and not any(style.fullmatch(text) for style in SPEAKER_LINES)
    )


def _title_below(lines, index):
    """Returns whether not this line but one below it, above every fact, has a word for a record: what comes before is
    of the page."""
    if _title_lines(lines, index) > 1 or RECORD_WORD.search(lines[index].text):
        return False
    for line in lines[index + 1 : index + LONGEST_WAY_TO_TITLE]:
        if read_fact_mark(line.text) or line.text.endswith("。"):
            return False
        names_a_record = RECORD_WORD.search(line.text) and len(line.text) >= SHORTEST_FULL_TITLE
        if names_a_record and _is_title(line.text) and not is_page_furniture(line.text):
            return True
    return False


def _title_lines(lines, index):
    """Returns the number of lines of the title: up to three if the last ends with a word for a record (会議録), else 1."""
    for taken in range(1, 4):
        title = lines[index : index + taken]
        if len(title) < taken or any(read_fact_mark(line.text) or line.text.endswith("。") for line in title):
            return 1
        if RECORD_TITLE.search(title[-1].text):
            return taken
    return 1
