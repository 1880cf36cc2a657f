"""All that an organisation brought, asked, answered and said, page by page, and as CSV: ?year=2012&did=answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from members import wareki
from minutes.models import Passage
from minutes.pages.organisations.deeds import DEEDS, Counts, by_deed, by_year, count_deeds, passages_of
from minutes.pages.organisations.one_organisation import subject_of
from minutes.pages.organisations.organisation_activity import RoleList, listed_by_year
from minutes.pages.search.hits import hits_of, with_answers
from minutes.pages.search.search_exports import COLUMNS, READ_AT_ONCE, csv_chunks, rows_of
from minutes.pages.search.search_facets import Facet, Option
from minutes.pages.streaming import stream
from minutes.search import find
from minutes.search.analysis.cursor import read_cursor, write_cursor

PAGE_SIZE = 20
KEYS_AT_ONCE = 500


@dataclass(frozen=True)
class Chosen:
    """What of an organisation is asked for: of one 年度, of one deed, or all."""

    code: str
    year: int | None
    did: str

    def address(self, *, view: str = "pages:organisation_remarks", **changes) -> str:
        """Returns the address of the first page of this, or of another choice. None takes a condition away."""
        asked = {"year": self.year, "did": self.did} | changes
        query = urlencode({name: value for name, value in asked.items() if value not in (None, "")})
        return reverse(view, args=[self.code]) + (f"?{query}" if query else "")

    def conditions(self) -> list[tuple[str, str]]:
        """Returns the conditions in words, each with the address without it."""
        year = wareki.format_fiscal_year(self.year) if self.year is not None else ""
        return [
            (words, self.address(**{name: None}))
            for name, words in (("year", year), ("did", DEEDS.get(self.did, "")))
            if words
        ]


def organisation_remarks(request, code):
    """One page of them by key, the newest meeting first; ?after=cursor is the next page."""
    subject = subject_of(code, timezone.localdate())
    chosen = _chosen(request, subject.code)
    after = read_cursor(request.GET.get("after", ""))
    page, has_next = _page(subject.codes, chosen, after)
    counts = count_deeds(subject.codes)
    hits = with_answers(hits_of(page))
    listed = listed_by_year(hits, subject.generations, subject.bearer.name)
    total = sum(by_year(counts, chosen.did).get(year, 0) for year in _years(counts, chosen))
    return render(
        request,
        "organisation_remarks/remarks.html",
        {
            "bearer": subject.bearer,
            "with_lineage": bool(subject.kin.before),
            "conditions": chosen.conditions(),
            "total": total,
            "role_list": RoleList(chosen.did or "all", DEEDS.get(chosen.did, ""), total, listed),
            "facets": [facet for facet in _facets(chosen, counts) if facet.options],
            "began_at": page[0] if after is not None and page else None,
            "first_page": chosen.address() if after is not None else "",
            "next_page": chosen.address(after=write_cursor(page[-1].sort_key)) if has_next else "",
            "csv": chosen.address(view="pages:organisation_csv"),
        },
    )


def organisation_csv(request, code):
    """The same as a table, in the columns of a search's."""
    subject = subject_of(code, timezone.localdate())
    chosen = _chosen(request, subject.code)
    rows = (rows_of(request, passages) for passages in _all_passages(subject.codes, chosen))
    name = f"remarks-{code}.csv"
    return stream(request, csv_chunks(COLUMNS, rows), content_type="text/csv; charset=utf-8", name=name)


def _chosen(request, code) -> Chosen:
    """Raises Http404 for a 年度 or a deed that there is not: all of them would be taken for an answer."""
    year, did = request.GET.get("year", "").strip(), request.GET.get("did", "").strip()
    is_year = re.fullmatch("[0-9]{4}", year) and 1868 <= int(year) <= 2200
    if (did and did not in DEEDS) or (year and not is_year):
        raise Http404("この条件のページはありません。")
    return Chosen(code, int(year) if year else None, did)


def _passages(codes, chosen: Chosen, below: int | None):
    passages = passages_of(codes, deed=chosen.did, year=chosen.year).order_by("-sort_key")
    return passages if below is None else passages.filter(sort_key__lt=below)


def _page(codes, chosen, after) -> tuple[list[Passage], bool]:
    """Returns the passages of one page, and whether others follow. One query."""
    passages = list(_passages(codes, chosen, after).defer("folded")[: PAGE_SIZE + 1])
    return passages[:PAGE_SIZE], len(passages) > PAGE_SIZE


def _all_passages(codes, chosen) -> Iterator[list[Passage]]:
    """Yields all of them, a few at a time, each read when it is asked for."""
    below = None
    while keys := list(_passages(codes, chosen, below).values_list("sort_key", flat=True)[:KEYS_AT_ONCE]):
        for start in range(0, len(keys), READ_AT_ONCE):
            yield find.load_passages(keys[start : start + READ_AT_ONCE])
        below = keys[-1]


def _years(counts: Counts, chosen: Chosen):
    return by_year(counts) if chosen.year is None else [chosen.year]


def _facets(chosen: Chosen, counts: Counts) -> Iterator[Facet]:
    """Yields what narrows the list further, with the counts that the links give."""
    if chosen.year is None:
        years = sorted(by_year(counts, chosen.did).items(), reverse=True)
        options = [(wareki.format_fiscal_year(year), number, {"year": year}) for year, number in years]
        yield Facet("年度", _options(chosen, options))
    if not chosen.did:
        deeds = by_deed(counts, chosen.year).items()
        yield Facet(
            "したこと", _options(chosen, [(DEEDS[did], number, {"did": did}) for did, number in deeds])
        )


def _options(chosen, options):
    return [Option(name, str(number), chosen.address(**narrower)) for name, number, narrower in options]
