"""The real record as a page of a town's website, saved or pasted, reads as the text that was copied from it."""

import html
import re
from itertools import groupby

from minutes.notation.document import Turn
from minutes.notation.parser import parse

BREAK, POINT = "<br>\n", "  • "


def item(point: str) -> str:
    return f"<li>{point}\n"


def page(text: str) -> str:
    """Returns the source of a page that shows the text: facts in a table, points in lists, menus and scripts around it."""
    above, below = text.split("日時\n\n", 1)
    facts, rest = below.split("配付資料\n\n", 1)
    time, _, venue, _, attendance = [line for line in facts.split("\n") if line]
    rows = (("日時", time), ("場所", venue), ("出席者", attendance))
    return (
        "<!DOCTYPE html>\n<html lang='ja'>\n<head><meta charset='utf-8'><title>会議録 | 町</title>\n"
        "<style>p { color: red }</style></head>\n<body>\n<nav><ul><li><a href='/'>くらし</a></li></ul></nav>\n"
        f"{paragraphs(above)}<table>{''.join(f'<tr><th>{name}</th><td>{html.escape(words)}</td></tr>' for name, words in rows)}"
        f"</table>\n<p>配付資料</p>\n\n{paragraphs(rest)}<script>if (a < b) {{ track('<p>会議</p>'); }}</script>\n</body></html>\n"
    )


def paragraphs(text: str) -> str:
    """Returns a <p> for each run of lines without a blank line between, a <ul> for its points."""
    written = ""
    for run in re.split(r"\n\s*\n", text):
        lines = [line for line in run.split("\n") if line.strip()]
        for are_points, group in groupby(lines, lambda line: line.startswith(POINT)):
            words = [html.escape(line.removeprefix(POINT)) for line in group]
            written += (
                f"<ul>{''.join(map(item, words))}</ul>\n" if are_points else f"<p>{BREAK.join(words)}</p>\n"
            )
    return written


def test_the_same_55_turns(real_text):
    from_page, from_text = parse(page(real_text)), parse(real_text)
    assert sum(isinstance(block, Turn) for block in from_page.blocks) == 55
    assert from_page == from_text
