"""Reads the days and the hours of a meeting out of its 日時.

>>> parse_meeting_time("平成24年10月23日 14:30~17:00").ends_at
datetime.time(17, 0)
"""

import datetime
import re
from dataclasses import dataclass, field

from members.wareki.characters import GAP, NUMBER, WarekiError, parse_number, to_ascii_width
from members.wareki.dates import WEEKDAY, FoundDate, check_weekday, find_dates, parse_date
from members.wareki.meeting_hours import read_hours
from members.wareki.times_of_day import TIME

# What may stand between two days of one meeting, beside hours. 変更前 or any other word parts two days that are not of
# one meeting.
JOINED = re.compile(
    r"(?:[\s,()（）]|から|まで|開会|閉会|より)*(?:[~～〜\-‐–—−ー、・･]|及び|と|から|まで)(?:[\s~、]|から|まで)*"
)
# The next day where the year, or year and month, are not written again: 5月12日~13日, 3月31日から4月1日まで.
NEXT_DAY = re.compile(rf"(?:(?P<month>{NUMBER}){GAP}月{GAP})?(?P<day>{NUMBER}){GAP}日(?![間程目])" + WEEKDAY)


@dataclass(frozen=True)
class MeetingTime:
    """The first and the last day of a meeting, and its hours; an hour that the text does not give is None.

    Hours are those of a meeting of one day: those of several days cannot be told by a beginning and an end. An end
    below the beginning is on the next day. hours_problem: why the hours could not be read, in words for a clerk.
    says_all: day and hours, printed again, say all that the text says.
    """

    held_on: datetime.date
    last_day: datetime.date
    starts_at: datetime.time | None = None
    ends_at: datetime.time | None = None
    hours_problem: str = field(default="", compare=False)
    says_all: bool = field(default=False, compare=False)


def parse_meeting_time(text: str) -> MeetingTime:
    """Returns the days and the hours of a 日時 text. Raises WarekiError: no day, or days apart.

    The day is kept where the hours cannot be read.
    """
    days = meeting_days(text)
    if len(days) > 1:
        return MeetingTime(days[0], days[-1])
    hours = read_hours(text, find_dates(text))
    return MeetingTime(
        days[0], days[0], hours.starts_at, hours.ends_at, hours_problem=hours.problem, says_all=hours.say_all
    )


def meeting_days(text: str) -> list[datetime.date]:
    """Returns the days of a meeting, rising. Raises WarekiError where the text names none, or days that are not joined.

    >>> [day.day for day in meeting_days("令和8年5月12日（火）13時～13日（水）12時")]
    [12, 13]
    """
    dates = find_dates(text)
    for date in dates:
        if date.error:
            raise WarekiError(date.error)
    if not dates:
        return [parse_date(text)]
    days = _joined_days(text, dates)
    if {date.day for date in dates} - set(days):
        raise WarekiError(
            f"日付が二つあります（{'、'.join(date.text for date in dates)}）。会議の日を一つにしてください。"
        )
    return days


def _joined_days(text: str, dates: list[FoundDate]) -> list[datetime.date]:
    """The first date and all that are joined to it: the next full date, or a day without its year."""
    plain, starts = _without_times(text, dates), {date.start: date for date in dates}
    days, place = [day for date in dates[:1] if (day := date.day)], dates[0].end
    while joined := JOINED.match(plain, place):
        full, short = starts.get(joined.end()), NEXT_DAY.match(plain, joined.end())
        if full:
            day, place = full.day, full.end
        elif short:
            day, place = _day_after(days[-1], short), short.end()
        else:
            break
        if day is None or day < days[-1]:
            break
        days.append(day)
    return sorted(set(days))


def _day_after(day: datetime.date, written: re.Match) -> datetime.date | None:
    """The day that a day of the month says behind another day; None where it would not be later."""
    month = parse_number(written["month"]) if written["month"] else day.month
    year = day.year + (month < day.month)
    try:
        after = datetime.date(year, month, parse_number(written["day"]))
    except ValueError:
        return None
    check_weekday(after, written["weekday"], written.group())
    return after if after > day else None


def _without_times(text, dates):
    """The text in ASCII width, its times blank outside of its dates: 13時～13日 is a day behind an hour."""
    plain = to_ascii_width(text)
    for match in TIME.finditer(plain):
        inside = any(date.start < match.end() and match.start() < date.end for date in dates)
        if not inside:
            plain = f"{plain[: match.start()]}{' ' * len(match.group())}{plain[match.end() :]}"
    return plain
