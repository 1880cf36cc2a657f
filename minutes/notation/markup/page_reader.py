"""Follows the tags of a web page and gathers the lines that a browser shows. Pure, with the standard library's parser."""

import re
from html.parser import HTMLParser

from minutes.notation.markup.html_blanks import LINE_END, with_single_blanks
from minutes.notation.markup.html_elements import (
    DROPPED,
    LINES,
    LISTS,
    PARAGRAPHS,
    PRESERVED,
    RULED_LINE,
    SILENT,
    WITHOUT_END,
)
from minutes.notation.markup.html_lists import HtmlList, begin_list, with_sign
from minutes.notation.markup.html_tables import HtmlTable, Lines

# Tables within each other lay out old pages, some five deep. Those that stand deeper are read as lines.
MOST_TABLES, LONGEST_ATTRIBUTE = 20, 1000
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


class PageReader(HTMLParser):
    """Follows the tags of a page. `lines` are those of the innermost cell that is open, or of the page."""

    def __init__(self, dropped: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: Lines = []
        self.told: dict[str, list[int]] = {}
        # The element that is dropped now, and how often one of its name stands open within.
        self.skipped: tuple[str, int] | None = None
        self._dropped = dropped
        self._words: list[str] = []
        self._line = 0
        self._preserved = 0
        self._lists: list[HtmlList] = []
        self._sign = ""
        self._tables: list[HtmlTable] = []
        self._deeper_tables = 0
        # For each open cell: the lines outside of it, and how many columns and rows it takes up.
        self._cells: list[tuple[Lines, int, int]] = []

    def read(self, source: str) -> None:
        self.feed(source)
        self.close()
        while self._tables:
            self._end("table")
        self._end_line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: (words or "")[:LONGEST_ATTRIBUTE] for name, words in attrs}
        if self.skipped and (self.skipped[0], tag) == ("head", "body"):
            self.skipped = None  # </head> can be left out
        if self.skipped:
            name, depth = self.skipped
            self.skipped = (name, depth + (tag == name and tag not in WITHOUT_END))
        elif self._is_dropped(tag, attributes):
            self.skipped = (tag, 1)
        else:
            self._begin(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            name, depth = self.skipped
            depth -= tag == name
            self.skipped = (name, depth) if depth else None
        elif tag not in WITHOUT_END:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        if self.skipped:
            if self.skipped[0] not in SILENT | {"nav"} and data.strip():
                self._tell("ruby" if self.skipped[0] in ("rt", "rp", "rtc") else "hidden")
            return
        if self._preserved:
            first, *rest = LINE_END.sub("\n", data).split("\n")
            self._add(first)
            for words in rest:
                self._end_line(keep_blank=True)
                self._add(words)
        else:
            self._add(data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Passes over <![if …]> and <![CDATA[…, comments to a browser, of which the parser raises."""
        return self.parse_bogus_comment(i, False)

    def _is_dropped(self, tag, attributes):
        if tag in WITHOUT_END:
            return False
        is_hidden = "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))
        can_hide = is_hidden and tag not in ("p", "li", "td", "th", "tr", "dt", "dd", "body", "html")
        return tag in self._dropped or tag in ("rt", "rp", "rtc") or (can_hide and self._dropped is DROPPED)

    def _begin(self, tag, attributes):
        if tag in LINES or tag in PARAGRAPHS:
            self._end_line()
        if tag in PARAGRAPHS:
            self._blank_line()
        if tag == "br":
            self._end_line(keep_blank=True)
        elif tag == "hr":
            self._add(RULED_LINE)
            self._end_line()
        elif tag == "img":
            self._tell("picture")
        elif tag in ("s", "strike", "del"):
            self._tell("struck")
        elif tag == "q":
            self._add("「")
        elif tag in PRESERVED:
            self._preserved += 1
        elif tag in LISTS:
            self._lists.append(begin_list(tag, attributes))
        elif tag == "li":
            self._sign = (self._lists[-1] if self._lists else HtmlList(False)).sign(attributes)
        else:
            self._begin_in_table(tag, attributes)

    def _begin_in_table(self, tag, attributes):
        if tag == "table" and len(self._tables) < MOST_TABLES:
            self._tables.append(HtmlTable())
        elif tag == "table":
            self._deeper_tables += 1
        elif self._deeper_tables or not self._tables:
            return
        elif tag == "tr":
            self._end_cell_of_table()
            self._tables[-1].begin_row()
        elif tag in ("td", "th"):
            self._end_cell_of_table()
            self._cells.append((self.lines, _span(attributes, "colspan"), _span(attributes, "rowspan")))
            self.lines = []

    def _end(self, tag):
        if tag in LINES or tag in PARAGRAPHS:
            self._end_line()
        if tag in PARAGRAPHS:
            self._blank_line()
        if tag == "q":
            self._add("」")
        elif tag in PRESERVED:
            self._preserved = max(0, self._preserved - 1)
        elif tag in LISTS and self._lists:
            self._lists.pop()
        elif tag == "table" and self._deeper_tables:
            self._deeper_tables -= 1
        elif self._deeper_tables:
            return
        elif tag in ("td", "th", "tr"):
            self._end_cell_of_table()
        elif tag == "table" and self._tables:
            while len(self._cells) >= len(self._tables):
                self._end_cell()
            self.lines += [("", self._source_line()), *self._tables.pop().lines()]
            self._blank_line()

    def _end_cell_of_table(self):
        """Ends the open cell of the innermost table, if one is open: each table has one cell open, or none."""
        if len(self._cells) == len(self._tables) and self._cells:
            self._end_cell()

    def _end_cell(self):
        self._end_line()
        outside, columns, rows = self._cells.pop()
        lines = [(text, line) for text, line in self.lines if text.strip()]
        self.lines = outside
        self._tables[-1].add_cell(lines, columns, rows)

    def _add(self, words):
        if not self._words:
            blank = words[: len(words) - len(words.lstrip("\n \t\r\f"))]
            self._line = self._source_line() + blank.count("\n")
        self._words.append(words)

    def _end_line(self, *, keep_blank=False):
        """Ends the line that is open. One without words is none, but between two <br> and in <pre>."""
        words, self._words = "".join(self._words), []
        words = words if self._preserved else with_single_blanks(words)
        if words.strip():
            sign, self._sign = self._sign, ""
            self.lines.append((with_sign(sign, words) if sign else words, self._line))
        elif keep_blank:
            self._blank_line()

    def _blank_line(self):
        if self.lines and self.lines[-1][0]:
            self.lines.append(("", self._source_line()))

    def _source_line(self):
        return self.getpos()[0]

    def _tell(self, kind):
        self.told.setdefault(kind, []).append(self._source_line())


def _span(attributes, name):
    text = attributes.get(name, "").strip()
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 5 and int(text) else 1
