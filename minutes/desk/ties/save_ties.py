"""Saves whom turns ask and what they answer: only the ties that differ, each with its history, in one save."""

from collections import defaultdict
from collections.abc import Mapping

from django.db import transaction

from minutes.desk.rows.history_writer import HistoryWriter
from minutes.models import Meeting, TurnAddressee, TurnReply
from minutes.record.ties.turn_ties import NO_TIES, TurnTies, standing_ties
from minutes.revision import raise_revision


class TieAstray(Exception):
    """A tie that no talk can have, in words for the clerk. Nothing was written."""


def load_ties(meeting: Meeting) -> dict[int, TurnTies]:
    """Returns {number of a turn: its ties} of all turns that have any, as they hold in the talk, in four queries."""
    return standing_ties(
        stored_ties(meeting), turns=list(_turns(meeting)), attendees=list(_attendees(meeting))
    )


def stored_ties(meeting: Meeting) -> dict[int, TurnTies]:
    """Returns {number of a turn: its ties} as the rows say, in two queries."""
    addressed, replies = defaultdict(list), defaultdict(list)
    rows = meeting.addressees.order_by("attendee__position", "pk")
    for number, attendee in rows.values_list("turn__number", "attendee__number"):
        addressed[number].append(attendee)
    rows = meeting.replies.order_by("asked__position", "pk")
    for number, asked in rows.values_list("turn__number", "asked__number"):
        replies[number].append(asked)
    return {
        number: TurnTies(tuple(addressed[number]), tuple(replies[number]))
        for number in sorted(addressed.keys() | replies.keys())
    }


@transaction.atomic
def save_ties(
    *, meeting: Meeting, ties: Mapping[int, TurnTies], revision: int, by, reason: str = ""
) -> list[int]:
    """Stores the ties of the turns that `ties` names, by number; those of all other turns stay.

    Returns the numbers of the turns whose ties differ. Writes nothing where none does. Raises StaleRevision where
    somebody saved since `revision`, TieAstray for a tie to what is no turn, no attendee, or no earlier turn.
    """
    turns, attendees = _turns(meeting), _attendees(meeting)
    _refuse_astray(ties, list(turns), attendees)
    stored = stored_ties(meeting)
    changed = [number for number in ties if _sets(stored.get(number, NO_TIES)) != _sets(ties[number])]
    if not changed:
        return []
    raise_revision(meeting=meeting, revision=revision)
    writer = HistoryWriter(meeting, by, reason or "問いと答え", meeting.revision)
    for number in changed:
        before, after = stored.get(number, NO_TIES), ties[number]
        turn = turns[number]
        _write(writer, TurnAddressee, turn, "attendee_id", attendees, before.addressed_to, after.addressed_to)
        _write(writer, TurnReply, turn, "asked_id", turns, before.replies_to, after.replies_to)
    return changed


def _sets(ties: TurnTies):
    return set(ties.addressed_to), set(ties.replies_to)


def _turns(meeting) -> dict[int, int]:
    """Returns {number: id} of what somebody says, in the order of the talk."""
    said = meeting.utterances.filter(speaker__isnull=False).order_by("position")
    return dict(said.values_list("number", "pk"))


def _attendees(meeting) -> dict[int, int]:
    return dict(meeting.attendees.order_by("position").values_list("number", "pk"))


def _refuse_astray(ties, order, attendees):
    places = {number: place for place, number in enumerate(order)}
    for number, of_turn in ties.items():
        if number not in places:
            raise TieAstray(f"#{number} は、この会議録の発言ではありません。")
        for attendee in of_turn.addressed_to:
            if attendee not in attendees:
                raise TieAstray(f"#{number} の尋ねた相手 #{attendee} は、この会議録の出席者にありません。")
        for asked in of_turn.replies_to:
            if places.get(asked, len(order)) >= places[number]:
                raise TieAstray(f"#{number} は #{asked} の答えにできません。前にある発言を選んでください。")


def _write(writer, model, turn, column, ids, before, after):
    """Removes and stores what differs of one turn's ties of one kind. column: what of the tie `ids` are the ids of."""
    gone = {ids[number] for number in set(before) - set(after) if number in ids}
    writer.remove(list(model.objects.filter(turn=turn, **{f"{column}__in": gone})) if gone else [])
    new = [number for number in dict.fromkeys(after) if number not in before]
    writer.store(
        model, [model(meeting=writer.meeting, turn_id=turn, **{column: ids[number]}) for number in new]
    )
