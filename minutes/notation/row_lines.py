"""Says on which lines the cells of one row of a table come to stand, alike for Word and for web pages. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

BLANK_FOR_BREAK = "\u3000"
# A cell with more lines than this is no cell of a list: the table only lays out the page.
MOST_LINES_OF_CELL = 15


class RowLine(NamedTuple):
    """A line of a row, the place of the cell from which it comes, and the place of its first line in that cell."""

    text: str
    cell: int = 0
    line: int = 0


def row_lines(cells: Sequence[Sequence[str] | None]) -> tuple[list[RowLine], int]:
    """Returns the lines of a row, and how many cells lost line ends. A cell of None is the further column of a merged one.

    The cells are one line, joined by tabs. Of a row of one or two cells the further lines of the last one follow.

    >>> row_lines([["出席者"], ["深川市", "当別町"]])[0]
    [RowLine(text='出席者\\t深川市', cell=0, line=0), RowLine(text='当別町', cell=1, line=1)]
    """
    own = [place for place, cell in enumerate(cells) if cell is not None]
    longest = max((len(cells[place] or ()) for place in own[: None if len(own) > 2 else -1]), default=0)
    if len(cells) == 1 or longest > MOST_LINES_OF_CELL:
        below = [
            RowLine(line, place, number) for place in own for number, line in enumerate(cells[place] or ())
        ]
        return below or [RowLine("")], 0
    last = own[-1] if 0 < len(own) <= 2 else -1
    shown = [(cell or ())[: 1 if place == last else None] for place, cell in enumerate(cells)]
    text = "\t".join(map(_on_one_line, shown))
    below = (
        [RowLine(line, last, number) for number, line in enumerate(cells[last] or ()) if number]
        if own
        else []
    )
    return [RowLine(text), *(below if last >= 0 else [])], sum(len(lines) > 1 for lines in shown)


def _on_one_line(lines: Sequence[str]) -> str:
    return BLANK_FOR_BREAK.join(line.strip().replace("\t", BLANK_FOR_BREAK) for line in lines)
