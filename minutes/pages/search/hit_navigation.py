"""Navigates the hits in one record: they are listed and linked from one to the next; its words are to be highlighted."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from minutes.notation.vocabulary import PASSAGE_KINDS
from minutes.pages.search.search_forms import SearchForm
from minutes.pages.search.search_request import with_variants
from minutes.record.passages import passages_of
from minutes.search.query_language import matches, words_of

# The parameters of a search that go along into a record.
RECORD_PARAMS = ("q", "wide", "kana")


@dataclass(frozen=True)
class HitLink:
    """One hit in the list: its name, the number of its block, and the link to it. `is_current`: the reader is there."""

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


def navigate_hits(params, record: dict, record_url: str) -> HitNavigation | None:
    """Returns the navigation that an address asks for by ?q=words and &at=number of the current hit's block.

    Returns None where the words cannot be searched for.
    """
    form = SearchForm({name: params[name] for name in RECORD_PARAMS if name in params})
    if not form.is_valid() or not form.cleaned_data["q"]:
        return None
    tree = with_variants(form.parsed.tree) if form.cleaned_data["kana"] else form.parsed.tree
    words = tuple(word.folded for word in words_of(tree, positive_only=True))
    any_word = form.cleaned_data["wide"] and words
    hits = [
        passage
        for passage in passages_of(record)
        if passage["number"]
        and (
            any(word in passage["folded"] for word in words) if any_word else matches(tree, passage["folded"])
        )
    ]
    search_params = record_params(params)
    numbers, current = [str(hit["number"]) for hit in hits], params.get("at", "")
    return HitNavigation(
        typed=form.cleaned_data["q"],
        words=words,
        links=[_hit_link(hit, search_params, current, record_url) for hit in hits],
        position=numbers.index(current) + 1 if current in numbers else 0,
        search_href=f"{reverse('pages:search')}?{urlencode(search_params)}",
    )


def record_params(params) -> dict[str, str]:
    """Returns what the page of a record needs of a search to highlight the same words."""
    return {name: params[name] for name in RECORD_PARAMS if params.get(name)}


def _hit_link(hit, search_params, current, record_url):
    number = hit["number"]
    name = hit["label"] or PASSAGE_KINDS[hit["kind"]]
    if hit["kind"] == "written_answer":  # it stands on a page of its own
        return HitLink(name, number, f"{record_url}u/{number}/", False)
    href = f"?{urlencode(search_params | {'at': number})}#u{number}"
    return HitLink(name, number, href, current == str(number))
