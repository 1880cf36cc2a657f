"""One remark at its own address: all its wordings with their dates, also when it is no longer in the record."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from minutes.compare.edition_comparison import Row, compared, said
from minutes.models import Correction, Edition
from minutes.notation.vocabulary import PASSAGE_KINDS
from minutes.pages.finding import ALL, editions_of, shown_in
from minutes.pages.record.record_view import parts
from minutes.record.block_locations import Place, places

GONE = {"removed", "merged"}


@dataclass(frozen=True)
class Step:
    """What one edition did to the remark. `row` None: its first publication, in `words`, or (None) a withdrawal:
    they stand in neither edition any more. No words: all that was published there is withdrawn."""

    edition: Edition
    row: Row | None
    words: list | None
    correction: Correction | None = None


def remark(request, address, number):
    editions = editions_of(address, ALL)[::-1]
    shown = [shown_in(edition) for edition in editions]
    steps = list(_steps(editions, shown, f"u{number}", _settled(address, number)))
    if not steps:
        raise Http404("この番号の発言はありません。")
    last, withdrawn = next(one for one in reversed(shown) if _block(one[0], number))
    gone = steps[-1] if steps[-1].row and steps[-1].row.change in GONE else None
    context = {
        "number": number,
        "newest": editions[-1],
        "place": places(last)[f"u{number}"],
        "kind": PASSAGE_KINDS[_block(last, number)["kind"]],
        "words": _words(last, withdrawn, f"u{number}"),
        "withdrawn": withdrawn.get(f"u{number}", ()),
        "gone": gone,
        "steps": steps[::-1],
        "record_url": reverse("pages:meeting", args=[address]),
    }
    return render(request, "remarks/remark.html", context)


def _steps(editions, shown, key, settled):
    """Oldest first: when it was first published, and every edition that changed it."""
    before = None
    for edition, (record, withdrawn) in zip(editions, shown, strict=True):
        stood, stands = before and _has(before, key), _has(record, key)
        rows = [row for row in compared(before, record) if row.place.key == key] if stood else []
        if stands and not stood:
            yield Step(edition, None, _words(record, withdrawn, key), settled.get(edition.pk))
        for row in rows or ([None] if stood and edition.pk in settled else []):
            yield Step(edition, row, None, settled.get(edition.pk))
        before = record


def _words(record, withdrawn, key):
    """Nothing where all is withdrawn: the tombstone stands for it."""
    whole = any(tombstone.is_whole for tombstone in withdrawn.get(key, ()))
    return [] if whole else parts(said(record, key))


def _has(record, key) -> Place | None:
    return places(record).get(key)


def _block(record, number):
    return next((block for block in record["blocks"] if block["number"] == number), None)


def _settled(address, number):
    rows = Correction.objects.filter(edition__address=address, key=f"u{number}")
    return {row.edition_id: row for row in rows}
