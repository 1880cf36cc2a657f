"""The page of one block of the talk, where its number leads: its words in their place, all its wordings with their dates, also
once it is no longer in the record."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from minutes.pages.citing.citations import citation_of_block, shown_citation
from minutes.pages.citing.placed_remark import mark_remark, placed_remark
from minutes.pages.citing.wording_entries import edition_of_withdrawal, wording_entries
from minutes.pages.discovery import descriptions, structured_data
from minutes.pages.finding import ALL, editions_of, record_and_tombstones
from minutes.pages.inquiries.inquiry_page import inquiry_page, read_inquiry
from minutes.pages.organisations.names import speakers_of
from minutes.pages.record.edition_status import edition_status
from minutes.pages.record.handout_links import handout_links
from minutes.pages.record.marked_words import WordMarks
from minutes.pages.record.turn_thread import threads_of
from minutes.pages.search.hit_navigation import record_params, searched_words
from minutes.record import block_keys
from minutes.record.block_keys import ANSWER, attendee_at, row_at
from minutes.record.tallies.tallies import checked_tallies


def remark(request, address, number):
    """The page of the block or the written answer of that number. Raises Http404 where no edition has it.

    That of an inquiry with questions is the page of the inquiry; the number of a tally leads to the tally on it. ?q= marks
    the words of a search.
    """
    editions = editions_of(address, ALL)[::-1]
    inquiry = read_inquiry(editions, editions[-1], number)
    if inquiry:
        return inquiry_page(request, inquiry)
    readings = [record_and_tombstones(edition) for edition in editions]
    if tally := _place_of_tally(editions, readings, number):
        return redirect(tally)
    holder, (record, tombstones), key = _last_that_holds(editions, readings, number)
    entries = list(wording_entries(editions, readings, key))
    of_block, record_url = tombstones.get(key, ()), reverse("pages:meeting", args=[address])
    placed, handouts = placed_remark(record, tombstones, key), handout_links(record, record_url)
    cited = edition_of_withdrawal(entries, of_block) or holder
    name = f"{placed.here.who} #{number}"
    context = {
        "number": number,
        "newest": editions[-1],
        "edition": holder,
        "edition_status": edition_status(holder, editions),
        "placed": mark_remark(placed, WordMarks(handouts, searched_words(request.GET))),
        "speaker": speakers_of(record).get(attendee_at(record, key)),
        "description": descriptions.of_block(record, placed.here, placed.here.words),
        "structured_data": structured_data.of_block(request.build_absolute_uri, holder, record, number, name),
        "handouts": handouts.of_heading(number),
        "threads": [] if key.kind == ANSWER else threads_of(record, number),
        "removal": entries[-1] if entries[-1].is_removal else None,
        "entries": entries[::-1],
        "search_query": _search_query(request.GET, number),
        "record_url": record_url,
        "place_url": record_url,
        **shown_citation(citation_of_block(request, cited, record, key, of_block), cited),
    }
    return render(request, "remarks/remark.html", context)


def _last_that_holds(editions, readings, number):
    """Returns the last edition that has a block of the talk or a written answer of that number, its reading, and the key.

    `editions` are the oldest first, `readings` their (record, tombstones). Raises Http404 where none has one.
    """
    for edition, reading in reversed([*zip(editions, readings, strict=True)]):
        for key in (block_keys.block(number), block_keys.answer(number)):
            if row_at(reading[0], key):
                return edition, reading, key
    raise Http404("この番号の発言はありません。")


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


def _search_query(params, number) -> str:
    """Returns the query with which the record marks the same words and knows where the reader is; "" without a search."""
    search = record_params(params)
    return f"?{urlencode(search | {'at': number})}" if "q" in search else ""
