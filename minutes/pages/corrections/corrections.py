"""The list of all 訂正 of the site, by year and category, and their Atom feed."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from members import wareki
from minutes.models import Correction, Passage
from minutes.pages.feeds.atom import Entry, atom_answer
from minutes.pages.feeds.entry_times import last_changes
from minutes.pages.finding import corrected_editions, public_corrections
from minutes.record import block_keys
from minutes.record.block_keys import ANSWER, BLOCK, BlockKey
from minutes.record.block_text import block_name

ON_A_PAGE = 50
IN_THE_FEED = 40


@dataclass(frozen=True)
class ListedCorrection:
    """One correction of the list, and where in the record it was: 深川市 #12 under a heading."""

    correction: Correction
    heading: str
    location: str


def corrections(request):
    """The list of corrections. ?year=2026 narrows it to the 年度 of the correction, ?category=mistake to one 区分."""
    year, category = _year(request.GET.get("year", "")), request.GET.get("category", "")
    category = category if category in Correction.Category.values else ""
    years, categories = _counts(year, category)
    chosen = public_corrections()
    if year:
        chosen = chosen.filter(
            edition__published_at__gte=_april(year), edition__published_at__lt=_april(year + 1)
        )
    if category:
        chosen = chosen.filter(category=category)
    page = Paginator(chosen, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "listed": _listed(page),
        "years": sorted(years.items(), reverse=True),
        "categories": [(key, name, categories[key]) for key, name in Correction.Category.choices],
        "year": year,
        "category": category and Correction.Category(category),
    }
    return render(request, "corrections/corrections.html", context)


def feed(request):
    """The Atom feed: an entry for each edition that corrected something, with its corrections and its digest."""
    editions = list(corrected_editions()[:IN_THE_FEED])
    changed = last_changes(editions)
    return atom_answer(
        request,
        name=("corrections",),
        title=f"訂正 — {settings.SITE_NAME}",
        page=reverse("pages:corrections"),
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
        f"{block_name(row.block_key)}　{row.get_category_display()}　{row.reason}"
        for row in edition.corrections.all()
    ]
    return "\n".join([*lines, f"版の指紋 SHA-256 {edition.digest}"])


def _listed(corrections) -> list[ListedCorrection]:
    """Returns the corrections with their locations, which are read from the passages. One query."""
    numbers = {row.block_key.number for row in corrections if row.block_key.kind in (BLOCK, ANSWER)}
    addresses = {row.edition.address for row in corrections}
    stored = Passage.objects.filter(address__in=addresses, number__in=numbers, part=0)
    passages = {(row.address, _key_of(row)): row for row in stored.defer("text", "folded")}
    return [_with_location(row, passages.get((row.edition.address, row.block_key))) for row in corrections]


def _key_of(passage) -> BlockKey:
    is_answer = passage.kind == Passage.Kind.WRITTEN_ANSWER
    return block_keys.answer(passage.number) if is_answer else block_keys.block(passage.number)


def _with_location(correction, passage):
    name = block_name(correction.block_key)
    if passage is None:
        return ListedCorrection(correction, "", name)
    speaker = passage.label or passage.get_kind_display()
    return ListedCorrection(correction, passage.heading, f"{speaker} {name}")


def _counts(year, category) -> tuple[Counter, Counter]:
    """Counts the corrections of each 年度 (in the category), and of each category (in the 年度). One query."""
    grouped = public_corrections().annotate(month=TruncMonth("edition__published_at")).order_by()
    years, categories = Counter(), Counter()
    for month, key, number in grouped.values_list("month", "category").annotate(Count("id")):
        fiscal = wareki.fiscal_year(timezone.localdate(month))
        years[fiscal] += number if category in ("", key) else 0
        categories[key] += number if year in (None, fiscal) else 0
    return years, categories


def _april(year: int) -> datetime.datetime:
    """Returns the moment at which a 年度 begins."""
    return datetime.datetime(year, 4, 1, tzinfo=timezone.get_default_timezone())


def _year(typed: str) -> int | None:
    """Returns the 年度 that was typed; None where none was, or none that can be."""
    try:
        year = wareki.parse_fiscal_year(typed)
    except wareki.WarekiError:
        return None
    return year if 1900 < year < 9000 else None
