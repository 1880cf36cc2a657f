"""The search page: by words, organisation, days and facets."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.utils import timezone

from minutes.models import Passage
from minutes.pages import remembered
from minutes.pages.search.hit_navigation import record_params
from minutes.pages.search.hits import hits_of, newest_editions, with_answers
from minutes.pages.search.search_addresses import SearchAddresses
from minutes.pages.search.search_facets import MAX_OPTIONS, facets_of_hits, removable_conditions
from minutes.pages.search.search_forms import SearchForm
from minutes.pages.search.search_request import has_variants, read_request, spelling_of
from minutes.pages.search.search_spellings import offered_spellings
from minutes.pages.search.search_suggestions import hits_of_each_word, spelling_counts
from minutes.pages.search.tallied_organisations import tallied_organisations
from minutes.pages.search.understood.understanding import Compiled
from minutes.pages.search.understood.understood_page import understood_page
from minutes.pages.search.wordings.wording_hits import ALL, wordings_of_page
from minutes.pages.search.year_chart import year_chart
from minutes.search import find
from minutes.search.analysis import keys
from minutes.search.analysis.cursor import read_cursor, read_meeting_cursor, write_cursor
from minutes.search.query_language import describe, words_of, write_query
from minutes.search.relevance import concepts_of
from minutes.search.wordings.old_wordings import is_asked

PAGE_SIZE = 20
# Hits of the nearest search that are shown where nothing is found.
MOST_NEAREST = 5


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
    found = search_request.understood
    compiled = Compiled(query, found, spelling_of(form))
    index_query = compiled.of(found)
    tally, today = find.tally(index_query), timezone.localdate()
    tallied = tallied_organisations(tally, MAX_OPTIONS, today)
    addresses, by_meeting = SearchAddresses(params), params.get("group") == "meeting"
    is_first = (
        not by_meeting and not params.get("after") and params.get("order") not in ("oldest", "relevance")
    )
    shown = understood_page(addresses, found, compiled, total=tally.total, is_first=is_first)
    page = shown | (
        _meeting_page(params, addresses, found, tally)
        if by_meeting
        else _hit_page(params, addresses, found, query, index_query, tally)
    )
    with_kana = form.cleaned_data["kana"]
    same = offered_spellings(addresses, form, found.tree, index_query, tally.total)
    return page | {
        "query": query,
        "samples": {row[0].href for row in page.get("hits", ()) if row[0].meeting.is_sample},
        "bearer": search_request.bearer,
        "conditions": removable_conditions(
            addresses, form, search_request, says_words=not shown["read"].rows
        ),
        "description": describe(form.parsed.tree) if form.parsed.tree and not shown["read"].rows else [],
        "spellings": spelling_counts(form.cleaned_data["q"], query) if with_kana else [],
        "offers_kana": not with_kana and has_variants(found.tree),
        "same": same,
        "tally": tally,
        "organisation_count": tallied.count,
        "facets": facets_of_hits(addresses, query, index_query, tally, tallied, today) if tally.total else [],
        "years": year_chart(tally.years, lambda year: addresses.changed(year=year)),
        "old_wordings": wordings_of_page(query, tally.total, params, is_first=not page["first_page"]),
        "offers_wordings": is_asked(query),
        "links": _links(addresses),
        **(_ways_on(params, addresses, query, compiled, found, shown, same) if not tally.total else {}),
    }


def _ways_on(params, addresses, query, compiled, found, shown, same):
    """What leads on where nothing is found: each word by itself, and the nearest hits: those of other spellings first."""
    is_led = shown["brought"] or shown["near"]
    counts = shown["read"].also
    words = hits_of_each_word(addresses, query, found, compiled, counts) if query.tree and not is_led else []
    similar = [same.query] if same and same.total else []
    similar += [word.nearest for word in words if word.nearest]
    nearest = [*similar, *(way.query for way in shown["read"].ways)]
    is_answered = is_led or (shown["organisations"] and not similar)
    hits = _hits_of(nearest[0], MOST_NEAREST) if nearest and not is_answered else []
    suffix = _search_suffix(params, found)
    return {
        "hits_of_words": words,
        "nearest": [(hit, _address_of(hit, suffix), 0, "") for hit in hits],
    }


def _hits_of(index_query, size):
    words = tuple(word.folded for word in words_of(index_query.tree, positive_only=True))
    passages = find.load_passages(find.newest_first(index_query, size=size))
    return hits_of(passages, words, remembered.names().names)


def _links(addresses):
    """The addresses of other views of the same hits."""
    return {
        "newest": addresses.changed(order=None),
        "oldest": addresses.changed(order="oldest"),
        "relevant": addresses.changed(order="relevance"),
        "grouped": addresses.changed(group="meeting", order=None),
        "plain": addresses.changed(group=None),
        "kana": addresses.changed(kana="on"),
        "wide": addresses.changed(wide="on"),
        "csv": addresses.changed(view="pages:search_csv"),
        "json": addresses.changed(view="pages:search_json"),
        "feed": addresses.changed(view="pages:search_feed", order=None, group=None),
        "all_wordings": addresses.changed(wordings=ALL),
    }


def _hit_page(params, addresses, found, query, index_query, tally):
    """One page of hits: (hit, its address, hits of its meeting, address of the search within it)."""
    after = read_cursor(params.get("after", ""))
    order, sort_keys = _order(params, query), []
    if tally.total and order == "relevance":
        concepts = concepts_of(query.tree)
        sort_keys = find.most_relevant(index_query, tally, concepts, size=PAGE_SIZE + 1, after=after)
    elif tally.total:
        oldest = order == "oldest"
        sort_keys = find.tallied_page(index_query, tally, size=PAGE_SIZE + 1, after=after, oldest=oldest)
    page, has_next = sort_keys[:PAGE_SIZE], len(sort_keys) > PAGE_SIZE
    words = query.words_to_highlight
    hits = with_answers(hits_of(find.load_passages(page), words, remembered.names().names), words)
    search_suffix = _search_suffix(params, found)
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
        "order": order,
        "is_ranked": query.tree is not None and bool(concepts_of(query.tree)),
        "most_ranked": find.MOST_RANKED,
        **_page_links(addresses, after, page[-1] if has_next else None),
    }


def _order(params, query) -> str:
    """Without a word nothing is more relevant than another."""
    asked = params.get("order")
    if asked == "relevance" and query.tree is not None and concepts_of(query.tree):
        return "relevance"
    return "oldest" if asked == "oldest" else "newest"


def _page_links(addresses, after, last_key):
    """`after` is where the page began, `last_key` the key behind which the next one begins; None where there is none."""
    return {
        "next_page": addresses.changed(after=write_cursor(last_key)) if last_key is not None else "",
        "first_page": addresses.changed() if after is not None else "",
    }


def _search_suffix(params, found):
    """What follows the path of a record or a remark, so that it highlights the words of the search; "" without words.

    There all words are their letters: what was understood to mean a day or an organisation is left out.
    """
    words = params.get("q", "") if found.is_plain else write_query(found.tree) if found.tree else ""
    return "?" + urlencode(record_params(params) | {"q": words}) if words.strip() else ""


def _address_of(hit, search_suffix):
    """Returns where a hit is read, with the words of the search where they are highlighted."""
    return hit.path if hit.passage.kind == Passage.Kind.HANDOUT else f"{hit.path}{search_suffix}"


def _meeting_page(params, addresses, found, tally):
    """One page of the meetings that have hits, newest first: (edition, suffix of its path, hits, address of the search
    within it)."""
    after = read_meeting_cursor(params.get("after", ""))
    meetings = [meeting for meeting in tally.meetings if after is None or meeting < after]
    page, has_next = meetings[:PAGE_SIZE], len(meetings) > PAGE_SIZE
    title_keys = [keys.title_key(meeting) for meeting in page]
    titles = Passage.objects.filter(sort_key__in=title_keys).only("address", "sort_key")
    editions = newest_editions({title.address for title in titles})
    edition_of = {keys.meeting_of(title.sort_key): editions.get(title.address) for title in titles}
    search_suffix = _search_suffix(params, found)
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
