"""The verb that takes a whole meeting down: its addresses answer 410 from then on, for ever."""

import datetime

from django.db import transaction

from minutes.models import Meeting, PublicState, Retraction
from minutes.publication import journal
from minutes.publication.editions.passage_writer import remove_passages
from minutes.record import canonical
from minutes.revision import raise_revision


class RetractionRefused(Exception):
    """Why a meeting cannot be taken down; the message is for the clerk."""


@transaction.atomic
def retract(
    *, meeting: Meeting, revision: int, by, at: datetime.datetime, reason: str, rule: str
) -> Retraction:
    """Take down every edition of a meeting that stands, and return what readers of its addresses are told.

    Published again, the meeting keeps its address and its chain; what was taken down here stays down.
    Raises StaleRevision, RetractionRefused.
    """
    raise_revision(meeting=meeting, revision=revision)
    standing = meeting.editions.standing().order_by("number")
    newest = standing.last()
    if newest is None:
        raise RetractionRefused("この会議は、いま公開されていません。")
    if not reason.strip() or not rule.strip():
        raise RetractionRefused("理由と根拠を書いてください。")
    retraction = Retraction.objects.create(
        meeting=meeting, retracted_at=at, retracted_by=by, reason=reason, rule=rule
    )
    standing.update(retraction=retraction, is_newest=False)
    remove_passages(meeting)
    PublicState.raise_for(PublicState.Subject.EDITIONS)
    journal.note(
        what=journal.RETRACT,
        address=newest.address,
        at=canonical.utc(at),
        edition=newest.number,
        digest=newest.digest,
        rule=rule,
    )
    return retraction
