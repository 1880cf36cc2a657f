"""Runs a search for programs: by the form, the query and the index of the search page, in pages by key."""

import base64
from dataclasses import dataclass, field
from typing import Any

from minutes.api.problems import Candidate, Refused
from minutes.api.search_parameters import read_form
from minutes.models import Passage
from minutes.pages.search.search_request import SearchRequest, read_request
from minutes.pages.search.understood.understanding import UnderstoodWord
from minutes.pages.search.wordings.wording_hits import ALL, FoundWordings, WordingHit, wordings_of_page
from minutes.search import find
from minutes.search.analysis import keys
from minutes.search.find import Tally
from minutes.search.index import IndexQuery
from minutes.search.relevance import Concepts, concepts_of
from minutes.search.search_query import compile_query

SEVERAL = (
    "この名の団体は一つではありません。団体コードで選んでください。"
    " / Several organisations bear this name: choose one of the candidates by its code."
)
NOBODY = "この名の団体はありません。"


@dataclass(frozen=True)
class Found:
    """One page of passages. tally: of all hits, on the first page alone. last: the key that the next page begins behind,
    None where there is none. notes: what was mended in the query, and why it finds nothing. older: wordings that no newest
    edition has, where they are asked for, on the first page alone. understood: how each word was."""

    passages: list[Passage] = field(default_factory=list)
    words: tuple[str, ...] = ()
    tally: Tally | None = None
    last: int | None = None
    notes: tuple[str, ...] = ()
    older: tuple[WordingHit, ...] = ()
    understood: tuple[UnderstoodWord, ...] = ()


NOTHING = Tally(0, {}, {}, {})


def search(parameters: Any, *, kind: str = "") -> Found:
    """Returns a page of what the parameters find; `kind` takes the place of theirs. Raises Refused."""
    form, empty = read_form(parameters)
    if empty:
        return Found(tally=NOTHING, notes=tuple(empty))
    if kind:
        form.cleaned_data["kind"] = kind
    asked = read_request(form, understands=parameters.understand)
    notes = form.parsed.repairs
    if asked.query is None:
        return Found(tally=NOTHING, notes=(*notes, _nobody(asked)))
    order = form.cleaned_data["order"]
    concepts = concepts_of(asked.query.tree) if order == "relevance" and asked.query.tree else ()
    page = _page(compile_query(asked.query), parameters, oldest=order == "oldest", concepts=concepts)
    older = FoundWordings()
    if form.cleaned_data["wordings"] == ALL:
        older = wordings_of_page(asked.query, 0, form.cleaned_data, is_first=not parameters.after) or older
    words, understood = asked.query.words_to_highlight, asked.understood.words
    return Found(*page[:1], words, *page[1:], notes=notes, older=tuple(older.hits), understood=understood)


def _page(
    query: IndexQuery, parameters: Any, *, oldest: bool, concepts: Concepts
) -> tuple[list[Passage], Tally | None, int | None]:
    """All is counted for the first page alone: whoever goes on knows it. Which meetings hold all words is known from the
    count, so a search of whole meetings counts for every page, and so does one by relevance to these concepts."""
    after, size = place_of(parameters.after), parameters.limit
    counts = after is None or query.together is not None or concepts
    tally = find.tally(query) if counts else None
    if tally and concepts:
        found = find.most_relevant(query, tally, concepts, size=size + 1, after=after)
    elif tally:
        found = find.tallied_page(query, tally, size=size + 1, after=after, oldest=oldest)
    else:
        order = find.oldest_first if oldest else find.newest_first
        found = order(query, size=size + 1, after=after)
    last = found[size - 1] if len(found) > size else None
    return find.load_passages(found[:size]), tally if after is None else None, last


def place_of(after: str) -> int | None:
    """Returns the place in the order of the index that a cursor names: any text of its form names one.

    >>> place_of(""), place_of("2-aaaaaaaaaaaac")
    (None, 1)
    """
    if not after:
        return None
    place = int.from_bytes(base64.b32decode(f"{after.partition('-')[2]}===", casefold=True), "big")
    return min(place, keys.LAST_KEY)


def _nobody(asked: SearchRequest) -> str:
    """Why no organisation is searched for: nobody bears the name. Raises Refused with the bearers where several do."""
    lines = asked.choice.lines if asked.choice else []
    if lines:
        bearers = [line.bearer for line in lines]
        candidates = [Candidate(code=one.key, name=one.name, prefecture=one.prefecture) for one in bearers]
        raise Refused([("organisation", SEVERAL)], candidates)
    return NOBODY
