"""What the edition of a meeting to come announces: 開催予定, 延期, 中止 …, as of a day."""

import datetime
from dataclasses import dataclass

from minutes.models import Edition
from minutes.pages.remembered import EDITIONS, by_state_of


@dataclass(frozen=True)
class Announcement:
    """is_past: the day of the meeting is past.

    first_day: the day first announced, where the meeting was put off or brought forward, else None. is_later: it was
    put off.
    """

    is_cancelled: bool
    is_past: bool
    first_day: datetime.date | None
    is_later: bool

    @property
    def name(self) -> str:
        """Returns what lists and the meeting's page call it."""
        if self.is_cancelled:
            return "中止"
        if self.is_past:
            return "開催日を過ぎました"
        if self.first_day:
            return "延期" if self.is_later else "日程変更"
        return "開催予定"


def announcement_of(edition: Edition, first_day: datetime.date, day: datetime.date) -> Announcement | None:
    """Returns what an edition announces as of `day`, or None for an edition of a record.

    `first_day` is the day of the meeting in its first edition.
    """
    if edition.status not in Edition.ANNOUNCEMENTS:
        return None
    return Announcement(
        is_cancelled=edition.status == Edition.Status.CANCELLED,
        is_past=(edition.last_day or edition.held_on) < day,
        first_day=first_day if first_day != edition.held_on else None,
        is_later=edition.held_on > first_day,
    )


@by_state_of(EDITIONS)
def announced_of_site(day: datetime.date) -> list[tuple[Edition, Announcement]]:
    """Returns all meetings to come, the next one first. One query."""
    return announced(Edition.objects.newest().without_record(), day)


def announced(editions, day: datetime.date) -> list[tuple[Edition, Announcement]]:
    """Returns those of some newest editions that announce a meeting, the next meeting first. One query."""
    to_come = editions.to_come(day).with_first_day().order_by("held_on", "address")
    return [(edition, announcement_of(edition, edition.first_day, day)) for edition in to_come]
