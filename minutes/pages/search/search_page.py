"""Search by words, organisation, day and everything that a passage is known by."""

from urllib.parse import urlencode

from django.shortcuts import render

from minutes.models import Passage
from minutes.pages.search import search_suggestions, year_chart
from minutes.pages.search.hits import hits, newest_editions
from minutes.pages.search.search_facets import facets, taken
from minutes.pages.search.search_forms import SearchForm
from minutes.pages.search.search_request import address, asking_of, has_variants
from minutes.search import find
from minutes.search.analysis import keys
from minutes.search.index import LAST_KEY
from minutes.search.query_language import describe
from minutes.search.search_query import compile_query

ON_A_PAGE = 20


def search(request):
    """?q=words, ?organisation=name-or-code, ?from=, ?to= and what narrows them; ?after=key is the next page."""
    form = SearchForm(request.GET)
    context = {"form": form}
    if form.is_valid() and form.asks():
        asking = asking_of(form)
        context |= {"choice": asking.choice, "repairs": form.query.repairs}
        if asking.question is not None:
            context |= _answer(request.GET, form, asking)
    return render(request, "search/search.html", context)


def _answer(given, form, asking):
    question = asking.question
    asked = compile_query(question)
    tally = find.tally(asked)
    shown = (
        _meetings(given, tally) if given.get("group") == "meeting" else _page(given, question, asked, tally)
    )
    bars = year_chart.bars(tally.years, lambda year: address(given, year=year))
    return shown | {
        "question": question,
        "bearer": asking.bearer,
        "taken": taken(form, asking),
        "read": describe(form.query.tree) if form.query.tree else [],
        "spellings": search_suggestions.spellings(form.cleaned_data["q"], question)
        if form.cleaned_data["kana"]
        else [],
        "kana_offer": has_variants(question.tree) and not form.cleaned_data["kana"],
        "tally": tally,
        "organisations": len(tally.organisations.keys() - {0}),
        "facets": facets(given, question, asked, tally) if tally.total else [],
        "bars": bars,
        "bars_in_words": year_chart.in_words(bars) if bars else "",
        "missing": search_suggestions.missing(given, question) if not tally.total and question.tree else [],
        "links": _links(given),
    }


def _links(given):
    """Other views of the same hits."""
    return {
        "newest": address(given, order=None),
        "oldest": address(given, order="oldest"),
        "grouped": address(given, group="meeting", order=None),
        "plain": address(given, group=None),
        "kana": address(given, kana="on"),
        "wide": address(given, wide="on"),
        "csv": address(given, view="pages:search_csv"),
        "json": address(given, view="pages:search_json"),
    }


def _page(given, question, asked, tally):
    after = after_key(given)
    order = find.oldest_first if given.get("order") == "oldest" else find.newest_first
    found = order(asked, size=ON_A_PAGE + 1, after=after, total=tally.total)
    shown, more = found[:ON_A_PAGE], len(found) > ON_A_PAGE
    rows = find.load_passages(shown)
    here = {row.sort_key: tally.meetings.get(keys.meeting_of(row.sort_key), 0) for row in rows}
    tail = "?" + urlencode(_in_record(given)) if given.get("q", "").strip() else ""
    return {
        "hits": [
            (hit, _link(hit, tail), here[hit.passage.sort_key], address(given, meeting=hit.passage.address))
            for hit in hits(rows, question.words_to_highlight)
        ],
        "order": "oldest" if order is find.oldest_first else "newest",
        "next": address(given, after=shown[-1]) if more else "",
        "first": address(given) if after is not None else "",
    }


def _in_record(given):
    """What the record needs to mark and walk the same words."""
    return {name: given[name] for name in ("q", "wide", "kana") if given.get(name)}


def _link(hit, tail):
    number = hit.passage.number
    if not number:
        return tail
    return f"{tail}&at={number}#u{number}" if tail else f"#u{number}"


def after_key(given) -> int | None:
    """The key that a page begins behind, or None where there is none to be read."""
    typed = given.get("after", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and int(typed) <= LAST_KEY else None


def _meetings(given, tally):
    """The hits by meeting, the newest first: how many each has, and the way to them."""
    after = after_key(given)
    meetings = [one for one in tally.meetings if after is None or one < after]
    shown, more = meetings[:ON_A_PAGE], len(meetings) > ON_A_PAGE
    firsts = Passage.objects.filter(sort_key__in=_title_keys(shown)).only("address", "sort_key")
    editions = newest_editions({row.address for row in firsts})
    by_meeting = {keys.meeting_of(row.sort_key): editions.get(row.address) for row in firsts}
    tail = "?" + urlencode(_in_record(given)) if given.get("q", "").strip() else ""
    return {
        "groups": [
            (
                by_meeting[one],
                tally.meetings[one],
                address(given, meeting=by_meeting[one].address, group=None),
                tail,
            )
            for one in shown
            if by_meeting.get(one)
        ],
        "order": "newest",
        "next": address(given, after=shown[-1]) if more else "",
        "first": address(given) if after is not None else "",
    }


def _title_keys(meetings):
    """The key of the first passage of each meeting: 会議名 stands at place 0 and is nobody's."""
    return [keys.keys_of_meeting(one)[1] - keys.ORGANISATION_MASK for one in meetings]
