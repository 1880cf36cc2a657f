"""Says which handouts were used under which headings: the ties are set, in one save of the record."""

from collections.abc import Collection

from django.db import transaction

from minutes.desk.rows.history_writer import HistoryWriter
from minutes.desk.rows.row_verbs import add_row, save_row
from minutes.models import AgendaItem, Handout, HandoutUse, Meeting, Presentation
from minutes.revision import raise_revision

# (number of a handout, number of an item or presentation)
Tie = tuple[int, int]


class NoSuchTie(Exception):
    """A tie names a handout or a heading that the record has not. Nothing was written."""


def ties_of(meeting: Meeting) -> set[Tie]:
    """Returns the ties of a meeting."""
    values = HandoutUse.objects.filter(meeting=meeting).values_list(
        "handout__number", "item__number", "presentation__number"
    )
    return {(handout, item or presentation) for handout, item, presentation in values}


@transaction.atomic
def tie_handouts(
    *, meeting: Meeting, add: Collection[Tie], remove: Collection[Tie], revision: int, by, reason: str = ""
) -> int:
    """Adds and removes ties, and returns how many changed; where none does, nothing is written.

    Raises StaleRevision where somebody saved since `revision`; NoSuchTie.
    """
    stored = ties_of(meeting)
    adding, removing = set(add) - stored, set(remove) & stored
    if adding or removing:
        raise_revision(meeting=meeting, revision=revision)
        writer = HistoryWriter(meeting, by, reason, meeting.revision)
        write_ties(meeting=meeting, adding=adding, removing=removing, writer=writer)
    return len(adding) + len(removing)


@transaction.atomic
def save_handout(
    *, row: Handout, used_by: Collection[int], revision: int, by, reason: str = "", behind: int | None = None
) -> bool:
    """Stores one handout as row_verbs do, with the numbers of the headings that used it. Returns whether anything changed.

    Raises what add_row and save_row raise, and NoSuchTie.
    """
    how = {"row": row, "by": by, "reason": reason, "behind": behind}
    is_saved = bool(save_row(revision=revision, **how) if row.pk else add_row(revision=revision, **how))
    meeting, wanted = row.meeting, {(row.number, number) for number in used_by}
    stored = {tie for tie in ties_of(meeting) if tie[0] == row.number}
    if wanted == stored:
        return is_saved
    if not is_saved:
        raise_revision(meeting=meeting, revision=revision)
    writer = HistoryWriter(meeting, by, reason, meeting.revision)
    write_ties(meeting=meeting, adding=wanted - stored, removing=stored - wanted, writer=writer)
    return True


def write_ties(
    *, meeting: Meeting, adding: Collection[Tie], removing: Collection[Tie], writer: HistoryWriter
) -> None:
    """Writes ties of a meeting whose revision was raised. Raises NoSuchTie."""
    handouts = dict(meeting.handouts.values_list("number", "pk"))
    headings = {number: {"item_id": pk} for number, pk in meeting.items.values_list("number", "pk")}
    headings |= {
        number: {"presentation_id": pk} for number, pk in meeting.presentations.values_list("number", "pk")
    }
    if any(handout not in handouts or heading not in headings for handout, heading in adding):
        raise NoSuchTie
    for use in HandoutUse.objects.filter(meeting=meeting).select_related("handout", "item", "presentation"):
        if (use.handout.number, (use.item or use.presentation).number) in removing:
            writer.remove([use])
    new = [
        HandoutUse(meeting=meeting, handout_id=handouts[handout], **headings[heading])
        for handout, heading in sorted(adding)
    ]
    writer.store(HandoutUse, new)


def headings_to_tie(meeting: Meeting) -> list[tuple[int, str]]:
    """Returns (number, what it is called) of every item and presentation, in the order of the record."""
    items = AgendaItem.objects.filter(meeting=meeting).values_list("position", "number", "title")
    presented = Presentation.objects.filter(meeting=meeting).values_list(
        "position", "number", "presenter__label", "titles"
    )
    headings = [(position, number, title) for position, number, title in items]
    headings += [
        (position, number, f"　{label}　{titles.splitlines()[0]}")
        for position, number, label, titles in presented
    ]
    return [(number, name) for _, number, name in sorted(headings)]
