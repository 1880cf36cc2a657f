"""Navigates the hits in one record: they are listed and linked from one to the next; its words are to be highlighted."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from minutes.models import Edition, HandoutPage, Passage
from minutes.notation.vocabulary import PASSAGE_KINDS
from minutes.pages.search.hits import path_of, record_path
from minutes.pages.search.search_forms import SearchForm
from minutes.pages.search.search_request import searched_tree
from minutes.record.passages import passages_of
from minutes.search.query_language import matches, words_of

# The parameters of a search that go along into a record.
RECORD_PARAMS = ("q", "wide", "kana", "same")
# Where the title of a meeting stands in the page of its record.
TITLE = "main"


@dataclass(frozen=True)
class HitLink:
    """One hit in the list: its name, the number of its block (0 for the title of the meeting and for a page of a handout),
    and the link to it. `is_current`: the reader is there."""

    name: str
    number: int
    href: str
    is_current: bool


@dataclass(frozen=True)
class HitNavigation:
    """`position` is the current hit, counted from 1; 0 before the first. `search_href` leads back to all records."""

    typed: str
    words: tuple[str, ...]
    links: list[HitLink]
    position: int
    search_href: str

    @property
    def previous(self):
        return self.links[self.position - 2] if self.position > 1 else None

    @property
    def next(self):
        return self.links[self.position] if self.position < len(self.links) else None


def navigate_hits(params, record: dict, edition: Edition) -> HitNavigation | None:
    """Returns the navigation that an address asks for by ?q=words and &at=number of the current hit's block.

    The pages of the handouts of a newest edition are among the hits. Returns None where the words cannot be searched for.
    """
    form = _form(params)
    if form is None:
        return None
    tree = searched_tree(form, form.parsed.tree)
    words = tuple(word.folded for word in words_of(tree, positive_only=True))
    any_word = form.cleaned_data["wide"] and words

    def is_hit(folded):
        return any(word in folded for word in words) if any_word else matches(tree, folded)

    hits = [passage for passage in passages_of(record) if is_hit(passage["folded"])]
    search_params, record_url = record_params(params), record_path(edition.address)
    numbers, current = [str(hit["number"]) for hit in hits], params.get("at", "")
    links = [_hit_link(hit, search_params, current, record_url) for hit in hits]
    return HitNavigation(
        typed=form.cleaned_data["q"],
        words=words,
        links=[*links, *(_handout_links(edition, words, is_hit) if _is_searched(record, edition) else ())],
        position=numbers.index(current) + 1 if current in numbers else 0,
        search_href=f"{reverse('pages:search')}?{urlencode(search_params)}",
    )


def searched_words(params) -> tuple[str, ...]:
    """Returns the folded words that the search of an address (?q=) looks for; none where there is none to be read."""
    form = _form(params)
    return (
        tuple(word.folded for word in words_of(searched_tree(form, form.parsed.tree), positive_only=True))
        if form
        else ()
    )


def _form(params) -> SearchForm | None:
    """Returns the search of an address; None where it has no words, or none that can be searched for."""
    form = SearchForm({name: params[name] for name in RECORD_PARAMS if name in params})
    return form if form.is_valid() and form.cleaned_data["q"] else None


def _is_searched(record, edition) -> bool:
    """Tells whether the edition has files whose words are searched: those of the newest one are."""
    return edition.is_newest and any(row["file"] for row in record["handouts"])


def _handout_links(edition, words, is_hit) -> list[HitLink]:
    """Links to the pages of handouts that are hits; words that are only excluded find every page, and are left out."""
    if not words:
        return []
    holding = reduce(or_, (Q(folded__contains=word) for word in words))
    stored = Passage.objects.filter(holding, address=edition.address, kind=Passage.Kind.HANDOUT)
    passages = [row for row in stored.order_by("position").defer("text") if is_hit(row.folded)]
    pages = HandoutPage.objects.of_passages(passages)
    return [HitLink(row.printed_name, 0, path_of(row, pages.get(row.part_key)), False) for row in passages]


def record_params(params) -> dict[str, str]:
    """Returns what the page of a record needs of a search to highlight the same words."""
    return {name: params[name] for name in RECORD_PARAMS if params.get(name)}


def _hit_link(hit, search_params, current, record_url):
    number = hit["number"]
    name = hit["label"] or PASSAGE_KINDS.get(hit["kind"], Passage.Kind.MEETING.label)
    if hit["kind"] == "written_answer":  # it stands on a page of its own
        return HitLink(name, number, f"{record_url}u/{number}/", False)
    place = f"#u{number}" if number else f"#{TITLE}"
    href = f"?{urlencode(search_params | {'at': number})}{place}"
    return HitLink(name, number, href, current == str(number))
