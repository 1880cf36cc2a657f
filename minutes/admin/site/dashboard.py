"""The desk's front page: what waits."""

from django.contrib import admin
from django.db.models import Count, Max, OuterRef, Subquery

from minutes.desk.workflow.stages import Stage, stage_after
from minutes.models import AttendeeOrganisation, Autosave, Edition, Meeting, ReaderReport, Step
from minutes.notation.vocabulary import SECRETARIAT_LABEL

SHOWN = 20


def front_view(request):
    """Django's index of tables, below what waits for this person."""
    context = waiting(request.user) if request.user.has_perm("minutes.view_meeting") else {}
    return admin.site.index(request, context | {"title": "事務局の机"})


def waiting(user) -> dict:
    """Records on their way to publication by stage, names not identified, what this person typed and did not save."""
    records = _underway()
    return {
        "drafts": [one for one in records if one.stage == Stage.DRAFT][:SHOWN],
        "checking": [one for one in records if one.stage == Stage.CHECKING][:SHOWN],
        "approved": [one for one in records if one.stage == Stage.APPROVED][:SHOWN],
        "unidentified": _unidentified()[:SHOWN],
        "reports": ReaderReport.objects.open().select_related("meeting")[:SHOWN]
        if user.has_perm("minutes.view_readerreport")
        else [],
        "copies": Autosave.objects.filter(by=user).exclude(text="").select_related("meeting")[:SHOWN],
    }


def _underway() -> list[Meeting]:
    """Every record that was never published, or on which somebody works since; each with its `stage`."""
    last = Step.objects.filter(meeting=OuterRef("pk")).exclude(kind=Step.Kind.WITHDRAWN).order_by("-id")
    newest = Edition.objects.newest().filter(meeting=OuterRef("pk"))
    meetings = Meeting.objects.filter(is_sample=False).annotate(
        kind=Subquery(last.values("kind")[:1]),
        step_revision=Subquery(last.values("revision")[:1]),
        edition=Subquery(newest.values("number")[:1]),
    )
    found = []
    for meeting in meetings.order_by("-id"):
        step = Step(kind=meeting.kind, revision=meeting.step_revision) if meeting.kind else None
        meeting.stage = stage_after(step, meeting.revision)
        published = meeting.stage == Stage.PUBLISHED or (meeting.edition and step is None)
        if not published:
            found.append(meeting)
    return found


def _unidentified() -> list[dict]:
    """Labels of organisations that are not settled, the most frequent first; `row` is one attendee who bears it.

    事務局 is settled once, on its 会議体.
    """
    rows = AttendeeOrganisation.objects.filter(
        organisation=None, label_kind=AttendeeOrganisation.LabelKind.ORGANISATION
    ).exclude(label=SECRETARIAT_LABEL)
    return list(
        rows.values("label").annotate(meetings=Count("meeting"), row=Max("pk")).order_by("-meetings", "label")
    )
