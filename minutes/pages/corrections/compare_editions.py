"""Two editions of a record side by side."""

from django import forms
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse

from members import wareki
from members.registry import organisation_names
from minutes.compare.edition_comparison import codes_in, compared
from minutes.pages.finding import editions_of, numbered, record_in


class CompareForm(forms.Form):
    a = forms.TypedChoiceField(label="もとの版", coerce=int, widget=forms.Select({"class": "field"}))
    b = forms.TypedChoiceField(label="くらべる版", coerce=int, widget=forms.Select({"class": "field"}))

    def __init__(self, *arguments, editions, **options):
        super().__init__(*arguments, **options)
        choices = [
            (one.number, f"第{one.number}版（{wareki.format_era_date(one.published_on)}）")
            for one in reversed(editions)
        ]
        self.fields["a"].choices = self.fields["b"].choices = choices


def compare_form(request, address):
    """?a=1&b=3 leads to the comparison of the two; without them it asks."""
    editions = editions_of(address)
    form = CompareForm(request.GET or None, editions=editions, initial=_last_two(editions))
    if form.is_valid():
        first, second = sorted([form.cleaned_data["a"], form.cleaned_data["b"]])
        if first != second:
            return redirect("pages:compare", address=address, first=first, second=second)
        form.add_error("b", "違う版を選んでください。")
    return render(request, "corrections/compare.html", _context(editions, form))


def compare(request, address, first, second):
    if first > second:
        return redirect("pages:compare", address=address, first=second, second=first)
    editions = editions_of(address, Q(number__in=[first, second]))
    before, after = numbered(editions, first), numbered(editions, second)
    old, new = record_in(before), record_in(after)
    form = CompareForm(editions=editions, initial={"a": first, "b": second})
    rows = compared(old, new, organisation_names(codes_in(old, new), after.held_on))
    return render(
        request,
        "corrections/compare.html",
        _context(editions, form)
        | {"before": before, "after": after, "lines": _lines(rows, new), "rows": rows},
    )


def _lines(rows, record):
    """The rows, with how many blocks of the talk between them are the same: (None, 9) for a gap, (row, 0)."""
    places = {f"u{block['number']}": at for at, block in enumerate(record["blocks"])}
    last = -1
    for row in rows:
        at = places.get(row.place.key)
        if at is not None and at > last:
            if at - last > 1:
                yield None, at - last - 1
            last = at
        yield row, 0
    if rows and len(places) - last > 1:
        yield None, len(places) - last - 1


def _last_two(editions):
    return {"a": editions[min(1, len(editions) - 1)].number, "b": editions[0].number}


def _context(editions, form):
    newest = editions[0]
    return {
        "newest": newest,
        "editions": editions,
        "form": form,
        "record_url": reverse("pages:meeting", args=[newest.address]),
    }
