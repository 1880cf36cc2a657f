"""A text of the site → what its page prints: chapters of paragraphs and lists, with what can be followed. Pure."""

import re
from dataclasses import dataclass, field

from minutes.pages.record.record_view import TextPart, text_parts

HEADING = "■"
# An address ends where Japanese text begins: 「https://example.jp/a を見る」 and 「https://example.jp/aを見る」 alike.
ADDRESS = re.compile(
    r"https?://[!#-;=?-Z_a-z~]*[#-&*+\-/-9=A-Z_a-z~]|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)


@dataclass
class Chapter:
    """What stands under one heading; no title before the first."""

    title: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def parts(self) -> list[TextPart]:
        return text_parts("\n".join(self.lines))


def chapters(text: str) -> list[Chapter]:
    """The chapters of a text, an empty beginning left out.

    >>> [(chapter.title, chapter.lines) for chapter in chapters("はじめに\\n\\n■ 番地\\n変わりません。")]
    [('', ['はじめに']), ('番地', ['変わりません。'])]
    """
    found = [Chapter()]
    for line in map(str.strip, text.splitlines()):
        if line.startswith(HEADING):
            found.append(Chapter(line.removeprefix(HEADING).strip()))
        elif line:
            found[-1].lines.append(line)
    return [chapter for chapter in found if chapter.title or chapter.lines]


def pieces(line: str) -> list[tuple[str, str]]:
    """A line as (words, where they lead), "" where they lead nowhere: web and mail addresses can be followed.

    >>> pieces("連絡は jimu@example.jp まで")
    [('連絡は ', ''), ('jimu@example.jp', 'mailto:jimu@example.jp'), (' まで', '')]
    """
    found, end = [], 0
    for match in ADDRESS.finditer(line):
        words = match.group()
        found += [(line[end : match.start()], ""), (words, words if "://" in words else f"mailto:{words}")]
        end = match.end()
    return [piece for piece in [*found, (line[end:], "")] if piece[0]]
