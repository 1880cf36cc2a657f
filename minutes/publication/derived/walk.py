"""Goes over all kinds of derived data: the one way in which an act, a check or a rebuild reaches them."""

from collections.abc import Iterator

from django.db import transaction

from minutes.models import DerivedState, Meeting, MeetingState, Passage
from minutes.publication.derived.kinds import DERIVED, DerivedKind
from minutes.publication.derived.public_meeting import public_meeting


def follow(meeting: Meeting) -> None:
    """Brings all that is derived from a meeting in line with its editions: to be called in the transaction of the act.

    Where nothing of the meeting is public any more, nothing of it is left. Raises PublicationRefused where the record
    cannot be indexed.
    """
    _bring_in_line(DERIVED, meeting)


def problems_of(meeting: Meeting) -> Iterator[str]:
    """Yields what is wrong with the derived data of a meeting, in one Japanese line each."""
    public = public_meeting(meeting)
    for kind in DERIVED:
        yield from kind.check(public)


def compact() -> None:
    """Takes what was removed out of whatever keeps removed things."""
    for kind in DERIVED:
        kind.outside.compact()


def stale_kinds() -> list[DerivedKind]:
    """Returns the kinds that were made by other rules than those of this program."""
    made_by = dict(DerivedState.objects.values_list("kind", "rules"))
    return [kind for kind in DERIVED if made_by.get(kind.name) != kind.rules or kind.outside.is_stale()]


def rebuild_size() -> int:
    """Returns how much a rebuild of everything has done in the end."""
    return Passage.objects.count() + _published().count()


def _published():
    return Meeting.objects.filter(editions__isnull=False).distinct().order_by("pk")


def rebuild(kinds: list[DerivedKind]) -> Iterator[int]:
    """Makes kinds again while the site is used; yields how much is done. It can be killed and begun again.

    Each meeting is one transaction, and its counter goes up in it: caches take no old page for a new one.
    """
    done = 0
    for kind in kinds:
        for done in kind.outside.rebuild():
            yield done
    for pk in list(_published().values_list("pk", flat=True)) if kinds else ():
        write_again(kinds, pk)
        done += 1
        yield done
    for kind in kinds:
        DerivedState.objects.update_or_create(kind=kind.name, defaults={"rules": kind.rules})


@transaction.atomic
def write_again(kinds: list[DerivedKind], pk: int) -> None:
    """Writes kinds of one meeting again, and raises its counter."""
    meeting = Meeting.objects.select_for_update().get(pk=pk)
    _bring_in_line(kinds, meeting)
    MeetingState.raise_for(meeting)


def _bring_in_line(kinds, meeting):
    public = public_meeting(meeting)
    for kind in kinds:
        if public.newest:
            kind.write(public)
        else:
            kind.remove(meeting)
