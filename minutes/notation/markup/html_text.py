"""Reads the source of a web page as the lines that a browser shows. Pure, with the standard library's parser.

What stands within is a line, or a part of one; a row of a table is a line whose cells are joined by tabs. Scripts, styles
and menus of links are dropped.
"""

import re
from dataclasses import dataclass

from minutes.notation.document import Problem
from minutes.notation.markup.html_blanks import LINE_END
from minutes.notation.markup.html_elements import DROPPED, PAGE_BEGINNINGS, PIECE_BEGINNINGS, SILENT
from minutes.notation.markup.page_reader import PageReader

_BEGINS = re.compile(
    rf"\ufeff?\s*(<\?xml[^>]{{0,200}}\?>\s*|<!--.{{0,2000}}?-->\s*){{0,5}}<((?P<page>{PAGE_BEGINNINGS})|{PIECE_BEGINNINGS})(\s[^<>]*)?/?>",
    re.S | re.I,
)
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
    source = _with_ends(LINE_END.sub("\n", source))
    reader = PageReader(DROPPED)
    reader.read(source)
    if reader.skipped:
        # What is dropped has no end: nobody knows where it ends, so that nothing is dropped but what is no text at all.
        reader = PageReader(SILENT - {"head"})
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
