"""Keeps autosaves: what was typed and not saved, and who has a manuscript open. Nothing here changes a record."""

import datetime

from django.db import transaction
from django.db.models import Max

from minutes.desk.workflow.accounts import account_name
from minutes.models import Autosave, Meeting, Step
from minutes.notation.document import UNWRITABLE

# How long a page counts as open after it last said so, and how long an autosave without a text is kept.
OPEN_FOR = datetime.timedelta(seconds=60)
EMPTY_FOR = datetime.timedelta(days=1)


@transaction.atomic
def keep_autosave(
    *,
    meeting: Meeting,
    by,
    page: str,
    revision: int,
    opened_at: datetime.datetime,
    at: datetime.datetime,
    text: str | None = None,
    leaving: bool = False,
    inquiry: int | None = None,
) -> Autosave | None:
    """Keeps the text of a page (of the manuscript, or of the grid of an inquiry), or (`text` None) only that the page is open; `leaving` says that it is closed.

    Returns the autosave, or None where nothing is to be kept. The text of a page that was opened before words of the
    meeting were withdrawn is not kept: it may hold them.
    """
    Autosave.objects.filter(meeting=meeting, text="", open_at__lt=at - EMPTY_FOR).delete()
    autosave = Autosave.objects.filter(meeting=meeting, by=by, page=page).first()
    autosave = autosave or Autosave(meeting=meeting, by=by, page=page, inquiry=inquiry)
    autosave.revision, autosave.opened_at, autosave.open_at = revision, opened_at, None if leaving else at
    if text is not None and revision >= oldest_safe_revision(meeting):
        autosave.text, autosave.kept_at = UNWRITABLE.sub("", text), at
    if leaving and not autosave.text:
        if autosave.pk:
            autosave.delete()
        return None
    autosave.save()
    return autosave


def drop_autosave(*, meeting: Meeting, by, page: str) -> None:
    """Deletes the autosave of a page whose text was saved or thrown away."""
    Autosave.objects.filter(meeting=meeting, by=by, page=page).delete()


@transaction.atomic
def drop_unsafe_autosaves(*, meeting: Meeting, revision: int, by, at: datetime.datetime) -> None:
    """Deletes all autosaves of a meeting and notes that its words were withdrawn at this revision.

    Browsers drop their own copies when they see `oldest_safe_revision`.
    """
    Autosave.objects.filter(meeting=meeting).delete()
    Step.objects.create(meeting=meeting, kind=Step.Kind.WITHDRAWN, revision=revision, by=by, at=at)


def oldest_safe_revision(meeting: Meeting) -> int:
    """Returns the revision before which copies of the manuscript may hold withdrawn words; 0 where there are none."""
    withdrawn = meeting.steps.filter(kind=Step.Kind.WITHDRAWN).aggregate(newest=Max("revision"))
    return withdrawn["newest"] or 0


def autosaves_of(meeting: Meeting, by, *, inquiry: int | None = None) -> list[Autosave]:
    """Returns what this person typed and did not save, of the manuscript or of the grid of an inquiry, newest first."""
    return list(
        meeting.autosaves.filter(by=by, inquiry=inquiry)
        .exclude(text="")
        .select_related("typed_by")
        .order_by("-kept_at")
    )


def other_editors(meeting: Meeting, by, at: datetime.datetime) -> list[str]:
    """Returns the names of the others who have the manuscript open at a moment."""
    open_now = meeting.autosaves.filter(open_at__gte=at - OPEN_FOR).exclude(by=by).select_related("by")
    return sorted({account_name(autosave.by) for autosave in open_now})
