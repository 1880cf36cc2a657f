"""The organisations that appear in records, and what one of them brought, asked, answered and said."""

from django.db.models import Count
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from members import registry
from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Passage
from minutes.pages import atlas, choosing, deeds, directory, names, timeline
from minutes.pages.forms import NameForm


def organisations(request):
    """All that appear in records; ?name= offers those that may be meant, whether they appear or not."""
    form = NameForm(request.GET)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    homonyms, others = directory.unidentified()
    prefectures = directory.by_prefecture()
    return render(
        request,
        "organisations.html",
        {
            "form": form,
            "name": name,
            "finding": choosing.find(name, timezone.localdate()) if name else None,
            "tiles": atlas.tiles(prefectures),
            "legend": atlas.legend(),
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
    counts = deeds.counts_of(kin.own | kin.before)
    years = deeds.years_of(counts)
    year = next((one.year for one in years if str(one.year) == request.GET.get("year", "").strip()), None)
    return render(
        request,
        "organisation.html",
        {
            "bearer": bearer,
            "prefecture": PREFECTURES.get(generations[code][-1].prefecture),
            "generations": [(row, names.period(row.valid_from, row.valid_to)) for row in generations[code]],
            "same": [names.bearer(*generations[key]) for key in sorted(kin.own - {code})],
            "over": choosing.is_over(generations[code][-1], today),
            "now": choosing.today_of(generations[code][-1], today),
            "steps": timeline.steps(kin),
            "years": years,
            "year": year,
            "deeds": deeds.lists_of(kin.own | kin.before, counts, generations, bearer.name, year),
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
