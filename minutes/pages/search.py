"""Search by words, organisation and day."""

from dataclasses import dataclass, replace

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render

from minutes.pages.forms import SearchForm
from minutes.pages.hits import hits
from minutes.pages.names import Bearer, named
from minutes.search.find import Question, counts_by_code, passages

ON_A_PAGE = 20


@dataclass(frozen=True)
class Choice:
    """A name that is not one organisation's: who bears it, each with its hits, and the hits tied to nobody."""

    name: str
    bearers: list[tuple[Bearer, int]]
    unidentified: int


def search(request):
    """?q=words&organisation=name-or-code&from=day&to=day&page=2, and ?label= for a name that is tied to nobody."""
    form = SearchForm(request.GET)
    context = {"form": form}
    if form.is_valid() and form.has_changed():
        context |= _answer(form.question(), form.cleaned_data["organisation"], request.GET.get("page"))
    return render(request, "search.html", context)


def _answer(question, name, page):
    bearers = named(name) if name else []
    choice = choice_of(question, name, bearers) if name else None
    if name and len(bearers) != 1:
        return {"choice": choice}
    asked = replace(question, code=bearers[0].key) if bearers else question
    shown = Paginator(passages(asked), ON_A_PAGE).get_page(page)
    return {
        "question": asked,
        "bearer": bearers[0] if bearers else None,
        "choice": choice,
        "page": shown,
        "hits": hits(shown, asked.words),
    }


def choice_of(question: Question, name: str, bearers: list[Bearer]) -> Choice:
    """How many hits each bearer of a name has, in one query; never a mix of them."""
    keys = [bearer.key for bearer in bearers]
    counts = counts_by_code(passages(question).filter(Q(code__in=keys) | Q(code="", label=name)))
    return Choice(name, [(bearer, counts.get(bearer.key, 0)) for bearer in bearers], counts.get("", 0))
