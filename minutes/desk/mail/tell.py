"""Puts down who is to be told of an act by mail, in the transaction of the act. What sends them is minutes/mailing."""

import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet

from minutes.desk.workflow.saves import last_editor_id
from minutes.models import Meeting, ReaderReport, WaitingMail

Kind = WaitingMail.Kind
# Whoever may do what waits is told that it waits.
RIGHTS = {
    Kind.SENT: "minutes.approve_meeting",
    Kind.RETURNED: "minutes.change_meeting",
    Kind.REPORT: "minutes.change_readerreport",
    Kind.PROPOSAL: "minutes.change_meeting",
}
BACKEND = "django.contrib.auth.backends.ModelBackend"


def tell(
    *,
    kind: str,
    meeting: Meeting,
    by: User | None,
    at: datetime.datetime,
    report: ReaderReport | None = None,
    since: int | None = None,
) -> None:
    """Puts a mail for each account that may do what now waits and wants to know, but for the one who did the act.

    report: of REPORT, the one that came. since: of PROPOSAL, the lowest number of the new turns. A mail of the same that
    still waits is not put twice. Asks nothing of the database where the site sends no mail, or the meeting is a sample.
    """
    if settings.MAIL_SERVER is None or meeting.is_sample:
        return
    told = told_of(kind)
    if by is not None:
        told = told.exclude(pk=by.pk)
    if kind == Kind.SENT and not settings.PUBLISHER_MAY_BE_LAST_EDITOR:
        told = told.exclude(pk=last_editor_id(meeting))
    mails = [
        WaitingMail(to=account, kind=kind, meeting=meeting, report=report, since=since, at=at)
        for account in told
    ]
    WaitingMail.objects.bulk_create(mails, ignore_conflicts=True)


def tell_of_new_turns(*, meeting: Meeting, since: int, by: User, at: datetime.datetime) -> None:
    """Puts a mail of the proposals (問いと答えの案) for the turns that a save made, from a number on. Whether there are any
    is seen when it is sent: to propose goes over the whole talk."""
    tell(kind=Kind.PROPOSAL, meeting=meeting, by=by, at=at, since=since)


def told_of(kind: str) -> QuerySet[User]:
    """Returns the accounts that are told of one kind: open, with a mail address, the right and the wish."""
    may = User.objects.with_perm(RIGHTS[Kind(kind)], backend=BACKEND)
    return may.filter(is_staff=True).exclude(email="").exclude(**{f"mail_choice__{kind}": False})
