"""Proposes the day of a record that does not name its 日時: a date on a line of its own, or in the title."""

import re

from minutes.notation.reading.document_builder import DAY_IN_TITLE, DocumentBuilder
from minutes.notation.reading.line_marks import Words

_DAY = (
    r"((平成|令和|昭和)\s*([0-9０-９]{1,2}|元)|[0-9０-９]{4})\s*年(度)?\s*([0-9０-９]{1,2}\s*月\s*[0-9０-９]{1,2}\s*日)"
    r"\s*([（(][日月火水木金土](曜日?)?[）)])?"
)
_DAY_IN_WORDS = re.compile(_DAY)
_DAY_ALONE = re.compile(rf"[（(\[［]?{_DAY}\s*([0-9０-９午前後時分:：から~～〜\-－ ]{{0,40}})[）)\]］]?")


def is_day(text: str) -> bool:
    """Returns whether a line is a date, with its hours or without, and nothing else.

    >>> is_day("令和8年7月2日（木曜日）"), is_day("令和8年7月2日に開いた")
    (True, False)
    """
    return bool(_DAY_ALONE.fullmatch(text))


def propose_day(builder: DocumentBuilder) -> None:
    """Takes the date in the title for 日時, with a problem, where the text has no 日時."""
    title = builder.facts.get("title", [])
    if builder.has_fact("time") or not title:
        return
    line, words = title[0]
    day = _DAY_IN_WORDS.search(words.text)
    if day:
        builder.facts["time"] = [(line, Words(day[0].strip()))]
        builder.add_problem(line.number, DAY_IN_TITLE)
