"""Splits a text of the site into what its page prints: chapters of paragraphs and lists, and links. Pure."""

import re
from dataclasses import dataclass, field

from minutes.pages.record.record_view import TextPart, text_parts

HEADING_MARK = "■"
# A web or mail address. It ends where Japanese text begins: 「https://example.jp/a を見る」 and
# 「https://example.jp/aを見る」 alike.
LINK = re.compile(
    r"https?://[!#-;=?-Z_a-z~]*[#-&*+\-/-9=A-Z_a-z~]|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)


@dataclass
class Chapter:
    """What stands under one heading; the chapter before the first heading has no title."""

    title: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def parts(self) -> list[TextPart]:
        return text_parts("\n".join(self.lines))


def split_chapters(text: str) -> list[Chapter]:
    """Returns the chapters of a text; an empty one before the first heading is left out.

    >>> [(chapter.title, chapter.lines) for chapter in split_chapters("はじめに\\n\\n■ ウェブのアドレス\\n変わりません。")]
    [('', ['はじめに']), ('ウェブのアドレス', ['変わりません。'])]
    """
    chapters = [Chapter()]
    for line in map(str.strip, text.splitlines()):
        if line.startswith(HEADING_MARK):
            chapters.append(Chapter(line.removeprefix(HEADING_MARK).strip()))
        elif line:
            chapters[-1].lines.append(line)
    return [chapter for chapter in chapters if chapter.title or chapter.lines]


def split_links(line: str) -> list[tuple[str, str]]:
    """Returns a line as (words, href): web and mail addresses are links, and all other words have "" as href.

    >>> split_links("連絡は jimu@example.jp まで")
    [('連絡は ', ''), ('jimu@example.jp', 'mailto:jimu@example.jp'), (' まで', '')]
    """
    pieces, end = [], 0
    for match in LINK.finditer(line):
        words = match.group()
        pieces += [(line[end : match.start()], ""), (words, words if "://" in words else f"mailto:{words}")]
        end = match.end()
    return [piece for piece in [*pieces, (line[end:], "")] if piece[0]]
