"""Decides on proposed ties: confirms them, turns them down, or sets a turn's ties as a clerk chose them.

A proposal that was turned down is kept as the review keeps what was looked at and left (Acknowledgement), by numbers alone:
it is not proposed again, whatever becomes of the words. A stored tie says itself that it was looked at.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction

from minutes.desk.ties.proposed_ties import TieKey, keys_of, load_talk_ties, stored_ties_of, ties_of
from minutes.desk.ties.save_ties import save_ties
from minutes.models import Acknowledgement, Meeting
from minutes.record.ties.turn_ties import TurnTies
from minutes.revision import hold_revision


@transaction.atomic
def decide(
    *,
    meeting: Meeting,
    confirmed: Iterable[TieKey] = (),
    declined: Iterable[TieKey] = (),
    revision: int,
    by,
    at: datetime.datetime,
) -> list[int]:
    """Stores the confirmed ties beside those stored, and keeps that others were turned down; a stored one goes.

    Returns the numbers of the turns whose ties differ. Raises StaleRevision where somebody saved since `revision`, TieAstray
    for a tie to what is no turn, no attendee, or no earlier turn.
    """
    hold_revision(meeting=meeting, revision=revision)
    confirmed, declined = set(confirmed), set(declined)
    talk = load_talk_ties(meeting)
    wanted = {
        number: ties_of((set(keys_of(number, stored_ties_of(talk, number))) | confirmed) - declined, number)
        for number in sorted({key.turn for key in confirmed | declined})
    }
    changed = save_ties(meeting=meeting, ties=wanted, revision=revision, by=by)
    _keep_declined(meeting, declined & talk.proposed.keys(), confirmed, by, at)
    return changed


@transaction.atomic
def set_ties(
    *, meeting: Meeting, number: int, ties: TurnTies, revision: int, by, at: datetime.datetime
) -> list[int]:
    """Makes `ties` the ties of one turn. What is proposed for it otherwise is turned down. Returns and raises as `decide`."""
    talk = load_talk_ties(meeting)
    chosen = set(keys_of(number, ties))
    others = {key for key in talk.proposed if key.turn == number}
    others |= set(keys_of(number, stored_ties_of(talk, number)))
    return decide(
        meeting=meeting, confirmed=chosen, declined=others - chosen, revision=revision, by=by, at=at
    )


def confirm_all(*, meeting: Meeting, revision: int, by, at: datetime.datetime) -> list[int]:
    """Confirms every proposal that nobody has decided on. Returns and raises as `decide`."""
    waiting = load_talk_ties(meeting).waiting
    return decide(meeting=meeting, confirmed=waiting, revision=revision, by=by, at=at)


def _keep_declined(meeting, declined, confirmed, by, at) -> None:
    """One that is confirmed after all is no longer turned down."""
    meeting.acknowledgements.filter(key__in=[str(key) for key in confirmed]).delete()
    known = set(meeting.acknowledgements.values_list("key", flat=True))
    new = sorted({str(key) for key in declined} - known)
    Acknowledgement.objects.bulk_create(
        Acknowledgement(meeting=meeting, key=key, seen_by=by, seen_at=at) for key in new
    )
