"""The organisations that appear in records, and what one of them brought, asked, answered and said."""

from django.db.models import Count
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from members import registry
from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.organisations import (
    directory,
    names,
    organisation_activity,
    organisation_lookup,
    prefecture_map,
    timeline,
)
from minutes.pages.search.search_forms import NameForm


def organisations(request):
    """All that appear in records; ?name= offers those that may be meant, whether they appear or not."""
    form = NameForm(request.GET)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    homonyms, others = directory.unidentified()
    prefectures = directory.by_prefecture()
    return render(
        request,
        "organisations/organisations.html",
        {
            "form": form,
            "name": name,
            "finding": organisation_lookup.find(name, timezone.localdate()) if name else None,
            "tiles": prefecture_map.tiles(prefectures),
            "legend": prefecture_map.legend(),
            "complete_to": registry.COMPLETE_TO,
            "prefectures": prefectures,
            "homonyms": homonyms,
            "others": others,
        },
    )


def organisation(request, code):
    """One organisation with all that it came from; ?year=2012 shows everything of one 年度."""
    kin = registry.kin(code)
    generations = _generations(kin.own | kin.before)
    if code not in generations:
        raise Http404("この番号の団体はありません。")
    bearer, today = names.bearer(*generations[code]), timezone.localdate()
    counts = organisation_activity.counts_of(kin.own | kin.before)
    years = organisation_activity.years_of(counts)
    year = next((one.year for one in years if str(one.year) == request.GET.get("year", "").strip()), None)
    return render(
        request,
        "organisations/organisation.html",
        {
            "bearer": bearer,
            "prefecture": PREFECTURES.get(generations[code][-1].prefecture),
            "generations": [(row, names.period(row.valid_from, row.valid_to)) for row in generations[code]],
            "same": [names.bearer(*generations[key]) for key in sorted(kin.own - {code})],
            "over": organisation_lookup.is_over(generations[code][-1], today),
            "now": organisation_lookup.today_of(generations[code][-1], today),
            "steps": timeline.steps(kin),
            "years": years,
            "year": year,
            "deeds": organisation_activity.lists_of(
                kin.own | kin.before, counts, generations, bearer.name, year
            ),
            "unidentified": unidentified_namesakes({row.name for row in generations[code]}),
        },
    )


def _generations(keys) -> dict[str, list[Organisation]]:
    """Code → its generations, the oldest first. One query."""
    found: dict[str, list[Organisation]] = {}
    for row in Organisation.objects.filter(key__in=keys).order_by("key", "valid_from"):
        found.setdefault(row.key, []).append(row)
    return found


def unidentified_namesakes(names_borne: set[str]) -> dict[str, int]:
    """How many passages stand under a label that is one of these names and is tied to nobody yet."""
    found = Passage.objects.filter(code="", label__in=names_borne).order_by("label")
    return dict(found.values_list("label").annotate(Count("id")))
