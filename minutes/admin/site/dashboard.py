"""The first page of the desk: what waits for somebody."""

import datetime

from django.contrib import admin
from django.db.models import Count, Max
from django.utils import timezone

from minutes.desk.workflow.open_work import open_notes, taken_over
from minutes.desk.workflow.stages import Stage
from minutes.desk.workflow.underway import records_underway
from minutes.models import (
    AttendeeOrganisation,
    Autosave,
    BackupState,
    Edition,
    JournalState,
    PublicState,
    ReaderReport,
    WaitingMail,
)
from minutes.notation.vocabulary import SECRETARIAT_LABEL

MOST_LISTED = 20
A_WEEK = datetime.timedelta(days=7)


def dashboard_view(request):
    """Shows what waits for this person, above Django's index of tables."""
    context = waiting(request.user) if request.user.has_perm("minutes.view_meeting") else {}
    why = PublicState.why_shut()
    context |= {"why_shut": why.label if why else "", "unknown_time": JournalState.unknown_time()}
    context["mail_trouble"] = WaitingMail.trouble(timezone.now())
    last = BackupState.objects.first()
    context |= {"last_backup": last, "backup_is_old": _is_old(last, timezone.now())}
    return admin.site.index(request, context | {"title": "事務局の机"})


def _is_old(last: BackupState | None, at: datetime.datetime) -> bool:
    """Tells whether the last backup is older than a week, or there is none of a site that has published anything."""
    return at - last.made_at > A_WEEK if last else Edition.objects.exists()


def waiting(user) -> dict:
    """Returns records on their way to publication by stage, labels not identified, reports, and this person's autosaves."""
    records = records_underway()
    return {
        "drafts": [meeting for meeting in records if meeting.stage == Stage.DRAFT][:MOST_LISTED],
        "checking": [meeting for meeting in records if meeting.stage == Stage.CHECKING][:MOST_LISTED],
        "approved": [meeting for meeting in records if meeting.stage == Stage.APPROVED][:MOST_LISTED],
        "unidentified": _unidentified()[:MOST_LISTED],
        "reports": ReaderReport.objects.open().select_related("meeting")[:MOST_LISTED]
        if user.has_perm("minutes.view_readerreport")
        else [],
        "copies": _copies(user),
        "taken_over": _taken_over(user, records),
    }


def _copies(user):
    mine = Autosave.objects.filter(by=user).exclude(text="")
    return mine.select_related("meeting", "typed_by")[:MOST_LISTED]


def _taken_over(user, records) -> dict[str, list]:
    """Returns what this person took over from closed accounts and what is still to do: records, and open notes."""
    underway = [meeting.pk for meeting in records]
    rows = taken_over(user).filter(meeting__in=underway).select_related("meeting", "before")
    notes = open_notes(user).filter(handed_to=user).select_related("meeting", "by")
    return {"records": list(rows.order_by("-id")[:MOST_LISTED]), "notes": list(notes[:MOST_LISTED])}


def _unidentified() -> list[dict]:
    """Returns the labels tied to no organisation, the most frequent first; `row` is one attendee who bears the label.

    事務局 is left out: it is tied to an organisation once, at its 会議体.
    """
    rows = AttendeeOrganisation.objects.unidentified().exclude(label=SECRETARIAT_LABEL)
    return list(
        rows.values("label").annotate(meetings=Count("meeting"), row=Max("pk")).order_by("-meetings", "label")
    )
