"""Reads front matter (--- … ---) and headings with a line of signs below them (reStructuredText, Markdown) as lines that
the reader knows. Pure."""

import re
import unicodedata

from minutes.notation.document import Problem
from minutes.notation.reading.head import states_fact
from minutes.notation.reading.lines import Line

FRONT_DAY = "前書きにある日付を日時として読みました。会議の日か確かめてください。"
_MOST_LINES = 60
_KEY = re.compile(r"(?P<key>[\w-]+)\s*:\s*(?P<words>\S.*)")
_QUOTED = re.compile(r"""(?P<quote>["'])(?P<words>.*)(?P=quote)""")
_TITLES, _DAYS = {"title", "会議名", "タイトル"}, {"date", "日付", "開催日"}
_SIGNS = re.compile(r"([=~^\"'`*+.:_\-#<>])\1{2,}")
_HEADING = re.compile(r"#{1,6}\s+(?P<words>\S.*)")
_LONGEST_HEADING = 100


def without_markup(lines: list[Line]) -> tuple[list[Line], list[Problem]]:
    """Returns the lines without front matter and lines of signs, whose words are facts and headings of Markdown now."""
    lines, problems = _without_front_matter(lines)
    return _without_adornments(lines), problems


def _without_front_matter(lines):
    if not lines or lines[0].text != "---":
        return lines, []
    ends = (place for place, line in enumerate(lines[1:_MOST_LINES], start=1) if line.text in ("---", "..."))
    end = next(ends, 0)
    inner, rest = lines[1:end], lines[end + 1 :]
    if not any(_KEY.fullmatch(line.text) for line in inner):
        return lines, []
    read, problems = [], []
    for line in inner:
        found = _KEY.fullmatch(line.text)
        key, words = (found["key"].lower(), _unquoted(found["words"])) if found else ("", "")
        if key in _TITLES:
            title, rest = _title_and_rest(words, rest)
            read.append(line._replace(text=f"会議名：{title}"))
        elif key in _DAYS and not states_fact(rest, "time"):
            read.append(line._replace(text=f"日時：{words}"))
            problems.append(Problem(line.number, FRONT_DAY))
        else:
            read.append(line)
    return read + rest, problems


def _unquoted(words):
    quoted = _QUOTED.fullmatch(words)
    return quoted["words"].strip() or words if quoted else words


def _title_and_rest(title, lines):
    """Returns the title as the first heading has it, where that says it again, and the lines without that heading: facts
    may stand below it."""
    headings = ((place, _HEADING.fullmatch(line.text)) for place, line in enumerate(lines))
    place, first = next(((place, heading) for place, heading in headings if heading), (0, None))
    if first is None or first["words"].split() != title.split():
        return title, lines
    return first["words"], lines[:place] + lines[place + 1 :]


def _without_adornments(lines):
    read: list[Line] = []
    place = 0
    while place < len(lines):
        if _is_overlined(lines, place):
            read.append(
                lines[place]._replace(text=f"# {lines[place + 1].text}", number=lines[place + 1].number)
            )
            place += 3
        elif _is_underlined(lines, place):
            read.append(lines[place]._replace(text=f"# {lines[place].text}"))
            place += 2
        else:
            read.append(lines[place])
            place += 1
    return read


def _is_overlined(lines, place):
    if place + 2 >= len(lines):
        return False
    above, _, below = lines[place : place + 3]
    return (
        above.text == below.text
        and _is_underlined(lines, place + 1, is_begun=True)
        and above.number + 2 == below.number
    )


def _is_underlined(lines, place, *, is_begun=False):
    """Returns whether the line at a place is a heading with signs right below it. A long row of signs is a ruled line."""
    if place + 1 >= len(lines):
        return False
    line, below = lines[place : place + 2]
    is_heading = (
        len(line.text) <= _LONGEST_HEADING
        and line.text[-1] not in "。、．"
        and re.search(r"\w", line.text)
        and line.text[0] not in "#|"
        and (line.after_blank or is_begun)
    )
    if not is_heading or below.number != line.number + 1 or not _SIGNS.fullmatch(below.text):
        return False
    width = sum(2 if unicodedata.east_asian_width(sign) in "FWA" else 1 for sign in line.text)
    return width <= 2 * len(below.text) + 1 and len(below.text) <= width + 4
