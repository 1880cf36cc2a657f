"""The stylesheets and the templates use the same names, and a sheet stays short enough to read."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SHEETS = {
    name: re.sub(r"/\*.*?\*/", "", (ROOT / "static" / name).read_text(encoding="utf-8"), flags=re.S)
    for name in ("site.css", "reading.css")
}
SHEET = "\n".join(SHEETS.values())
PUBLIC = [path for path in sorted((ROOT / "templates").rglob("*.html")) if "admin" not in path.parts]
TEMPLATES = [path.read_text(encoding="utf-8") for path in PUBLIC]


def styled():
    selectors = re.findall(r"([^{}]+)\{", SHEET)
    return {name for selector in selectors for name in re.findall(r"\.([a-z][a-z-]*)", selector)}


def printed():
    names = set()
    for template in TEMPLATES:
        for value in re.findall(r'class="([^"]*(?:\{%[^%]*%\}[^"]*)*)"', template):
            value = re.sub(r"\{\{.*?\}\}", "", value)  # d{{ shade }}, p{{ number }}: styled as d1, p13
            names |= set(re.sub(r"\{%.*?%\}", " ", value).split())
    return names


def test_every_class_that_is_styled_is_printed_and_every_one_printed_is_styled():
    # Given to the inputs by minutes/pages/search/search_forms.py, to addresses by minutes/pages/record/marked_words.py.
    in_code = {"field", "web"}
    assert styled() == printed() | in_code


def test_every_value_is_defined_and_used():
    assert set(re.findall(r"var\((--[a-z0-9-]+)", SHEET)) == set(re.findall(r"(--[a-z0-9-]+):", SHEET))


def test_each_stays_small_enough_to_be_read():
    """400 lines of site.css held the first nine kinds of pages, and an inquiry's matrix, which is a table, cards and a
    paper, took 70."""
    assert [name for name, sheet in SHEETS.items() if len(sheet.splitlines()) > 620] == []
