"""Lays the cells of a table of HTML out in rows, those that go over several columns or rows too. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from minutes.notation.row_lines import row_lines

MOST_COLUMNS = 100
Lines = list[tuple[str, int]]


@dataclass
class HtmlTable:
    """A table that is being read: its rows of cells, each a list of (text, line of the source); None is a column without
    a cell of its own. `_above` says how many rows a cell of the rows above still takes up, by its column."""

    rows: list[list[Lines | None]] = field(default_factory=list)
    _above: dict[int, int] = field(default_factory=dict)

    def begin_row(self) -> None:
        self.rows.append([])
        self._skip_taken()

    def add_cell(self, lines: Lines, columns: int, rows: int) -> None:
        if not self.rows:
            self.begin_row()
        row = self.rows[-1]
        begin = len(row)
        row.append(lines)
        row += [None] * (min(columns, MOST_COLUMNS) - 1)
        if rows > 1:
            self._above |= {column: min(rows, 1000) for column in range(begin, len(row))}
        self._skip_taken()

    def _skip_taken(self) -> None:
        row = self.rows[-1]
        while self._above.get(len(row), 0) and len(row) < MOST_COLUMNS:
            self._above[len(row)] -= 1
            row.append(None)

    def lines(self) -> Iterator[tuple[str, int]]:
        """Yields the lines of the table, each with its line of the source."""
        for row in filter(None, self.rows):
            texts = [None if cell is None else [text for text, _ in cell] for cell in row]
            sources = [cell or [] for cell in row]
            first = next((source for cell in sources for _, source in cell), 0)
            if not first:
                continue  # no cell of the row holds a word
            for line in row_lines(texts)[0]:
                of_cell = sources[line.cell]
                yield line.text, of_cell[line.line][1] if line.line < len(of_cell) else first
