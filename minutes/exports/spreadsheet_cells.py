"""Cells that a spreadsheet opens as the text that they are. Pure."""

# A spreadsheet takes a cell for a formula where it begins with one of these signs, also behind blanks.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
BLANKS = " \u3000\n"


def escape_formula(value: str) -> str:
    """Returns a cell that no spreadsheet takes for a formula.

    >>> escape_formula("=1+1"), escape_formula("平成24年")
    ("'=1+1", '平成24年')
    """
    return f"'{value}" if value.lstrip(BLANKS)[:1] in FORMULA_SIGNS else value
