"""The act that takes a whole meeting down: its addresses answer 410 from then on, for ever."""

import datetime

from minutes.models import Change, Meeting, Retraction
from minutes.publication import journal
from minutes.publication.act import Act, performing
from minutes.publication.errors import RetractionRefused
from minutes.publication.publish import CLOCK_RAN_BACK
from minutes.publication.withdrawal.apply_withdrawal import redact_takings_down
from minutes.revision import raise_revision


def retract(
    *, meeting: Meeting, revision: int, by, at: datetime.datetime, reason: str, rule: str
) -> Retraction:
    """Takes down every edition of a meeting that is not retracted, and returns what readers of its addresses are told.

    Words that were withdrawn from the meeting go from the reason and the rule too. Published again, the meeting keeps
    its address and its chain; what was taken down here stays down. Raises StaleRevision, RetractionRefused.
    """
    act = Act(journal.RETRACT, meeting, revision, by, at, reason, rule)
    with performing(act, take_revision=raise_revision) as meeting:
        editions = meeting.editions.not_retracted().order_by("number")
        newest = editions.last()
        if newest is None:
            raise RetractionRefused("この会議は、いま公開されていません。")
        if at <= newest.published_at:
            raise RetractionRefused(CLOCK_RAN_BACK)
        if not reason.strip() or not rule.strip():
            raise RetractionRefused("理由と根拠を書いてください。")
        retraction = Retraction.objects.create(
            meeting=meeting, retracted_at=at, retracted_by=by, reason=reason, rule=rule
        )
        for withdrawal in meeting.withdrawals.filter(erased_at=None):
            redact_takings_down(meeting, withdrawal)
        retraction.refresh_from_db()
        taken_down = list(editions.values_list("number", flat=True))
        editions.update(retraction=retraction, is_newest=False)
        act.note(edition=newest, rule=rule)
        act.tell(Change.Kind.TAKING_DOWN, edition=None, editions=taken_down)
    return retraction
