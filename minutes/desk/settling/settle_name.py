"""名を決める: settles one name in many meetings at once, each as a save of its own meeting."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from minutes.desk.rows.row_verbs import save_row
from minutes.desk.settling.choosing import why_off
from minutes.desk.settling.meetings_of_name import NamedMeeting, meetings_of_name
from minutes.desk.settling.possible_bearers import Bearer, possible_bearers
from minutes.models import Meeting
from minutes.revision import StaleRevision

SAVED_MEANWHILE = "この画面を開いた後に、ほかの人が保存しました。内容を見て、もう一度選んでください。"
NOT_WAITING = "この名は、もう待っていません（ほかの人が決めたか、出席者から消えました）。"
REASON = "名をまとめて決めた"


class NoSuchBearer(Exception):
    """No organisation of that code may be meant by the name. Nothing was written."""


@dataclass(frozen=True)
class Settlement:
    """What became of a name: as whom it is settled, in which meetings, and in which it was refused, each with the reason."""

    bearer: Bearer
    settled: tuple[Meeting, ...]
    refused: tuple[tuple[Meeting, str], ...]


@transaction.atomic
def settle_name(
    *, label: str, key: str, revisions: Mapping[int, int], by, at: datetime.datetime, reason: str = ""
) -> Settlement:
    """Ties the name to the organisation of a code in each meeting of `revisions`, {id of a meeting: revision that was seen}.

    Each meeting has its own save: its revision, its history, by whom, when and why. A meeting in which somebody saved
    meanwhile, or in which the name cannot mean the organisation, is refused, and the others go on. Raises NoSuchBearer.
    """
    named = {one.meeting.pk: one for one in meetings_of_name(label, among=revisions)}
    bearer = _bearer(label, key, named)
    settled, refused = [], []
    # In one order for everybody: of two who settle the same meetings, one waits, and neither for the other.
    for meeting in Meeting.objects.filter(pk__in=revisions).order_by("pk"):
        one = named.get(meeting.pk)
        why_not = why_off(one, [bearer], bearer) if one else NOT_WAITING
        if not why_not and not _save(one, bearer, revisions[meeting.pk], by, at, reason):
            why_not = SAVED_MEANWHILE
        if why_not:
            refused.append((meeting, why_not))
        else:
            settled.append(meeting)
    return Settlement(bearer, tuple(settled), tuple(refused))


def _bearer(label, key, named) -> Bearer:
    days = {one.meeting.held_on for one in named.values()} - {None}
    for bearer in possible_bearers(label, days, looked_up=[key]):
        if bearer.key == key:
            return bearer
    raise NoSuchBearer


def _save(one: NamedMeeting, bearer: Bearer, revision, by, at, reason) -> bool:
    """Returns False where somebody saved the meeting since that revision."""
    row = one.attendee
    row.organisation, row._history_date = bearer.of_day[one.meeting.held_on], at
    try:
        save_row(row=row, revision=revision, by=by, reason=reason or REASON)
    except StaleRevision:
        return False
    return True
