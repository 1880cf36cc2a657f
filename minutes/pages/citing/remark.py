"""The page of one block of the talk: all its wordings with their dates, also once it is no longer in the record."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from minutes.bibliography.citation_text import citation_text
from minutes.compare.edition_comparison import ComparedBlock, compare_editions
from minutes.models import Correction, Edition
from minutes.notation.vocabulary import PASSAGE_KINDS
from minutes.pages.citing.citations import citation_of_block, cite_path
from minutes.pages.discovery import descriptions, structured_data
from minutes.pages.finding import ALL, editions_of, record_and_tombstones
from minutes.pages.inquiries.inquiry_page import inquiry_page, read_inquiry
from minutes.pages.record.handout_links import handout_links
from minutes.pages.record.marked_words import WordMarks
from minutes.pages.record.record_view import TextPart, text_parts
from minutes.pages.record.turn_thread import threads_of
from minutes.record import block_keys
from minutes.record.block_keys import ANSWER, row_at
from minutes.record.block_locations import block_locations
from minutes.record.block_text import block_text
from minutes.record.inquiries import question_places
from minutes.record.tallies.tallies import checked_tallies

# The changes after which a block is no longer in the record.
REMOVALS = {"removed", "merged"}
WITHDRAWN = {Correction.Category.WITHDRAWAL, Correction.Category.PERSONAL}


@dataclass(frozen=True)
class WordingEntry:
    """What one edition did to the wording of a block.

    compared: the change from the edition before; None for the first publication and for a withdrawal.
    words: the text parts of the first publication, [] where all of it was withdrawn since; None for all other entries.
    """

    edition: Edition
    compared: ComparedBlock | None
    words: list[TextPart] | None
    correction: Correction | None = None


def remark(request, address, number):
    """The page of the block or the written answer of that number. Raises Http404 where no edition has it.

    That of an inquiry with questions is the page of the inquiry; the number of a tally leads to the tally on it.
    """
    editions = editions_of(address, ALL)[::-1]
    inquiry = read_inquiry(editions, editions[-1], number)
    if inquiry:
        return inquiry_page(request, inquiry)
    readings = [record_and_tombstones(edition) for edition in editions]
    if tally := _place_of_tally(editions, readings, number):
        return redirect(tally)
    key = next(
        (key for key in _keys(number) if any(row_at(record, key) for record, _ in readings)),
        block_keys.block(number),
    )
    entries = list(_wording_entries(editions, readings, key, _corrections(address, key)))
    if not entries:
        raise Http404("この番号の発言はありません。")
    holder, (record, tombstones) = next(
        (edition, reading)
        for edition, reading in zip(reversed(editions), reversed(readings), strict=True)
        if row_at(reading[0], key)
    )
    location, words = block_locations(record)[key], _words(record, tombstones, key)
    cited = _edition_of_withdrawal(entries, tombstones.get(key, ())) or holder
    citation = citation_of_block(request, cited, record, key, tombstones.get(key, ()))
    last, handouts = entries[-1], handout_links(record, reverse("pages:meeting", args=[address]))
    was_removed = last.compared and last.compared.change in REMOVALS
    context = {
        "number": number,
        "newest": editions[-1],
        "location": location,
        "kind": _kind(record, key),
        "inquiry": _inquiry_of(record, key),
        "words": WordMarks(handouts).parts(words),
        "description": descriptions.of_block(record, location, block_text(record, key) if words else ""),
        "structured_data": structured_data.of_block(
            request.build_absolute_uri, holder, record, number, f"{location.who} #{number}"
        ),
        "handouts": handouts.of_heading(number),
        "tombstones": tombstones.get(key, ()),
        "threads": [] if key.kind == ANSWER else threads_of(record, number),
        "removal": last if was_removed else None,
        "entries": entries[::-1],
        "cited": cited,
        "citation": citation_text(citation),
        "cite_path": cite_path(cited, number),
        "record_url": reverse("pages:meeting", args=[address]),
    }
    return render(request, "remarks/remark.html", context)


def _place_of_tally(editions, readings, number) -> str:
    """Returns where a tally stands, in the last edition that has it; "" where the number is none of a tally.

    `editions` are the oldest first, `readings` their (record, tombstones).
    """
    for edition, (record, _) in reversed([*zip(editions, readings, strict=True)]):
        line = next((line for line in checked_tallies(record) if line.row["number"] == number), None)
        if line:
            root = reverse("pages:meeting", args=[edition.address])
            at = root if edition is editions[-1] else f"{root}editions/{edition.number}/"
            return f"{at}u/{line.inquiry}/#t{number}"
    return ""


def _keys(number):
    return block_keys.block(number), block_keys.answer(number)


def _kind(record, key) -> str:
    return PASSAGE_KINDS["written_answer" if key.kind == ANSWER else row_at(record, key)["block_kind"]]


def _inquiry_of(record, key) -> int:
    """Returns the number of the inquiry that a written answer belongs to; 0 for all else."""
    if key.kind != ANSWER:
        return 0
    inquiry, _ = question_places(record).get(row_at(record, key)["question"], (None, ""))
    return inquiry["number"] if inquiry else 0


def _wording_entries(editions, readings, key, corrections) -> Iterator[WordingEntry]:
    """Yields the first publication of a block and every edition that changed it, the oldest first.

    `readings` are the (record, tombstones) of the editions.
    """
    before = None
    for edition, (record, tombstones) in zip(editions, readings, strict=True):
        was_there, is_there = before and row_at(before, key), row_at(record, key)
        correction = corrections.get(edition.pk)
        if is_there and not was_there:
            yield WordingEntry(edition, None, _words(record, tombstones, key), correction)
        elif was_there:
            compared = [block for block in compare_editions(before, record) if block.location.key == key]
            for block in compared or ([None] if correction else []):
                yield WordingEntry(edition, block, None, correction)
        before = record


def _edition_of_withdrawal(entries, tombstones) -> Edition | None:
    """Returns the edition in which all words of a block were withdrawn; None where some of them stand."""
    if not any(tombstone.is_whole for tombstone in tombstones):
        return None
    withdrawn = (one for one in reversed(entries) if one.correction and one.correction.category in WITHDRAWN)
    return next((one.edition for one in withdrawn), None)


def _words(record, tombstones, key) -> list[TextPart]:
    """Returns the words of a block; [] where all of them are withdrawn, as its tombstone says."""
    is_whole = any(tombstone.is_whole for tombstone in tombstones.get(key, ()))
    return [] if is_whole else text_parts(block_text(record, key))


def _corrections(address, key) -> dict[int, Correction]:
    """Returns {edition's id: correction} of a block."""
    corrections = Correction.objects.filter(edition__address=address, key=str(key))
    return {correction.edition_id: correction for correction in corrections}
