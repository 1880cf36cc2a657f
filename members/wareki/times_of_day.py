"""Reads and prints times of day, and the day and hours of a meeting.

>>> parse_meeting_time("平成24年10月23日 14:30~17:00").ends_at
datetime.time(17, 0)
"""

import datetime
import re
from dataclasses import dataclass

from members.wareki.characters import GAP, NUMBER, WarekiError, parse_number, shortened, to_ascii_width
from members.wareki.dates import find_dates, parse_date

HALF = r"(?P<half>午前|午後|AM|PM|am|pm)?"
CLOCK = rf"{HALF}{GAP}(?P<hour>{NUMBER})(?:[:：]{GAP}(?P<colon>[0-9]{{2}})(?![0-9])|{GAP}時(?:間)?(?:{GAP}(?P<minute>{NUMBER}){GAP}分|{GAP}(?P<thirty>半))?)"
TIME = re.compile(rf"(?P<noon>正午)|(?<![0-9:]){CLOCK}")


@dataclass(frozen=True)
class MeetingTime:
    """The day and the hours of a meeting; an hour that the text does not give is None."""

    held_on: datetime.date
    starts_at: datetime.time | None = None
    ends_at: datetime.time | None = None


def parse_meeting_time(text: str) -> MeetingTime:
    """Returns the day and the hours of a 日時 text. Raises WarekiError: no day, two days, impossible hours."""
    day = _single_day(text)
    matches = _time_matches(text)
    starts_at, ends_at = ([_time(match) for match in matches[:2]] + [None, None])[:2]
    if ends_at and ends_at < starts_at and _stays_in_the_afternoon(matches):
        ends_at = ends_at.replace(hour=ends_at.hour + 12)
    if starts_at and ends_at and ends_at < starts_at:
        raise WarekiError(f"終わりの時刻（{ends_at:%H:%M}）が始まりの時刻（{starts_at:%H:%M}）より前です。")
    return MeetingTime(day, starts_at, ends_at)


def _single_day(text):
    dates = find_dates(text)
    for date in dates:
        if date.error:
            raise WarekiError(date.error)
    days = {date.day for date in dates}
    if len(days) > 1:
        raise WarekiError(
            f"日付が二つあります（{'、'.join(date.text for date in dates)}）。会議の日を一つにしてください。"
        )
    return days.pop() if days else parse_date(text)


def _time_matches(text):
    """The times outside of the dates of a text; durations such as 2時間 are left out."""
    without_dates = to_ascii_width(text)
    for date in reversed(find_dates(text)):
        blank = "\n" * (date.end - date.start)
        without_dates = without_dates[: date.start] + blank + without_dates[date.end :]
    return [match for match in TIME.finditer(without_dates) if "時間" not in match.group()]


def _stays_in_the_afternoon(matches):
    """Whether the second time lacks the 午後 of the first: 午後2時半～4時."""
    first, second = matches[:2]
    return (
        first["half"] in {"午後", "PM", "pm"}
        and not second["half"]
        and parse_number(second["hour"] or "12") < 12
    )


def parse_time(text: str) -> datetime.time:
    """Returns the time of a text that is one and nothing else: 14:30, 14時30分, 午後2時半, 正午. Raises WarekiError."""
    match = TIME.fullmatch(to_ascii_width(text.strip()))
    if not match or "時間" in match.group():
        raise WarekiError(
            f"「{shortened(text.strip())}」は時刻として読めません。14:30、午後2時30分 のように書いてください。"
        )
    return _time(match)


def _time(match):
    if match["noon"]:
        return datetime.time(12)
    hour = parse_number(match["hour"])
    minute = 30 if match["thirty"] else parse_number(match["colon"] or match["minute"] or "0")
    afternoon = (match["half"] or "").lower() in {"午後", "pm"}
    if (match["half"] and hour > 12) or hour > 24 or minute > 59 or (hour == 24 and minute):
        raise WarekiError(f"「{match.group().strip()}」という時刻はありません。")
    if afternoon and hour < 12:
        hour += 12
    return datetime.time(hour % 24, minute)


def format_time_range(starts_at: datetime.time | None, ends_at: datetime.time | None) -> str:
    """14:30–17:00; 14:30– without an end; "" without a start."""
    if starts_at is None:
        return ""
    return f"{starts_at:%H:%M}–{ends_at:%H:%M}" if ends_at else f"{starts_at:%H:%M}–"
