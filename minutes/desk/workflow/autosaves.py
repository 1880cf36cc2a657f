"""Autosaves: what was typed and not saved, and who has a manuscript open. Nothing here changes a record."""

import datetime

from django.db import transaction
from django.db.models import Max

from minutes.desk.workflow.accounts import name_of
from minutes.models import Autosave, Meeting, Step
from minutes.notation.document import UNWRITABLE

OPEN_FOR = datetime.timedelta(seconds=60)
EMPTY_FOR = datetime.timedelta(days=1)


@transaction.atomic
def keep_copy(
    *,
    meeting: Meeting,
    by,
    page: str,
    revision: int,
    opened_at: datetime.datetime,
    at: datetime.datetime,
    text: str | None = None,
    leaving: bool = False,
) -> Autosave | None:
    """Keep what stands on a page, or (`text` None) only that it is open. None where nothing is to be kept.

    A page opened before words of the meeting were withdrawn is not copied any more: they may stand in it.
    """
    Autosave.objects.filter(meeting=meeting, text="", open_at__lt=at - EMPTY_FOR).delete()
    copy = Autosave.objects.filter(meeting=meeting, by=by, page=page).first()
    copy = copy or Autosave(meeting=meeting, by=by, page=page)
    copy.revision, copy.opened_at, copy.open_at = revision, opened_at, None if leaving else at
    if text is not None and revision >= forgotten_revision(meeting):
        copy.text, copy.kept_at = UNWRITABLE.sub("", text), at
    if leaving and not copy.text:
        if copy.pk:
            copy.delete()
        return None
    copy.save()
    return copy


def drop_copy(*, meeting: Meeting, by, page: str) -> None:
    """What was saved, or thrown away, needs no copy."""
    Autosave.objects.filter(meeting=meeting, by=by, page=page).delete()


@transaction.atomic
def forget_copies(*, meeting: Meeting, revision: int, by, at: datetime.datetime) -> None:
    """Words of the meeting were withdrawn at this revision: no copy of an older manuscript is kept, here or there.

    Browsers drop theirs when they see `forgotten_revision`.
    """
    Autosave.objects.filter(meeting=meeting).delete()
    Step.objects.create(meeting=meeting, kind=Step.Kind.WITHDRAWN, revision=revision, by=by, at=at)


def forgotten_revision(meeting: Meeting) -> int:
    """Copies of a manuscript older than this revision may hold withdrawn words. 0: none were withdrawn."""
    found = meeting.steps.filter(kind=Step.Kind.WITHDRAWN).aggregate(newest=Max("revision"))
    return found["newest"] or 0


def copies_of(meeting: Meeting, by) -> list[Autosave]:
    """What this person typed and did not save, newest first."""
    return list(meeting.autosaves.filter(by=by).exclude(text="").order_by("-kept_at"))


def others_at(meeting: Meeting, by, at: datetime.datetime) -> list[str]:
    """The names of the others who have the manuscript open."""
    open_now = meeting.autosaves.filter(open_at__gte=at - OPEN_FOR).exclude(by=by).select_related("by")
    return sorted({name_of(copy.by) for copy in open_now})
