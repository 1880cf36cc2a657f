"""What a meeting and an edition are called: by title and day where a person reads, by the address where an operator does.
Pure."""

import datetime

from members.wareki import format_era_date


def meeting_name(title: str, held_on: datetime.date | None) -> str:
    """Returns the title of a meeting with its day: a meeting that recurs may have one title for all of its days.

    >>> meeting_name("記録実務者会議", datetime.date(2026, 9, 3)), meeting_name("記録実務者会議", None)
    ('記録実務者会議（令和8年9月3日）', '記録実務者会議')
    """
    return f"{title}（{format_era_date(held_on)}）" if held_on else title


def edition_address(address: str, number: int) -> str:
    """Returns what commands and logs call an edition: its address holds also where a title was withdrawn.

    >>> edition_address("2026-09-03-1", 2)
    '2026-09-03-1 第2版'
    """
    return f"{address} 第{number}版"
