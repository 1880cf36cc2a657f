"""Records on their way to publication, with their stage, and who saved each of them last."""

import datetime
from collections.abc import Sequence

from django.db.models import Max, OuterRef, Subquery

from minutes.desk.workflow.saves import RECORD_MODELS
from minutes.desk.workflow.stages import Stage, stage_after
from minutes.models import Edition, Meeting, Step


def records_underway() -> list[Meeting]:
    """Returns every record that was never published, or has been worked on since, each with its `stage` and the number of
    its newest `edition` (None where there is none), the newest meeting first. Samples are no work."""
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


def last_editors(meetings: Sequence[Meeting]) -> dict[int, int | None]:
    """Returns {id of a meeting: id of the account that wrote its record last}, in twelve queries however many there are."""
    newest: dict[int, tuple[datetime.datetime, int | None]] = {}
    for model in RECORD_MODELS:
        column = "id" if model is Meeting else "meeting_id"
        versions = model.history.filter(**{f"{column}__in": [meeting.pk for meeting in meetings]})
        last = versions.order_by().values(column).annotate(last=Max("history_id")).values("last")
        rows = model.history.filter(history_id__in=last).order_by()
        for meeting_id, at, by in rows.values_list(column, "history_date", "history_user_id"):
            if meeting_id not in newest or at > newest[meeting_id][0]:
                newest[meeting_id] = at, by
    return {meeting_id: by for meeting_id, (_, by) in newest.items()}
