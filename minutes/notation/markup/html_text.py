"""Reads the source of a web page as the lines that a browser shows. Pure, with the standard library's parser.

What stands within is a line, or a part of one; a row of a table is a line whose cells are joined by tabs. Scripts, styles
and menus of links are dropped.
"""

import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser

from minutes.notation.document import Problem
from minutes.notation.markup.html_elements import (
    DROPPED,
    LINES,
    LISTS,
    PAGE_BEGINNINGS,
    PARAGRAPHS,
    PIECE_BEGINNINGS,
    PRESERVED,
    RULED_LINE,
    WITHOUT_END,
)
from minutes.notation.markup.html_lists import HtmlList, begin_list, with_sign
from minutes.notation.markup.html_tables import HtmlTable, Lines

_BEGINS = re.compile(
    rf"\ufeff?\s*(<\?xml[^>]{{0,200}}\?>\s*|<!--.{{0,2000}}?-->\s*){{0,5}}<((?P<page>{PAGE_BEGINNINGS})|{PIECE_BEGINNINGS})(\s[^<>]*)?/?>",
    re.S | re.I,
)
_LINE_END = re.compile(r"\r\n?")
# Tables within each other lay out old pages, some five deep. Those that stand deeper are read as lines.
MOST_TABLES, LONGEST_ATTRIBUTE = 20, 1000
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SILENT = DROPPED - {"select", "nav"}
TOLD = {
    "ruby": "ルビが{}か所あります。ルビは除き、もとの文字だけを読み込みました。",
    "hidden": "ホームページに表示されない文字が{}か所あります。読み込んでいません。",
    "struck": "取り消し線を引いた文字が{}か所あります。線は除き、文字を読み込みました。",
    "picture": "ホームページに図や画像が{}個あります。読み込んでいません。",
}


@dataclass(frozen=True)
class PageText:
    """The text that a page shows. sources: for each of its lines, the line of the page's source."""

    text: str
    sources: tuple[int, ...]
    problems: tuple[Problem, ...]


def is_page(text: str) -> bool:
    """Returns whether a text is the source of a page, or a piece of one: most of its lines begin with a tag.

    >>> is_page("<p>会議録</p>"), is_page("<資料> 会議録"), is_page("<div>図</div>\\n# 会議録\\n- 日時: 7月2日")
    (True, False, False)
    """
    begins = _BEGINS.match(text)
    if not begins or "</" not in text:
        return False
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    return bool(begins["page"]) or 2 * sum(line[0] == "<" for line in lines) >= len(lines)


def read_page(source: str) -> PageText:
    """Returns the lines that a browser shows of a page. Never raises."""
    source = _with_ends(_LINE_END.sub("\n", source))
    reader = _PageReader(DROPPED)
    reader.read(source)
    if reader.skipped:
        # What is dropped has no end: nobody knows where it ends, so that nothing is dropped but what is no text at all.
        reader = _PageReader(_SILENT - {"head"})
        reader.read(source)
    lines = reader.lines or [("", 1)]
    problems = [Problem(places[0], TOLD[kind].format(len(places))) for kind, places in reader.told.items()]
    return PageText("\n".join(text for text, _ in lines), tuple(line for _, line in lines), tuple(problems))


def _with_ends(source: str) -> str:
    """Returns a source in which no tag or comment is open at the end: the parser looks for the end of each anew.

    60 kB of "<a " took it 90 seconds. What has no end is text.
    """
    closed = source.rfind("-->") + 1
    source = source[:closed] + source[closed:].replace("<!--", "&lt;!--")
    closed = source.rfind(">") + 1
    return source[:closed] + source[closed:].replace("<", "&lt;")


class _PageReader(HTMLParser):
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
        while self._cells:
            self._end_cell()
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
            if self.skipped[0] not in _SILENT | {"nav"} and data.strip():
                self._tell("ruby" if self.skipped[0] in ("rt", "rp", "rtc") else "hidden")
            return
        if self._preserved:
            first, *rest = _LINE_END.sub("\n", data).split("\n")
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
            self._end_cell_of_table()
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
        if self._tables:
            self._tables[-1].add_cell(lines, columns, rows)
        else:
            self.lines += lines

    def _add(self, words):
        if not self._words:
            blank = words[: len(words) - len(words.lstrip("\n \t\r\f"))]
            self._line = self._source_line() + blank.count("\n")
        self._words.append(words)

    def _end_line(self, *, keep_blank=False):
        """Ends the line that is open. One without words is none, but between two <br> and in <pre>."""
        words, self._words = "".join(self._words), []
        words = words if self._preserved else _BLANKS.sub(_one_blank(words), words).strip(" ")
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


def _one_blank(words):
    """Returns what stands for the blanks at a place: one blank, but none for a line end between two wide characters."""

    def replaced(found):
        before, after = words[found.start() - 1 : found.start()], words[found.end() : found.end() + 1]
        is_break = "\n" in found[0] and before and after and _is_wide(before) and _is_wide(after)
        return "" if is_break else " "

    return replaced


def _is_wide(character):
    """Returns whether a browser joins two lines at such characters (CSS Text 3, 4.1.3): kanji and kana, no Hangul."""
    is_hangul = "\uac00" <= character <= "\ud7ff" or "\u1100" <= character <= "\u11ff"
    return unicodedata.east_asian_width(character) in "FWH" and not is_hangul


def _span(attributes, name):
    text = attributes.get(name, "").strip()
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 5 and int(text) else 1
