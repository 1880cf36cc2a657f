"""One remark at its own address: all its wordings with their dates, also when it is no longer in the record."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from minutes.compare.edition_comparison import ComparedBlock, compare_editions
from minutes.models import Correction, Edition
from minutes.notation.vocabulary import PASSAGE_KINDS
from minutes.pages.finding import ALL, editions_of, record_and_tombstones
from minutes.pages.record.record_view import parts
from minutes.record import block_keys
from minutes.record.block_keys import row_at
from minutes.record.block_locations import block_locations
from minutes.record.block_text import block_text

GONE = {"removed", "merged"}


@dataclass(frozen=True)
class WordingEntry:
    """What one edition did to the remark.

    compared: how it changed the wording before; None for the first publication and for a withdrawal. words: those of
    the first publication, [] where all of them are withdrawn since; None for a change and for a withdrawal.
    """

    edition: Edition
    compared: ComparedBlock | None
    words: list | None
    correction: Correction | None = None


def remark(request, address, number):
    key = block_keys.block(number)
    editions = editions_of(address, ALL)[::-1]
    shown = [record_and_tombstones(edition) for edition in editions]
    entries = list(_wording_entries(editions, shown, key, _corrections(address, key)))
    if not entries:
        raise Http404("この番号の発言はありません。")
    last, withdrawn = next(pair for pair in reversed(shown) if row_at(pair[0], key))
    is_gone = entries[-1].compared and entries[-1].compared.change in GONE
    context = {
        "number": number,
        "newest": editions[-1],
        "location": block_locations(last)[key],
        "kind": PASSAGE_KINDS[row_at(last, key)["kind"]],
        "words": _words(last, withdrawn, key),
        "withdrawn": withdrawn.get(key, ()),
        "gone": entries[-1] if is_gone else None,
        "entries": entries[::-1],
        "record_url": reverse("pages:meeting", args=[address]),
    }
    return render(request, "remarks/remark.html", context)


def _wording_entries(editions, shown, key, corrections):
    """Oldest first: the first publication of the remark, and every edition that changed it."""
    before = None
    for edition, (record, withdrawn) in zip(editions, shown, strict=True):
        stood, stands = before and row_at(before, key), row_at(record, key)
        correction = corrections.get(edition.pk)
        if stands and not stood:
            yield WordingEntry(edition, None, _words(record, withdrawn, key), correction)
        elif stood:
            compared = [block for block in compare_editions(before, record) if block.location.key == key]
            for block in compared or ([None] if correction else []):
                yield WordingEntry(edition, block, None, correction)
        before = record


def _words(record, withdrawn, key):
    """Nothing where all is withdrawn: the tombstone stands for it."""
    is_whole = any(tombstone.is_whole for tombstone in withdrawn.get(key, ()))
    return [] if is_whole else parts(block_text(record, key))


def _corrections(address, key):
    rows = Correction.objects.filter(edition__address=address, key=str(key))
    return {row.edition_id: row for row in rows}
