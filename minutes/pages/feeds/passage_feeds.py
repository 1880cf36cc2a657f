"""Atom feeds of passages: what one organisation, or those of one prefecture, said and brought, and what a search finds;
the newest meetings first."""

from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpResponseBadRequest
from django.urls import reverse
from django.utils import timezone

from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.feeds.atom import Entry, atom_answer
from minutes.pages.feeds.entry_times import Times, times_of_hits
from minutes.pages.organisations.one_organisation import bearer_on, counted_codes, keys_in_prefecture
from minutes.pages.remembered import relations
from minutes.pages.search.hits import Hit, hits_of
from minutes.pages.search.search_forms import SearchForm
from minutes.pages.search.search_request import read_request
from minutes.search import find
from minutes.search.search_query import compile_query

MAX_ENTRIES = 50
EXCERPT_LENGTH = 500
# How the hits are shown, and from where on: no other search.
OF_THE_PAGE = ("order", "group", "after")
REFUSED = "条件に読めないところがあるか、団体が一つに決まらないので、購読できません。"


def organisation_feed(request, code):
    """What an organisation and its predecessors did, the same by each of its codes."""
    generations = Organisation.objects.filter(key__in=relations().codes_borne(code)).order_by("valid_from")
    own, today = list(generations), timezone.localdate()
    if not own:
        raise Http404("この番号の団体はありません。")
    bearer = bearer_on(own, relations().code_on(code, today), today)
    passages = Passage.objects.of_organisations(counted_codes(code))
    page = reverse("pages:organisation", args=[bearer.key])
    name = ("organisation", bearer.key)
    return _feed_of(request, name, f"{bearer.name}の発言・発表", page, passages[:MAX_ENTRIES])


def prefecture_feed(request, number):
    """What the organisations of a prefecture did: as many as its page counts."""
    if number not in PREFECTURES:
        raise Http404("その番号の都道府県はありません。")
    keys = keys_in_prefecture(number, timezone.localdate())
    codes = Organisation.objects.filter(Q(key__startswith=number) | Q(key__in=keys)).values("key")
    title = f"{PREFECTURES[number].name}の団体の発言・発表"
    page = reverse("pages:prefecture", args=[number])
    passages = Passage.objects.of_organisations(codes)
    return _feed_of(request, ("prefecture", number), title, page, passages[:MAX_ENTRIES])


def search_feed(request):
    """What a search finds. Refuses where the form is not valid, asks for nothing or leaves a name open."""
    form = SearchForm(request.GET)
    query = read_request(form).query if form.is_valid() and form.has_conditions() else None
    if query is None:
        lines = "\n".join([REFUSED, *form.problems()])
        return HttpResponseBadRequest(lines, content_type="text/plain; charset=utf-8")
    conditions = sorted(
        (name, value) for name, value in request.GET.items() if value and name not in OF_THE_PAGE
    )
    index_query = compile_query(query)
    found = find.tallied_page(index_query, find.tally(index_query), size=MAX_ENTRIES)
    title = f"「{'　'.join(value for _, value in conditions)}」の検索"
    page = f"{reverse('pages:search')}?{urlencode(conditions)}"
    return _feed_of(request, ("search", urlencode(conditions)), title, page, find.load_passages(found))


def _feed_of(request, name, title, page, passages):
    """Five queries beside those of the caller, however many entries there are."""
    hits = hits_of(passages)
    entries = map(_entry, hits, times_of_hits(hits))
    return atom_answer(request, name=name, title=title, page=page, entries=entries)


def _entry(hit: Hit, times: Times) -> Entry:
    passage = hit.passage
    is_short = len(passage.text) <= EXCERPT_LENGTH
    sample = "（見本）" if hit.meeting.is_sample else ""
    did = passage.get_role_display() or passage.get_kind_display()
    return Entry(
        name=("passage", passage.address, passage.number, passage.part),
        title="　".join(filter(None, [passage.label, did, f"{hit.meeting.title}{sample}"])),
        path=hit.path,
        text=passage.text if is_short else f"{passage.text[:EXCERPT_LENGTH]}…",
        published=times.published,
        updated=times.updated,
    )
