"""Reads and prints times of day.

>>> parse_time("午後2時30分")
datetime.time(14, 30)
"""

import datetime
import re

from members.wareki.characters import GAP, NUMBER, WarekiError, parse_number, shortened, to_ascii_width

HALF = r"(?P<half>午前|午後|AM|PM|am|pm)?"
CLOCK = rf"{HALF}{GAP}(?P<hour>{NUMBER})(?:[:：]{GAP}(?P<colon>[0-9]{{2}})(?![0-9])|{GAP}時(?:間)?(?:{GAP}(?P<minute>{NUMBER}){GAP}分|{GAP}(?P<thirty>半))?)"
TIME = re.compile(rf"(?P<noon>正午)|(?<![0-9:]){CLOCK}")


def parse_time(text: str) -> datetime.time:
    """Returns the time of a text that is one and nothing else: 14:30, 14時30分, 午後2時半, 正午. Raises WarekiError."""
    match = TIME.fullmatch(to_ascii_width(text.strip()))
    if not match or "時間" in match.group():
        raise WarekiError(
            f"「{shortened(text.strip())}」は時刻として読めません。14:30、午後2時30分 のように書いてください。"
        )
    return time_of(match)


def time_of(match: re.Match) -> datetime.time:
    """Returns the time that a match of TIME says. Raises WarekiError where there is no such time."""
    if match["noon"]:
        return datetime.time(12)
    hour = parse_number(match["hour"])
    minute = minute_of(match)
    afternoon = (match["half"] or "").lower() in {"午後", "pm"}
    if (match["half"] and hour > 12) or hour > 24 or (hour == 24 and minute):
        raise WarekiError(f"「{match.group().strip()}」という時刻はありません。")
    if afternoon and hour < 12:
        hour += 12
    return datetime.time(hour % 24, minute)


def minute_of(match: re.Match) -> int:
    """Returns the minute that a match of TIME says. Raises WarekiError where an hour has no such minute."""
    minute = 30 if match["thirty"] else parse_number(match["colon"] or match["minute"] or "0")
    if minute > 59:
        raise WarekiError(f"「{match.group().strip()}」という時刻はありません。")
    return minute


def format_time_range(starts_at: datetime.time | None, ends_at: datetime.time | None) -> str:
    """14:30–17:00; 14:30– without an end; 14:00–翌00:30 with one on the next day; "" without a start."""
    if starts_at is None:
        return ""
    if ends_at is None:
        return f"{starts_at:%H:%M}–"
    return f"{starts_at:%H:%M}–{'翌' if ends_at < starts_at else ''}{ends_at:%H:%M}"
