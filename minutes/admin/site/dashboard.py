"""The first page of the desk: what waits for somebody."""

import datetime

from django.contrib import admin
from django.db.models import Count, Max, OuterRef, Subquery
from django.utils import timezone

from minutes.desk.workflow.stages import Stage, stage_after
from minutes.models import (
    AttendeeOrganisation,
    Autosave,
    BackupState,
    Edition,
    JournalState,
    Meeting,
    PublicState,
    ReaderReport,
    Step,
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
    records = _underway()
    return {
        "drafts": [meeting for meeting in records if meeting.stage == Stage.DRAFT][:MOST_LISTED],
        "checking": [meeting for meeting in records if meeting.stage == Stage.CHECKING][:MOST_LISTED],
        "approved": [meeting for meeting in records if meeting.stage == Stage.APPROVED][:MOST_LISTED],
        "unidentified": _unidentified()[:MOST_LISTED],
        "reports": ReaderReport.objects.open().select_related("meeting")[:MOST_LISTED]
        if user.has_perm("minutes.view_readerreport")
        else [],
        "copies": Autosave.objects.filter(by=user).exclude(text="").select_related("meeting")[:MOST_LISTED],
    }


def _underway() -> list[Meeting]:
    """Returns every record that was never published, or has been worked on since, each with its `stage`."""
    last = Step.objects.filter(meeting=OuterRef("pk")).exclude(kind=Step.Kind.WITHDRAWN).order_by("-id")
    newest = Edition.objects.newest().filter(meeting=OuterRef("pk"))
    meetings = Meeting.objects.filter(is_sample=False).annotate(
        kind=Subquery(last.values("kind")[:1]),
        step_revision=Subquery(last.values("revision")[:1]),
        edition=Subquery(newest.values("number")[:1]),
    )
    underway = []
    for meeting in meetings.order_by("-id"):
        step = Step(kind=meeting.kind, revision=meeting.step_revision) if meeting.kind else None
        meeting.stage = stage_after(step, meeting.revision)
        published = meeting.stage == Stage.PUBLISHED or (meeting.edition and step is None)
        if not published:
            underway.append(meeting)
    return underway


def _unidentified() -> list[dict]:
    """Returns the labels tied to no organisation, the most frequent first; `row` is one attendee who bears the label.

    事務局 is left out: it is tied to an organisation once, at its 会議体.
    """
    rows = AttendeeOrganisation.objects.unidentified().exclude(label=SECRETARIAT_LABEL)
    return list(
        rows.values("label").annotate(meetings=Count("meeting"), row=Max("pk")).order_by("-meetings", "label")
    )
