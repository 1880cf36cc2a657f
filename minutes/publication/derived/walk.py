"""Goes over all kinds of derived data: the one way in which an act, a check or a rebuild reaches them."""

from collections.abc import Iterator
from functools import partial

from django.db import transaction

from members.models import Organisation
from minutes.kept_pages import kept_records
from minutes.models import (
    DerivedState,
    Meeting,
    MeetingName,
    MeetingState,
    Mention,
    OrganisationState,
    Passage,
)
from minutes.publication.derived.kinds import DERIVED, DerivedKind
from minutes.publication.derived.public_meeting import public_meeting


def follow(meeting: Meeting) -> int:
    """Brings all that is derived from a meeting in line with its editions, and raises the counters that caches go by: to
    be called in the transaction of the act. After it, what is kept of the meeting's page is deleted. Returns the site's
    counter, whose row it has locked.

    Where nothing of the meeting is public any more, nothing of it is left. Raises PublicationRefused where the record
    cannot be indexed.
    """
    return _bring_in_line(DERIVED, meeting)


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
    _bring_in_line(kinds, Meeting.objects.select_for_update().get(pk=pk))


def _bring_in_line(kinds, meeting) -> int:
    """Pages of an organisation go by its code: those that the meeting named count as much as those that it names now."""
    public, named = public_meeting(meeting), codes_in(meeting)
    for kind in kinds:
        if public.newest:
            kind.write(public)
        else:
            kind.remove(meeting)
    changes = MeetingState.raise_for(meeting)
    for address in {edition.address for edition, _ in (*public.editions, *public.retracted)}:
        transaction.on_commit(partial(kept_records.forget, address), robust=True)
    OrganisationState.raise_for(named | codes_in(meeting), changes)
    return changes


def codes_in(meeting: Meeting) -> set[str]:
    """Returns the codes of the organisations whose pages show something of a meeting: who attended, speaks or is
    mentioned, and who bears a label that is tied to nobody. Four queries."""
    said = Passage.objects.filter(meeting=meeting).order_by().values_list("code", "label").distinct()
    labels = {label for code, label in said if label and not code}
    bearing = Organisation.objects.filter(name__in=labels).order_by().values_list("key", flat=True)
    attended = MeetingName.objects.filter(meeting=meeting).values_list("code", flat=True)
    mentioned = Mention.objects.filter(meeting=meeting).values_list("code", flat=True)
    return {*bearing, *attended, *mentioned, *(code for code, _ in said)} - {""}
