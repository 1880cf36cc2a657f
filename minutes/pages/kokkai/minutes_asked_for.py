"""Which meetings have minutes that a question may mean, and those whose 会議録情報 matches it. Announcements have none."""

import datetime

from django.db.models import QuerySet

from minutes.kokkai.issue_ids import year_of
from minutes.kokkai.parameters import TALK, Question
from minutes.models import DaySlot, Edition, IssueID, MeetingInformation
from minutes.pages.kokkai.speaker_values import is_information
from minutes.search.analysis import keys
from minutes.search.analysis.folding import fold

Days = tuple[datetime.date | None, datetime.date | None]


def days_of(question: Question) -> Days:
    """Returns the first and the last day that a question leaves; None is no limit."""
    since, until = question.since, question.until
    if question.sessions:
        first, last = question.sessions
        begin, end = datetime.date(year_of(first), 4, 1), datetime.date(year_of(last) + 1, 3, 31)
        since, until = max(since or begin, begin), min(until or end, end)
    return since, until


def meetings_of(question: Question) -> dict[int, int]:
    """Returns {primary key of a meeting: its number (keys.py)} of what has minutes and is of the right name, day, issue."""
    editions = Edition.objects.newest().exclude(status__in=Edition.ANNOUNCEMENTS)
    editions = _of_days(editions, *days_of(question))
    if question.names:
        editions = editions.filter(body_name__in=_bodies_with(question.names))
    if question.issues or question.issue_id:
        editions = editions.filter(meeting__in=_issues(question).values("meeting"))
    slots = DaySlot.objects.filter(meeting__in=editions.order_by().values("meeting"))
    return {
        meeting: day << keys.SLOT_BITS | slot
        for meeting, day, slot in slots.values_list("meeting", "day", "slot")
    }


def whose_information_matches(question: Question, meetings: dict[int, int]) -> set[int]:
    """Returns the numbers of the meetings whose 会議録情報 is a hit. One query, and none where none can be."""
    if question.position or question.group or question.order:
        return set()
    if question.within == TALK or (question.speakers and not is_information(question.speakers)):
        return set()
    if not question.words:
        return set(meetings.values())
    found = MeetingInformation.objects.all()
    for word in question.words:
        found = found.filter(folded__contains=word)
    matching = found.values_list("meeting", flat=True)
    return {meetings[meeting] for meeting in matching if meeting in meetings}


def _of_days(editions: QuerySet, since, until) -> QuerySet:
    if since:
        editions = editions.filter(held_on__gte=since)
    return editions.filter(held_on__lte=until) if until else editions


def _bodies_with(parts) -> list[str]:
    """The names of 会議体, as published, that hold one of the folded parts."""
    names = Edition.objects.newest().order_by().values_list("body_name", flat=True).distinct()
    return [name for name in names if any(part in fold(name) for part in parts)]


def _issues(question: Question) -> QuerySet:
    rows = IssueID.objects.all()
    if question.issues:
        rows = rows.filter(issue__range=question.issues)
    return rows.filter(issue_id=question.issue_id) if question.issue_id else rows
