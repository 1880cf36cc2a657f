"""What is read out of a record's printed texts: hours, last day, 年度, counts, the day of the last change. Pure.

Nothing of it is stored in a record: it goes with the text that says it, and a better reader may read more tomorrow.
Pages, columns, comparisons, exports and feeds all go by `read_out`.
"""

import datetime
from dataclasses import dataclass

from members import wareki
from minutes.notation.attendance import HeadCount, head_counts
from minutes.record.block_text import fact_text
from minutes.record.record import Record


@dataclass(frozen=True)
class ReadOut:
    """What the texts of a record say; None for what they do not say, or say no more since words were withdrawn.

    last_day: `held_on` itself for a meeting of one day. fiscal_year: that of `held_on`. fiscal_year_stated: the one in
    the title. starts_at, ends_at: of a meeting of one day. updated_on: the one day that 更新日 says.
    """

    held_on: datetime.date
    last_day: datetime.date
    fiscal_year: int
    fiscal_year_stated: int | None
    starts_at: datetime.time | None
    ends_at: datetime.time | None
    head_counts: tuple[HeadCount, ...]
    updated_on: datetime.date | None


def read_out(record: Record) -> ReadOut:
    """Returns all that is read out of a record of either format."""
    held_on = datetime.date.fromisoformat(record["held_on"])
    held = meeting_time_in(record["time"])
    # A day that was set by hand, or that the text no longer says, is the only one.
    says_the_day = held is not None and held.held_on == held_on
    return ReadOut(
        held_on=held_on,
        last_day=held.last_day if held and says_the_day else held_on,
        fiscal_year=wareki.fiscal_year(held_on),
        fiscal_year_stated=wareki.find_fiscal_year(record["title"]),
        starts_at=held.starts_at if held else None,
        ends_at=held.ends_at if held else None,
        head_counts=head_counts(record["attendance"]),
        updated_on=day_in(fact_text(record, "updated")),
    )


def meeting_time_in(text: str) -> wareki.MeetingTime | None:
    """Returns the days and hours that a 日時 says; None where it cannot be read."""
    try:
        return wareki.parse_meeting_time(text)
    except wareki.WarekiError:
        return None


def day_in(text: str) -> datetime.date | None:
    """Returns the one day that an 更新日 says; None where it says none or several."""
    days = {date.day for date in wareki.find_dates(text) if date.day}
    return days.pop() if len(days) == 1 else None
