"""The organisations that appear in records, and what one of them brought, asked, answered and said."""

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.http import Http404
from django.shortcuts import render

from members.models import Organisation
from minutes.models import Passage
from minutes.pages import directory, names
from minutes.pages.forms import NameForm
from minutes.pages.hits import hits

SHOWN = 20


def organisations(request):
    """All that appear in records; ?name= offers those that bear a name, whether they appear or not."""
    form = NameForm(request.GET)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    homonyms, others = directory.unidentified()
    return render(
        request,
        "organisations.html",
        {
            "form": form,
            "name": name,
            "bearers": names.named(name) if name else [],
            "prefectures": directory.by_prefecture(),
            "homonyms": homonyms,
            "others": others,
        },
    )


def organisation(request, code):
    generations = list(Organisation.objects.filter(key=code))
    if not generations:
        raise Http404("この番号の団体はありません。")
    return render(
        request,
        "organisation.html",
        {
            "bearer": names.bearer(*generations),
            "generations": [(row, names.period(row.valid_from, row.valid_to)) for row in generations],
            "deeds": deeds_of(code),
            "unidentified": unidentified_namesakes({row.name for row in generations}),
        },
    )


def deeds_of(code: str) -> list[tuple[str, int, list]]:
    """What an organisation did: (発表した, how many times, the newest as hits), the same queries for any number."""
    found = Passage.objects.by(code).exclude(role="")
    counts = dict(found.order_by().values_list("role").annotate(Count("id")))
    order = [F("held_on").desc(), F("address").desc(), F("position").asc()]
    place = Window(RowNumber(), partition_by=F("role"), order_by=order)
    newest = hits(found.annotate(place=place).filter(place__lte=SHOWN))
    return [
        (name, counts.get(role, 0), [hit for hit in newest if hit.passage.role == role])
        for role, name in Passage.Role.choices
    ]


def unidentified_namesakes(names_borne: set[str]) -> dict[str, int]:
    """How many passages stand under a label that is one of these names and is tied to nobody yet."""
    found = Passage.objects.filter(code="", label__in=names_borne).order_by("label")
    return dict(found.values_list("label").annotate(Count("id")))
