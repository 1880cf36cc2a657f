"""The list of organisations that appear in records, and the page of one: what it brought, asked, answered and said."""

from django.db.models import Count
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from members import registry
from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.discovery import structured_data
from minutes.pages.organisations.attended_meetings import attended_meetings
from minutes.pages.organisations.directory import read_directory, unidentified_labels
from minutes.pages.organisations.names import bearer_of, format_period, format_periods
from minutes.pages.organisations.one_organisation import bearer_on, generation_on
from minutes.pages.organisations.organisation_activity import (
    asked_list,
    counts_by_year_and_role,
    mention_list,
    role_lists,
    year_counts,
)
from minutes.pages.organisations.organisation_lookup import has_ended, look_up, successors_of
from minutes.pages.organisations.prefecture_map import prefecture_tiles, shade_legend
from minutes.pages.organisations.timeline import timeline_entries
from minutes.pages.remembered import relations
from minutes.pages.search.search_forms import NameForm


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
        },
    )


def organisation(request, code):
    """One organisation with all its predecessors, the same by each of its codes; ?year=2012 shows everything of one 年度."""
    kin, today = relations().kin(code), timezone.localdate()
    codes = kin.own | kin.before
    generations = _generations_by_code(codes)
    if code not in generations:
        raise Http404("この番号の団体はありません。")
    own = _own_generations(code, generations)
    last = generation_on(own, today)
    bearer = bearer_on(own, relations().code_on(code, today), today)
    counts = counts_by_year_and_role(codes)
    years = year_counts(counts)
    year = _year_asked_for(request, years)
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
            "role_lists": role_lists(codes, counts, generations, bearer.name, year),
            "asked": asked_list(codes, year),
            "mentions": mention_list(codes, bearer.name, year),
            "unidentified": unidentified_namesakes({row.name for row in own}),
        },
    )


def _own_generations(code, generations):
    """Returns the generations of an organisation under all codes that it bore, the oldest first."""
    borne = relations().codes_borne(code)
    return sorted((row for one in borne for row in generations.get(one, ())), key=lambda row: row.valid_from)


def _other_codes(own, code):
    """Returns (code, when) of the codes that an organisation bears on other days than today's."""
    rows: dict[str, list[Organisation]] = {}
    for row in own:
        rows.setdefault(row.key, []).append(row)
    return [(key, format_periods(of_key)) for key, of_key in rows.items() if key != code]


def _year_asked_for(request, years):
    typed = request.GET.get("year", "").strip()
    return next((row.year for row in years if str(row.year) == typed), None)


def _generations_by_code(codes) -> dict[str, list[Organisation]]:
    """Returns code → its generations, the oldest first. One query."""
    generations: dict[str, list[Organisation]] = {}
    for row in Organisation.objects.filter(key__in=codes).order_by("key", "valid_from"):
        generations.setdefault(row.key, []).append(row)
    return generations


def unidentified_namesakes(names: set[str]) -> dict[str, int]:
    """Returns, for each of the names, how many passages stand under it as a label that is tied to nobody."""
    passages = Passage.objects.filter(code="", label__in=names).order_by("label")
    return dict(passages.values_list("label").annotate(Count("id")))
