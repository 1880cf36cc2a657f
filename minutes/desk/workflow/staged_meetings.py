"""The stages of many meetings at once, asked of the database: what stages.stage_of says of one."""

from django.db.models import Case, CharField, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from minutes.desk.workflow.stages import Stage
from minutes.models import Edition, Meeting, Step


def with_stages(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Annotates `stage`, the last step (`step_kind`, "" where none was taken; `step_at`, `step_by`) and the newest edition (`edition`, `status`).

    A record that was published by a command, and of which no step is known, counts as published.
    """
    last = Step.objects.filter(meeting=OuterRef("pk")).exclude(kind=Step.Kind.WITHDRAWN).order_by("-id")
    newest = Edition.objects.newest().filter(meeting=OuterRef("pk"))
    known = meetings.annotate(
        step_kind=Coalesce(Subquery(last.values("kind")[:1]), Value("")),
        step_revision=Subquery(last.values("revision")[:1]),
        step_at=Subquery(last.values("at")[:1]),
        step_by=Subquery(last.values("by")[:1]),
        edition=Subquery(newest.values("number")[:1]),
        status=Subquery(newest.values("status")[:1]),
    )
    of_this_revision = {"step_revision": F("revision")}
    return known.annotate(
        stage=Case(
            When(step_kind=Step.Kind.SENT, then=Value(Stage.CHECKING)),
            When(step_kind=Step.Kind.APPROVED, **of_this_revision, then=Value(Stage.APPROVED)),
            When(step_kind=Step.Kind.PUBLISHED, **of_this_revision, then=Value(Stage.PUBLISHED)),
            When(step_kind="", edition__isnull=False, then=Value(Stage.PUBLISHED)),
            default=Value(Stage.DRAFT),
            output_field=CharField(),
        )
    )


def underway() -> QuerySet[Meeting]:
    """Returns every record that was never published, or was worked on since, with its stage. Samples wait for nobody."""
    return with_stages(Meeting.objects.filter(is_sample=False)).exclude(stage=Stage.PUBLISHED)
