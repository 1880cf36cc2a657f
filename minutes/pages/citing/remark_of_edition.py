"""…/editions/2/u/12/: one block of the talk, or one written answer, as that edition has it, whatever became of it since."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from minutes.pages.citing.citations import citation_of_block, shown_citation
from minutes.pages.citing.placed_remark import Standing, mark_remark, placed_remark, standing_of
from minutes.pages.discovery import descriptions
from minutes.pages.finding import NEWEST, edition_numbered, editions_of, public_record, record_and_tombstones
from minutes.pages.inquiries.inquiry_page import inquiry_page, read_inquiry
from minutes.pages.organisations.names import speakers_of
from minutes.pages.record.edition_status import edition_status
from minutes.pages.record.handout_links import handout_links
from minutes.pages.record.marked_words import WordMarks
from minutes.pages.record.turn_thread import threads_of
from minutes.record.block_keys import ANSWER, attendee_at, key_of_number, row_at
from minutes.record.tallies.tallies import checked_tallies


def remark_of_edition(request, address, edition, number):
    """That of an inquiry with questions is the page of the inquiry; the number of a tally leads to it there."""
    editions = editions_of(address, Q(number=edition) | NEWEST)
    found = edition_numbered(editions, edition)
    if inquiry := read_inquiry(editions, found, number):
        return inquiry_page(request, inquiry)
    record, tombstones = record_and_tombstones(found)
    if tally := next((line for line in checked_tallies(record) if line.row["number"] == number), None):
        address_of_inquiry = reverse("pages:remark_of_edition", args=[address, edition, tally.inquiry])
        return redirect(f"{address_of_inquiry}#t{number}")
    key = key_of_number(record, number)
    if row_at(record, key) is None:
        raise Http404("この番号の発言は、この版にはありません。")
    newest, placed = editions[0], placed_remark(record, tombstones, key)
    edition_url = reverse("pages:edition", args=[address, edition])
    handouts = handout_links(record, edition_url)
    context = {
        "number": number,
        "edition": found,
        "newest": newest,
        "placed": mark_remark(placed, WordMarks(handouts)),
        "speaker": speakers_of(record).get(attendee_at(record, key)),
        "threads": [] if key.kind == ANSWER else threads_of(record, number),
        "description": descriptions.of_block(record, placed.here, placed.here.words),
        "standing": standing_of(record, record if found is newest else public_record(newest), key),
        "standings": Standing,
        "edition_status": edition_status(found, editions),
        "record_url": reverse("pages:meeting", args=[address]),
        "edition_url": edition_url,
        "place_url": edition_url,
        **shown_citation(citation_of_block(request, found, record, key, tombstones.get(key, ())), found),
    }
    return render(request, "remarks/remark_of_edition.html", context)
