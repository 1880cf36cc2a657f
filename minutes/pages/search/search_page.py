"""The search page: by words, organisation, days and facets."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.utils import timezone

from minutes.models import Passage
from minutes.pages.search.hit_navigation import record_params
from minutes.pages.search.hits import hits_of, newest_editions, with_answers
from minutes.pages.search.search_addresses import SearchAddresses
from minutes.pages.search.search_facets import MAX_OPTIONS, facets_of_hits, removable_conditions
from minutes.pages.search.search_forms import SearchForm
from minutes.pages.search.search_request import has_variants, read_request
from minutes.pages.search.search_suggestions import hits_of_each_word, spelling_counts
from minutes.pages.search.tallied_organisations import tallied_organisations
from minutes.pages.search.year_chart import year_chart
from minutes.search import find
from minutes.search.analysis import keys
from minutes.search.analysis.cursor import read_cursor, read_meeting_cursor, write_cursor
from minutes.search.query_language import describe
from minutes.search.search_query import compile_query

PAGE_SIZE = 20


def search(request):
    """?q=words, ?organisation=name-or-code, ?from=, ?to= and what narrows them; ?after=cursor is the next page."""
    form = SearchForm(request.GET)
    context = {"form": form}
    if form.is_valid() and form.has_conditions():
        search_request = read_request(form)
        context |= {"choice": search_request.choice, "repairs": form.parsed.repairs}
        if search_request.query is not None:
            context |= _results(request.GET, form, search_request)
    return render(request, "search/search.html", context)


def _results(params, form, search_request):
    query = search_request.query
    index_query = compile_query(query)
    tally, today = find.tally(index_query), timezone.localdate()
    tallied = tallied_organisations(tally, MAX_OPTIONS, today)
    addresses, by_meeting = SearchAddresses(params), params.get("group") == "meeting"
    page = (
        _meeting_page(params, addresses, tally)
        if by_meeting
        else _hit_page(params, addresses, query, index_query, tally)
    )
    with_kana = form.cleaned_data["kana"]
    return page | {
        "query": query,
        "bearer": search_request.bearer,
        "conditions": removable_conditions(addresses, form, search_request),
        "description": describe(form.parsed.tree) if form.parsed.tree else [],
        "spellings": spelling_counts(form.cleaned_data["q"], query) if with_kana else [],
        "offers_kana": has_variants(query.tree) and not with_kana,
        "tally": tally,
        "organisation_count": tallied.count,
        "facets": facets_of_hits(addresses, query, index_query, tally, tallied, today) if tally.total else [],
        "years": year_chart(tally.years, lambda year: addresses.changed(year=year)),
        "hits_of_words": hits_of_each_word(addresses, query) if not tally.total and query.tree else [],
        "links": _links(addresses),
    }


def _links(addresses):
    """The addresses of other views of the same hits."""
    return {
        "newest": addresses.changed(order=None),
        "oldest": addresses.changed(order="oldest"),
        "grouped": addresses.changed(group="meeting", order=None),
        "plain": addresses.changed(group=None),
        "kana": addresses.changed(kana="on"),
        "wide": addresses.changed(wide="on"),
        "csv": addresses.changed(view="pages:search_csv"),
        "json": addresses.changed(view="pages:search_json"),
        "feed": addresses.changed(view="pages:search_feed", order=None, group=None),
    }


def _hit_page(params, addresses, query, index_query, tally):
    """One page of hits: (hit, its address, hits of its meeting, address of the search within it)."""
    after = read_cursor(params.get("after", ""))
    oldest = params.get("order") == "oldest"
    sort_keys = find.tallied_page(index_query, tally, size=PAGE_SIZE + 1, after=after, oldest=oldest)
    page, has_next = sort_keys[:PAGE_SIZE], len(sort_keys) > PAGE_SIZE
    words = query.words_to_highlight
    hits = with_answers(hits_of(find.load_passages(page), words), words)
    search_suffix = _search_suffix(params)
    return {
        "hits": [
            (
                hit,
                _address_of(hit, search_suffix),
                tally.meetings.get(keys.meeting_of(hit.passage.sort_key), 0),
                addresses.changed(meeting=hit.passage.address),
            )
            for hit in hits
        ],
        "order": "oldest" if oldest else "newest",
        **_page_links(addresses, after, page[-1] if has_next else None),
    }


def _page_links(addresses, after, last_key):
    """`after` is where the page began, `last_key` the key behind which the next one begins; None where there is none."""
    return {
        "next_page": addresses.changed(after=write_cursor(last_key)) if last_key is not None else "",
        "first_page": addresses.changed() if after is not None else "",
    }


def _search_suffix(params):
    """What follows the path of a record, so that it highlights the words of the search; "" without words."""
    return "?" + urlencode(record_params(params)) if params.get("q", "").strip() else ""


def _address_of(hit, search_suffix):
    """Returns where a hit is read, with the words of the search where they are highlighted."""
    number = hit.passage.number
    if hit.passage.kind in (Passage.Kind.WRITTEN_ANSWER, Passage.Kind.HANDOUT):
        return hit.path
    if not number:
        return f"{hit.href}{search_suffix}"
    return f"{hit.href}{search_suffix}&at={number}#u{number}" if search_suffix else f"{hit.href}#u{number}"


def _meeting_page(params, addresses, tally):
    """One page of the meetings that have hits, newest first: (edition, suffix of its path, hits, address of the search
    within it)."""
    after = read_meeting_cursor(params.get("after", ""))
    meetings = [meeting for meeting in tally.meetings if after is None or meeting < after]
    page, has_next = meetings[:PAGE_SIZE], len(meetings) > PAGE_SIZE
    title_keys = [keys.title_key(meeting) for meeting in page]
    titles = Passage.objects.filter(sort_key__in=title_keys).only("address", "sort_key")
    editions = newest_editions({title.address for title in titles})
    edition_of = {keys.meeting_of(title.sort_key): editions.get(title.address) for title in titles}
    search_suffix = _search_suffix(params)
    return {
        "meetings": [
            (
                edition_of[meeting],
                search_suffix,
                tally.meetings[meeting],
                addresses.changed(meeting=edition_of[meeting].address, group=None),
            )
            for meeting in page
            if edition_of.get(meeting)
        ],
        "order": "newest",
        **_page_links(addresses, after, title_keys[-1] if has_next else None),
    }
