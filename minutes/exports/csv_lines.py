"""One line of a CSV at a time, for a table that is made as it is sent. Pure."""

import csv
from collections.abc import Iterable
from typing import Any

from minutes.exports.spreadsheet_cells import escape_formula


def csv_line(cells: Iterable[Any]) -> str:
    """Returns a line with its end; no spreadsheet takes a cell of it for a formula.

    >>> csv_line(["深川市", "=1", 12])
    "深川市,'=1,12\\r\\n"
    """
    return csv.writer(_Echo()).writerow([escape_formula(str(cell)) for cell in cells])


class _Echo:
    """A file for csv.writer, whose writerow then returns the line."""

    def write(self, line):
        return line
