"""Meetings as an iCalendar (RFC 5545). Pure.

Hours are written in UTC, so that no calendar has to know a time zone; Japan has been nine hours ahead of it all year
since 1952.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

PRODUCT = "-//council-minutes//meetings to come//JA"
JAPAN = datetime.timezone(datetime.timedelta(hours=9))
LONGEST_LINE = 75  # bytes, without its end
# A text of a calendar may hold a tab and line ends, and no other control character.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True)
class CalendarEvent:
    """A meeting. uid: the same for ever. sequence: higher with each change. last_day: `first_day` for one day.

    starts_at, ends_at: in Japan; None where nobody knows. An end before the start is on the next day.
    """

    uid: str
    sequence: int
    is_cancelled: bool
    summary: str
    location: str
    description: str
    url: str
    first_day: datetime.date
    last_day: datetime.date
    starts_at: datetime.time | None
    ends_at: datetime.time | None
    created: datetime.datetime
    updated: datetime.datetime


def calendar_text(name: str, events: Iterable[CalendarEvent]) -> str:
    """Returns the calendar with its line ends (CRLF); to be sent as UTF-8.

    >>> calendar_text("予定", []).splitlines()[-2:]
    ['X-WR-CALNAME:予定', 'END:VCALENDAR']
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
    for event in events:
        lines += _lines_of(event)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _lines_of(event: CalendarEvent) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{event.uid}", f"SEQUENCE:{event.sequence}")
    yield f"DTSTAMP:{_moment(event.updated)}"
    yield f"CREATED:{_moment(event.created)}"
    yield f"LAST-MODIFIED:{_moment(event.updated)}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield from _time_of(event)
    for name in ("summary", "location", "description"):
        if getattr(event, name):
            yield f"{name.upper()}:{_text(getattr(event, name))}"
    yield from (f"URL:{event.url}", "TRANSP:OPAQUE", "END:VEVENT")


def _time_of(event: CalendarEvent) -> Iterator[str]:
    """Whole days, unless the hour of a meeting of one day is known. The end of whole days is the day after."""
    if event.starts_at is None or event.last_day != event.first_day:
        yield f"DTSTART;VALUE=DATE:{_day(event.first_day)}"
        yield f"DTEND;VALUE=DATE:{_day(event.last_day + datetime.timedelta(days=1))}"
        return
    start = datetime.datetime.combine(event.first_day, event.starts_at, JAPAN)
    yield f"DTSTART:{_moment(start)}"
    if event.ends_at is not None and event.ends_at != event.starts_at:
        end = datetime.datetime.combine(event.first_day, event.ends_at, JAPAN)
        yield f"DTEND:{_moment(end if end > start else end + datetime.timedelta(days=1))}"


def _day(day: datetime.date) -> str:
    return day.strftime("%Y%m%d")


def _moment(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    """Returns a text with its signs escaped; every kind of line end is one."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_ESCAPED)


def _folded(line: str) -> str:
    """Returns a line broken where it is too long, never within a character: each further line begins with a blank."""
    parts, size = [""], 0
    for sign in line:
        size += len(sign.encode())
        if size > LONGEST_LINE:
            parts.append(" ")
            size = 1 + len(sign.encode())
        parts[-1] += sign
    return "\r\n".join(parts)
