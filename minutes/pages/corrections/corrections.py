"""The list of all 訂正 of the site, each as 誤 → 正, and their Atom feed."""

import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse

from minutes.models import Correction
from minutes.notation.redactions import plain_redactions
from minutes.pages.corrections.correction_conditions import (
    PARAMETERS,
    counts_of_choices,
    read_conditions,
)
from minutes.pages.corrections.correction_news import news_of
from minutes.pages.feeds.atom import Entry, atom_answer
from minutes.pages.feeds.entry_times import last_changes
from minutes.pages.finding import corrected_editions
from minutes.pages.site.meeting_counts import body_names
from minutes.record.block_text import block_name

ON_A_PAGE = 50
IN_THE_FEED = 40


def corrections(request):
    """The list of corrections. ?year=2026 narrows it to the 年度 of the correction, ?category=mistake to one 区分,
    ?body=kaigi-1 to one 会議体, ?organisation=深川市 to what an organisation, or one that it came from or became, said."""
    conditions, asked = read_conditions(request.GET)
    years, categories, bodies = counts_of_choices(conditions)
    page = Paginator(conditions.chosen().newest_first(), ON_A_PAGE).get_page(request.GET.get("page"))
    names = body_names()
    context = {
        "page": page,
        "listed": news_of(page),
        "years": sorted(years.items(), reverse=True),
        "categories": [(key, name, categories[key]) for key, name in Correction.Category.choices],
        "bodies": sorted((names.get(key, key), key, number) for key, number in bodies.items()),
        "year": conditions.year,
        "category": conditions.category and Correction.Category(conditions.category),
        "body": conditions.body,
        "body_name": names.get(conditions.body, conditions.body),
        "asked": asked,
        "feed": _address("pages:corrections_feed", request.GET),
        "csv": _address("pages:corrections_csv", request.GET),
    }
    return render(request, "corrections/corrections.html", context)


def _address(view, params) -> str:
    """Returns the address of another view of the same corrections."""
    kept = _kept(params)
    return f"{reverse(view)}?{urlencode(kept)}" if kept else reverse(view)


def _kept(params) -> list[tuple[str, str]]:
    return [(name, params[name]) for name in PARAMETERS if params.get(name, "").strip()]


def feed(request):
    """The Atom feed: an entry for each edition that corrected something that is asked for, with its corrections and its
    digest."""
    conditions, _ = read_conditions(request.GET)
    chosen = conditions.chosen().values("pk")
    editions = list(corrected_editions(Correction.objects.filter(pk__in=chosen))[:IN_THE_FEED])
    changed = last_changes(editions)
    asked_for = urlencode(_kept(request.GET))
    return atom_answer(
        request,
        name=("corrections", *filter(None, [asked_for])),
        title=f"訂正 — {settings.SITE_NAME}",
        page=_address("pages:corrections", request.GET),
        entries=[_entry(edition, changed.get((edition.address, edition.number))) for edition in editions],
    )


def _entry(edition, changed: datetime.datetime | None) -> Entry:
    """`changed`: when words were last withdrawn from the edition, or from its reasons, if later than it."""
    return Entry(
        name=("errata", edition.address, edition.number),
        title=f"{edition.title}　第{edition.number}版",
        path=f"{reverse('pages:errata', args=[edition.address])}#e{edition.number}",
        text=_description(edition),
        published=edition.published_at,
        updated=max(edition.published_at, changed or edition.published_at),
    )


def _description(edition) -> str:
    lines = [
        f"{block_name(row.block_key)}　{row.get_category_display()}　{plain_redactions(row.reason)}"
        for row in edition.corrections.all()
    ]
    return "\n".join([*lines, f"版の指紋 SHA-256 {edition.digest}"])
