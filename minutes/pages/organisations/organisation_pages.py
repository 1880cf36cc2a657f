"""The list of organisations that appear in records, and the page of one: what it brought, asked, answered and said."""

from django.db.models import Count
from django.shortcuts import render
from django.utils import timezone

from members import registry
from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.discovery import structured_data
from minutes.pages.organisations.attended_meetings import attended_meetings
from minutes.pages.organisations.deeds import DEEDS, Counts, by_deed, by_year, count_deeds
from minutes.pages.organisations.directory import other_speakers, read_directory, unidentified_labels
from minutes.pages.organisations.names import bearer_of, format_period, format_periods
from minutes.pages.organisations.one_organisation import generation_on, subject_of
from minutes.pages.organisations.organisation_activity import (
    asked_list,
    mention_list,
    newest_turn,
    role_lists,
    year_counts,
)
from minutes.pages.organisations.organisation_lookup import has_ended, look_up, successors_of
from minutes.pages.organisations.prefecture_map import prefecture_tiles, shade_legend
from minutes.pages.organisations.remarks_page import Chosen
from minutes.pages.organisations.timeline import timeline_entries
from minutes.pages.search.search_forms import NameForm
from minutes.pages.search.year_chart import BarChart, bar_chart, year_chart


def organisations(request):
    """All organisations that appear in records; ?name= looks one up, whether it appears or not."""
    form = NameForm(request.GET)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    homonyms, unknown_labels = unidentified_labels()
    directory = read_directory(timezone.localdate())
    return render(
        request,
        "organisations/organisations.html",
        {
            "form": form,
            "name": name,
            "lookup": look_up(name, timezone.localdate()) if name else None,
            "tiles": prefecture_tiles(directory.passages),
            "legend": shade_legend(),
            "complete_to": registry.COMPLETE_TO,
            "prefectures": directory.groups,
            "homonyms": homonyms,
            "unknown_labels": unknown_labels,
            "other_speakers": other_speakers(),
        },
    )


def organisation(request, code):
    """One organisation with all its predecessors, the same by each of its codes; ?year=2012 shows everything of one 年度."""
    today = timezone.localdate()
    subject = subject_of(code, today)
    kin, codes, generations = subject.kin, subject.codes, subject.generations
    bearer, own = subject.bearer, subject.own_generations
    last = generation_on(own, today)
    counts = count_deeds(codes)
    years = year_counts(counts)
    year = _year_asked_for(request, years)
    lists = role_lists(codes, counts, generations, bearer.name, year)
    return render(
        request,
        "organisations/organisation.html",
        {
            "bearer": bearer,
            "structured_data": structured_data.of_organisation(request.build_absolute_uri, bearer),
            "prefecture": PREFECTURES.get(last.prefecture),
            "generations": [(row, format_period(row.valid_from, row.valid_to)) for row in own],
            "other_codes": _other_codes(own, bearer.key),
            "joined_organisations": [
                bearer_of(*generations[key]) for key in sorted(kin.own - {row.key for row in own})
            ],
            "has_ended": has_ended(last, today),
            "successors": successors_of(last, today),
            "timeline": timeline_entries(kin),
            "years": years,
            "year": year,
            "attended": attended_meetings(codes, year),
            "newest": newest_turn(lists) if year is None else None,
            "role_lists": lists,
            "with_lineage": bool(kin.before),
            "chart_of_deeds": deed_chart(bearer.key, counts, year),
            "chart_of_years": year_chart(
                by_year(counts), lambda one: Chosen(bearer.key, one, "").address(), year
            ),
            "asked": asked_list(codes, year),
            "mentions": mention_list(codes, bearer.name, year),
            "unidentified": unidentified_namesakes({row.name for row in own}),
        },
    )


def _other_codes(own, code):
    """Returns (code, when) of the codes that an organisation bears on other days than today's."""
    rows: dict[str, list[Organisation]] = {}
    for row in own:
        rows.setdefault(row.key, []).append(row)
    return [(key, format_periods(of_key)) for key, of_key in rows.items() if key != code]


def _year_asked_for(request, years):
    typed = request.GET.get("year", "").strip()
    return next((row.year for row in years if str(row.year) == typed), None)


def deed_chart(code: str, counts: Counts, year: int | None) -> BarChart:
    """Returns a line for each deed, of one 年度 if it is given, which leads to all that it counts."""
    return bar_chart(
        (DEEDS[did], number, Chosen(code, year, did).address(), False)
        for did, number in by_deed(counts, year).items()
    )


def unidentified_namesakes(names: set[str]) -> dict[str, int]:
    """Returns, for each of the names, how many passages stand under it as a label that is tied to nobody."""
    passages = Passage.objects.filter(code="", label__in=names).order_by("label")
    return dict(passages.values_list("label").annotate(Count("id")))
