"""今年度の会議: the meetings of a fiscal year, the newest first, each with its stage in words and what is next."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from members import wareki
from members.wareki.eras import WEEKDAYS
from minutes.admin.front.looking import Looking
from minutes.admin.front.open_notes import OpenNotes
from minutes.admin.front.waiting_parts import page
from minutes.desk.workflow.staged_meetings import with_stages
from minutes.desk.workflow.stages import Stage
from minutes.models import AttendeeOrganisation, Edition, Meeting
from minutes.notation.vocabulary import SECRETARIAT_LABEL

MOST_OF_A_YEAR = 100
TO_COME, HELD, NO_RECORD = "予定", "開催", "会議録"


@dataclass(frozen=True)
class MeetingOfYear:
    """A row of the table. stages: (name, whether the meeting is there)."""

    day: str
    title: str
    url: str
    stages: list[tuple[str, bool]]
    edition: str
    rest: str
    next: str
    next_url: str


def year_asked_for(typed: str, looking: Looking) -> int:
    """Returns the fiscal year of an address (?year=2025); the present one where none is named."""
    today = wareki.fiscal_year(looking.at.date())
    return (
        int(typed)
        if len(typed) == 4 and typed.isascii() and typed.isdecimal() and int(typed) > 1868
        else today
    )


def meetings_of(year: int) -> QuerySet[Meeting]:
    """Returns the meetings of a fiscal year with their stage and the number of their names that are tied to nobody."""
    first, last = datetime.date(year, 4, 1), datetime.date(year + 1, 3, 31)
    names = AttendeeOrganisation.objects.unidentified().exclude(label=SECRETARIAT_LABEL)
    names = names.filter(meeting=OuterRef("pk")).order_by().values("meeting").annotate(count=Count("pk"))
    meetings = with_stages(Meeting.objects.filter(is_sample=False, held_on__range=(first, last)))
    meetings = meetings.annotate(unsettled=Coalesce(Subquery(names.values("count")), 0))
    return meetings.order_by("-held_on", "-pk")


def rows_of(year: int, looking: Looking, notes: OpenNotes) -> list[MeetingOfYear]:
    """Returns a row for each meeting of a year, MOST_OF_A_YEAR at most. One query."""
    return [_row(meeting, looking, notes) for meeting in meetings_of(year)[:MOST_OF_A_YEAR]]


def _row(meeting, looking, notes) -> MeetingOfYear:
    stages = _stages(meeting, looking.at.date())
    name, way = _next(meeting, looking)
    day = meeting.held_on
    edition = (
        f"第{meeting.edition}版（{Edition.Status(meeting.status).label}）" if meeting.edition else "まだ"
    )
    return MeetingOfYear(
        day=f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）",
        title=meeting.title,
        url=page(meeting.pk, "change"),
        stages=stages,
        edition=edition,
        rest=_rest(meeting, notes),
        next=name,
        next_url=page(meeting.pk, way) if way else "",
    )


def _stages(meeting, today) -> list[tuple[str, bool]]:
    """A meeting to come, and one that was announced and of which nothing was published since, has no stages of a record."""
    if meeting.status == Edition.Status.CANCELLED:
        return [(Edition.Status.CANCELLED.label, True)]
    announced = meeting.status == Edition.Status.PLANNED and meeting.stage == Stage.PUBLISHED
    if meeting.held_on > today or announced:
        return [
            (name, name == (TO_COME if meeting.held_on > today else HELD))
            for name in (TO_COME, HELD, NO_RECORD)
        ]
    return [(stage.label, stage == meeting.stage) for stage in Stage]


def _rest(meeting, notes) -> str:
    left = []
    if meeting.pk in notes.by_meeting:
        left.append(f"付せん {len(notes.by_meeting[meeting.pk].places)}")
    if meeting.unsettled:
        left.append(f"決まっていない名 {meeting.unsettled}")
    return "、".join(left) or "ありません"


def _next(meeting, looking) -> tuple[str, str]:
    """Returns the next deed and its page; ("ありません", "") where nothing is to be done by whoever looks."""
    deeds = {
        Stage.DRAFT: ("change_meeting", "原稿を開く", "manuscript"),
        Stage.CHECKING: ("approve_meeting", "見て承認する", "steps"),
        Stage.APPROVED: ("publish_meeting", "公開の画面へ", "publish"),
    }
    right, name, way = deeds.get(meeting.stage, ("", "", ""))
    if not right:
        return "ありません", ""
    return (name, way) if looking.may(right) else ("段階を見る", "steps")
