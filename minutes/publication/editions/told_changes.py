"""Holds the list of changes against the editions: each act told, once, with every edition that it changed."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from minutes.models import Change, Correction, LostEdition, Meeting, WithdrawnWords

Kind = Change.Kind


def problems_of_changes(meeting: Meeting) -> Iterator[str]:
    """Yields what is wrong with the changes of a meeting, in one Japanese line each. Six queries.

    Which editions a withdrawal rewrote is known by the words that it took. It may have told more, and each change tells
    which edition was the newest before.
    """
    address = meeting.editions.values_list("address", flat=True).first() or meeting.address or ""
    told: dict[tuple, set[int]] = defaultdict(set)
    for change in Change.objects.of_meetings().filter(address=address):
        key = _key(change.kind, change.edition, change.numbers)
        if key in told:
            yield f"{address}: 変更の一覧に、同じ変更が二度あります（{change.sequence}）"
        told[key] |= set(change.numbers)
    expected = _expected(meeting, address)
    if told.keys() != expected.keys() or any(not numbers <= told[key] for key, numbers in expected.items()):
        yield f"{address}: 変更の一覧が、版と合いません"


def _key(kind, edition, numbers):
    """By what one change of a meeting is known: the edition that it made, or the last one that it took down."""
    return kind, edition or max(numbers, default=0)


def _expected(meeting, address) -> dict[tuple, set[int]]:
    rewritten = _rewritten(meeting)
    corrections = Correction.objects.filter(edition=OuterRef("pk"))
    editions = meeting.editions.annotate(corrects=Exists(corrections))
    expected, taken_down = {}, defaultdict(set)
    for number, corrects, retraction in editions.values_list("number", "corrects", "retraction"):
        made = Kind.CORRECTION if corrects else Kind.PUBLICATION
        kind = Kind.WITHDRAWAL if number in rewritten else made
        expected[kind, number] = rewritten.get(number, set()) | {number}
        if retraction:
            taken_down[retraction].add(number)
    expected |= {(Kind.TAKING_DOWN, max(numbers)): numbers for numbers in taken_down.values()}
    lost = LostEdition.objects.filter(address=address).values_list("number", flat=True)
    return expected | {(Kind.LOSS, number): {number} for number in lost}


def _rewritten(meeting) -> dict[int, set[int]]:
    """Returns by the edition that each withdrawal made the editions that held its words."""
    rewritten = {
        number: set[int]()
        for number in meeting.withdrawals.values_list("edition__number", flat=True)
        if number
    }
    words = WithdrawnWords.objects.filter(withdrawal__meeting=meeting, edition__isnull=False)
    for made, held in words.values_list("withdrawal__edition__number", "edition").distinct():
        if made:
            rewritten[made].add(held)
    return rewritten
