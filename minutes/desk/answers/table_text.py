"""A table as text: what a spreadsheet puts on the clipboard (tabs), or CSV, read into cells and written again. Pure.

Both quote a cell that holds a line break, a quotation mark or the sign between cells: " stands around it, "" inside it.
"""

from collections.abc import Iterable

QUOTE, TAB, COMMA = '"', "\t", ","
UNCLOSED = '引用符（"）が閉じていません。'
AFTER_QUOTE = '引用符（"）のあとに、欄の区切りでない字があります。'
UNREADABLE_FILE = "文字を読み取れません。UTF-8 か Shift_JIS（Excel のふつうの CSV）で保存し直してください。"
# A spreadsheet takes a cell for a formula where it begins with one of these signs, also behind blanks.
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
GUARD, BLANKS = "'", " \u3000\n\t\r"
BYTE_ORDER_MARKS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe"}


class TableError(Exception):
    """A table that cannot be cut into cells: at which row and column (from 0), and why, in words for the clerk."""

    def __init__(self, row: int, column: int, message: str):
        super().__init__(message)
        self.row, self.column, self.message = row, column, message


def decode_table(content: bytes) -> str:
    """Returns the text of a file. Raises TableError where it is in none of the known encodings."""
    marked = [name for name, mark in BYTE_ORDER_MARKS.items() if content.startswith(mark)]
    for encoding in marked or ("utf-8", "cp932"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError(0, 0, UNREADABLE_FILE)


def separator_of(text: str) -> str:
    """Returns what parts the cells: tabs, as on a clipboard, unless the first line has commas alone."""
    first = text.split("\n", 1)[0]
    return COMMA if COMMA in first and TAB not in first else TAB


def read_table(text: str, separator: str) -> list[list[str]]:
    r"""Returns the rows of a text as cells. Raises TableError.

    >>> read_table('深川市\t"うまく\n運用できていない。"\n', "\t")
    [['深川市', 'うまく\n運用できていない。']]
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    at = 0
    while at < len(text):
        cell, at = _cell(text, at, separator, len(rows) - 1, len(rows[-1]))
        rows[-1].append(cell)
        if at < len(text) and text[at] == "\n" and at + 1 < len(text):
            rows.append([])
        elif at < len(text) and text[at] == separator and at + 1 == len(text):
            rows[-1].append("")
        at += 1
    return [row for row in rows if row]


def _cell(text, at, separator, row, column) -> tuple[str, int]:
    """Returns the cell that begins at an index, and the index of the sign that ends it."""
    if text[at] == QUOTE:
        return _quoted_cell(text, at + 1, separator, row, column)
    ends = [end for end in (text.find(separator, at), text.find("\n", at)) if end >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end


def _quoted_cell(text, at, separator, row, column):
    pieces = []
    while True:
        end = text.find(QUOTE, at)
        if end < 0:
            raise TableError(row, column, UNCLOSED)
        pieces.append(text[at:end])
        at = end + 1
        if text[at : at + 1] != QUOTE:
            break
        pieces.append(QUOTE)
        at += 1
    if at < len(text) and text[at] not in (separator, "\n"):
        raise TableError(row, column, AFTER_QUOTE)
    return "".join(pieces), at


def write_table(rows: Iterable[Iterable[str]], separator: str, *, guarded: bool = False) -> str:
    r"""Returns rows as text, with CRLF between them. `guarded`: no spreadsheet takes a cell for a formula.

    >>> write_table([["深川市", "=1"]], ",", guarded=True)
    "深川市,'=1\r\n"
    """
    lines = (
        separator.join(_written(guard(cell) if guarded else cell, separator) for cell in row) for row in rows
    )
    return "".join(f"{line}\r\n" for line in lines)


def _written(cell, separator):
    if any(sign in cell for sign in (separator, QUOTE, "\n", "\r")):
        return f"{QUOTE}{cell.replace(QUOTE, QUOTE * 2)}{QUOTE}"
    return cell


def guard(cell: str) -> str:
    """Returns a cell that no spreadsheet takes for a formula, and that `unguard` gives back.

    >>> guard("-"), unguard(guard("-")), guard("平成24年"), unguard(guard("'-"))
    ("'-", '-', '平成24年', "'-")
    """
    is_taken = cell.lstrip(BLANKS)[:1] in FORMULA_SIGNS or cell.startswith(GUARD)
    return f"{GUARD}{cell}" if cell and is_taken else cell


def unguard(cell: str) -> str:
    """Returns a cell without the sign that `guard` put before it."""
    rest = cell.removeprefix(GUARD)
    return rest if rest != cell and guard(rest) != rest else cell


def column_letter(column: int) -> str:
    """Returns what a spreadsheet calls the column at an index from 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters
