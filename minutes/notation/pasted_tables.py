"""Reads the tables of a text without marks as rows: lines of cells parted by TAB, by | as in Markdown, or by ｜."""

import re

from minutes.notation.reading.lines import Line
from minutes.notation.table_rows import CELL, read_row

_BARS = re.compile(r"[|│┃](?P<cells>.*)[|│┃]")
_SIDE = re.compile(r"\s*(?<!\\)[|│┃]\s*")
# |---|:--:| below the first row of Markdown, the outer bars of which may be missing.
_RULE = re.compile(r"[|│┃]?\s*:?-{2,}:?\s*([|│┃]\s*:?-{2,}:?\s*)+[|│┃]?|[|│┃]\s*:?-{2,}:?\s*[|│┃]")


def with_rows(lines: list[Line]) -> list[Line]:
    """Returns the lines, those of two rows or more of a table each as its cells parted by TAB."""
    read: list[Line] = []
    start = 0
    while start < len(lines):
        end = start + _length(lines, start)
        run = lines[start:end]
        read += _rows(run) if len(run) > 1 else run
        start = end
    return read


def _length(lines, start):
    """Returns how many lines from `start` on may be rows of one table; 1 for a line that is none."""
    has_rule = start + 1 < len(lines) and _RULE.fullmatch(lines[start + 1].text)
    end = start
    while end < len(lines) and (end == start or not lines[end].after_blank):
        line = lines[end]
        if not (_is_row(line) or (has_rule and _SIDE.search(line.text))):
            break
        end += 1
    return max(1, end - start)


def _is_row(line):
    return bool(CELL in line.text or line.tabs or _BARS.fullmatch(line.text) or read_row(line.text))


def _rows(run: list[Line]) -> list[Line]:
    """Returns the rows of one run. A TAB before every line is an indent; before some it is an empty first cell."""
    indent = min(line.tabs for line in run)
    rows = [
        line._replace(text=_cells(line, line.tabs - indent)) for line in run if not _RULE.fullmatch(line.text)
    ]
    # Lists that are indented by TABs have none within their lines.
    is_table = any(
        CELL in row.text for row, line in zip(rows, run, strict=False) if line.tabs == indent
    ) or any(_RULE.fullmatch(line.text) for line in run)
    return rows if is_table else run


def _cells(line, empty):
    text, row = line.text, read_row(line.text)
    if row is None and _SIDE.search(text) and CELL not in text:
        outer = _BARS.fullmatch(text)
        row = CELL.join(_SIDE.split((outer["cells"] if outer else text).strip()))
    cells = (row or text).split(CELL)
    return CELL.join([*[""] * empty, *(cell.strip() for cell in cells)])
