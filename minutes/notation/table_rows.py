"""Tables in what is said: a row is one line of the text, its cells parted by TAB. A manuscript writes it ｜深川市｜12件｜.

In a manuscript ＼｜ is a bar within a cell, and at the beginning of a line a bar that begins no row. Pure.
"""

import re
from collections.abc import Iterator, Sequence

CELL, BAR, ESCAPE = "\t", "｜", "＼"
_END_OF_CELL = re.compile(r"(?:[^＼｜]|＼.|＼$)*")
_ESCAPED = re.compile(r"＼([＼｜])")
_BAR_AS_WORD = re.compile(r"＼*｜")
# (1), ２．, ③ or a bullet, and a TAB behind it: a list whose numbers are set out, and no table.
_NUMBER_OF_LIST = re.compile(r"[(（]?[0-9０-９a-zA-Zア-ンイロハ]{1,3}[)）.．、]?|[①-⑳・•●○◯〇■□◆◇※*-]")

# A cell that is a number: 12件, 3,000円, 45.6%.
_FIGURE = re.compile(r"[0-9０-９][0-9０-９,，.．]*\s*\D{0,2}")
_LONGEST_HEAD = 30


def read_row(line: str) -> str | None:
    """Returns a line of a manuscript as a row of the text; None where it is none, or has no words.

    >>> read_row("｜深川市｜＼｜あり｜"), read_row("｜｜12件"), read_row("深川市｜12件")
    ('深川市\\t｜あり', '\\t12件', None)
    """
    if not line.startswith(BAR):
        return None
    cells = [part.strip() for cell in _cells(line[1:]) for part in cell.split(CELL)]
    return CELL.join(cells) if any(cells) else None


def write_row(row: str) -> str:
    """Returns a row of the text as a line of a manuscript.

    >>> write_row("深川市\\t｜あり")
    '｜深川市｜＼｜あり｜'
    """
    cells = (cell.replace(ESCAPE, ESCAPE * 2).replace(BAR, ESCAPE + BAR) for cell in row.split(CELL))
    return f"{BAR}{BAR.join(cells)}{BAR}"


def is_row(line: str) -> bool:
    """Returns whether a line of the text can be a row: two cells or more, without blanks at their edges."""
    cells = line.split(CELL)
    return len(cells) > 1 and any(cells) and all(cell == cell.strip() for cell in cells)


def parted(lines: Sequence[str]) -> Iterator[tuple[bool, Sequence[str]]]:
    """Yields (whether it is a table, its lines): each line that is none by itself, and the rows of each table together.

    Two rows or more in a run are a table. One alone is words with a TAB between them, and so is a list whose numbers
    are set out by a TAB.

    >>> list(parted(["次のとおり。", "深川市\\t12件", "当別町\\t3件"]))
    [(False, ['次のとおり。']), (True, ['深川市\\t12件', '当別町\\t3件'])]
    """
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and is_row(lines[end]):
            end += 1
        if end - start > 1 and not _is_list(lines[start:end]):
            yield True, lines[start:end]
        else:
            end = max(end, start + 1)
            yield from ((False, [line]) for line in lines[start:end])
        start = end


def rows_of_tables(lines: Sequence[str]) -> set[int]:
    """Returns the places of the lines that are rows of a table.

    >>> rows_of_tables(["次のとおり。", "深川市\\t12件", "当別町\\t3件"])
    {1, 2}
    """
    places: set[int] = set()
    place = 0
    for is_table, rows in parted(lines):
        places |= set(range(place, place + len(rows))) if is_table else set()
        place += len(rows)
    return places


def cells_of(rows: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Returns the cells of the rows of one table, each row as long as the longest.

    >>> cells_of(["団体\\t件数\\t備考", "深川市\\t12件"])
    (('団体', '件数', '備考'), ('深川市', '12件', ''))
    """
    cells = [row.split(CELL) for row in rows]
    columns = max(map(len, cells))
    return tuple((*row, *[""] * (columns - len(row))) for row in cells)


def is_head(cells: Sequence[str]) -> bool:
    """Tells whether a first row heads its table: every cell has a few words, and none is a figure.

    >>> is_head(["団体", "件数"]), is_head(["深川市", "12件"]), is_head(["団体", ""])
    (True, False, False)
    """
    return all(cell and len(cell) <= _LONGEST_HEAD and not _FIGURE.fullmatch(cell) for cell in cells)


def write_rows(text: str) -> str:
    """Returns a text for a form: its rows as a manuscript writes them.

    >>> write_rows("深川市\\t12件\\n当別町\\t3件")
    '｜深川市｜12件｜\\n｜当別町｜3件｜'
    """
    return "\n".join(
        write_row(line) if is_table or line != line.strip() else _with_bar_as_word(line)
        for is_table, lines in parted(text.split("\n"))
        for line in lines
    )


def read_said(line: str) -> str:
    """Returns a line of a form as that of the text: the other way round of `write_rows`.

    >>> read_said("｜深川市｜12件｜"), read_said("＼｜棒")
    ('深川市\\t12件', '｜棒')
    """
    is_escaped = line.startswith(ESCAPE) and _BAR_AS_WORD.match(line)
    return line[1:] if is_escaped else read_row(line) or line


def _with_bar_as_word(line):
    return ESCAPE + line if _BAR_AS_WORD.match(line) else line


def _cells(line):
    """Yields the cells of a row behind its first bar; what stands behind the last bar is a cell if it is not empty."""
    position = 0
    while position <= len(line):
        cell = _END_OF_CELL.match(line, position)
        end = cell.end() if cell else position
        if end < len(line) or position < len(line):
            yield _ESCAPED.sub(r"\1", line[position:end])
        position = end + 1


def _is_list(rows):
    return all(_NUMBER_OF_LIST.fullmatch(row.split(CELL)[0]) for row in rows)
