"""Reads a box of ruled lines (│日　時│令和8年7月2日│) as lines of facts, a row each."""

import re

from minutes.notation.reading.lines import Line

_RULE = re.compile(r"[┌├└┏┣┗╔╠╚][─━═┬┼┴┳╋┻╦╬╩┯┿┷┐┤┘┓┫┛╗╣╝\s]*")
_ROW = re.compile(r"[│┃║|｜](?P<cells>.*)[│┃║|｜]")
_SIDE = re.compile(r"[│┃║|｜]")


def without_boxes(lines: list[Line]) -> list[Line]:
    """Returns the lines, each row of a box as 日　時：令和8年7月2日 and, of its further words, lines below, indented."""
    if not any(_RULE.fullmatch(line.text) for line in lines):
        return lines
    unboxed: list[Line] = []
    row: list[tuple[Line, list[str]]] = []
    in_box = False
    for line in lines:
        cells = _ROW.fullmatch(line.text)
        if _RULE.fullmatch(line.text):
            unboxed += _as_fact(row)
            row, in_box = [], True
        elif in_box and cells:
            row.append((line, [cell.strip() for cell in _SIDE.split(cells["cells"])]))
        else:
            unboxed += _as_fact(row)
            unboxed.append(line)
            row, in_box = [], False
    return unboxed + _as_fact(row)


def _as_fact(row: list[tuple[Line, list[str]]]) -> list[Line]:
    """Returns the lines of one row: what stands in its first column names it, whatever line of the row that is on."""
    name = "".join(cells[0] for _, cells in row)
    words = [(line, "　".join(filter(None, cells[1:]))) for line, cells in row if any(cells[1:])]
    if not words:
        return [line._replace(text=name) for line, _ in row[:1] if name]
    first = words[0][0]._replace(text=f"{name}：{words[0][1]}" if name else words[0][1])
    return [first, *(line._replace(text=text, indented=True) for line, text in words[1:])]
