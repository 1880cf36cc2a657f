"""Reads the hours of a meeting of one day out of its 日時, the dates of which are found already."""

import datetime
import re
from dataclasses import dataclass

from members.wareki.characters import WarekiError, parse_number, to_ascii_width
from members.wareki.dates import FoundDate
from members.wareki.times_of_day import TIME, minute_of, time_of

# 受付13時30分: people come, the meeting has not begun.
BEFORE_THE_MEETING = re.compile(r"(受付|受け付け|開場|集合)[^0-9\s]{0,4}[\s:(]*$")
# 翌日午前0時30分, 翌朝5時
NEXT_DAY = re.compile(r"翌(日|朝|未明)?の?[\s(]*$")
# 25時 is one o'clock of the next day; 30時 is nothing.
MIDNIGHT, LATEST_HOUR = datetime.timedelta(days=1), 29
# What may stand beside a day and two times that are printed again as 平成24年10月23日 14:30–17:00.
SAYS_NO_MORE = re.compile(r"(?:[\s~～〜\-、,.。:()（）]|から|まで|より)*")
# 火・祝 is printed again without 祝.
HOLIDAY = "祝"


@dataclass(frozen=True)
class Hours:
    """When a meeting begins and ends; None for what the text does not say. An end below the beginning is on the next day.

    problem: why they could not be read, in words for a clerk. say_all: day and hours say all that the text says.
    """

    starts_at: datetime.time | None = None
    ends_at: datetime.time | None = None
    problem: str = ""
    say_all: bool = False


def read_hours(text: str, dates: list[FoundDate]) -> Hours:
    """Returns the first beginning and the last end: 10時～12時、13時～17時 is from 10 to 17. Never raises."""
    plain = _blank(to_ascii_width(text), [(date.start, date.end) for date in dates])
    matches = [match for match in TIME.finditer(plain) if "時間" not in match.group()]
    held = [match for match in matches if not _follows(BEFORE_THE_MEETING, match)]
    try:
        moments = _moments(held)
    except WarekiError as error:
        return Hours(problem=str(error))
    if not moments:
        return Hours(say_all=_says_no_more(plain, matches, dates))
    first, last = moments[0], moments[-1]
    if first >= MIDNIGHT:
        return Hours(problem=f"「{held[0].group().strip()}」という時刻はありません。")
    if last < first:
        return Hours(
            problem=f"終わりの時刻（{_time(last):%H:%M}）が始まりの時刻（{_time(first):%H:%M}）より前です。"
        )
    ends_at = _time(last) if len(moments) > 1 else None
    return Hours(_time(first), ends_at, say_all=last < MIDNIGHT and _says_no_more(plain, matches, dates))


def _moments(matches: list[re.Match]) -> list[datetime.timedelta]:
    """Returns the times as they follow each other, counted from midnight. Raises WarekiError: no such time."""
    moments: list[datetime.timedelta] = []
    in_afternoon = False
    for match in matches:
        moment = _moment(match)
        # 午後2時半～4時: the second time lacks the 午後 of the first.
        goes_on = in_afternoon and not match["half"] and moments and moment < moments[-1]
        if goes_on and moment < datetime.timedelta(hours=12):
            moment += datetime.timedelta(hours=12)
        in_afternoon = goes_on or (match["half"] or "").lower() in {"午後", "pm"}
        moments.append(moment)
    return moments


def _moment(match):
    hour = parse_number(match["hour"] or "12")
    if datetime.timedelta(hours=hour) >= MIDNIGHT and hour <= LATEST_HOUR and not match["half"]:
        return datetime.timedelta(hours=hour, minutes=minute_of(match))
    time = time_of(match)
    day = MIDNIGHT if _follows(NEXT_DAY, match) else datetime.timedelta()
    return day + datetime.timedelta(hours=time.hour, minutes=time.minute)


def _time(moment: datetime.timedelta) -> datetime.time:
    return (datetime.datetime.min + moment % MIDNIGHT).time()


def _follows(pattern, match):
    return bool(pattern.search(match.string[max(0, match.start() - 12) : match.start()]))


def _says_no_more(plain, matches, dates):
    rest = _blank(plain, [match.span() for match in matches])
    is_one_day = len(dates) == 1 and HOLIDAY not in dates[0].text
    return is_one_day and len(matches) <= 2 and bool(SAYS_NO_MORE.fullmatch(rest))


def _blank(text, spans):
    """Returns the text with line ends in the place of spans, so that nothing is read across them."""
    for start, end in spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text
