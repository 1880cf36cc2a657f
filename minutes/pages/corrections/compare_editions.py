"""The page that compares two editions of a record, and the form that asks which."""

from django import forms
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse

from members import wareki
from members.registry import organisation_names
from minutes.compare.edition_comparison import codes_in
from minutes.compare.edition_comparison import compare_editions as compare_records
from minutes.models import Correction
from minutes.pages.finding import edition_numbered, editions_of, public_record
from minutes.record import block_keys


class CompareForm(forms.Form):
    a = forms.TypedChoiceField(label="もとの版", coerce=int, widget=forms.Select({"class": "field"}))
    b = forms.TypedChoiceField(label="くらべる版", coerce=int, widget=forms.Select({"class": "field"}))

    def __init__(self, *arguments, editions, **options):
        super().__init__(*arguments, **options)
        choices = [
            (edition.number, f"第{edition.number}版（{wareki.format_era_date(edition.published_on)}）")
            for edition in reversed(editions)
        ]
        self.fields["a"].choices = self.fields["b"].choices = choices


def compare_form(request, address):
    """The form of two editions; ?a=1&b=3 leads to their comparison."""
    editions = editions_of(address)
    form = CompareForm(request.GET or None, editions=editions, initial=_last_two(editions))
    if form.is_valid():
        first, second = sorted([form.cleaned_data["a"], form.cleaned_data["b"]])
        if first != second:
            return redirect("pages:compare", address=address, first=first, second=second)
        form.add_error("b", "違う版を選んでください。")
    return render(request, "corrections/compare.html", _context(editions, form))


def compare(request, address, first, second):
    """The comparison of two editions by their numbers; the older one comes first in its address."""
    if first > second:
        return redirect("pages:compare", address=address, first=second, second=first)
    editions = editions_of(address, Q(number__in=[first, second]))
    before, after = edition_numbered(editions, first), edition_numbered(editions, second)
    old, new = public_record(before), public_record(after)
    form = CompareForm(editions=editions, initial={"a": first, "b": second})
    blocks = compare_records(old, new, organisation_names(codes_in(old, new), after.held_on))
    withdrawn = Correction.objects.withdrawals().between(address, first, second)
    return render(
        request,
        "corrections/compare.html",
        _context(editions, form)
        | {"before": before, "after": after, "blocks": blocks, "blocks_and_gaps": _with_gaps(blocks, new)}
        | {"withdrawals": list(withdrawn)},
    )


def _with_gaps(blocks, record):
    """Yields (changed block, 0), and (None, 9) for a gap of nine blocks of the talk that are the same."""
    order = {block_keys.block(block["number"]): index for index, block in enumerate(record["blocks"])}
    last = -1
    for block in blocks:
        index = order.get(block.location.key)
        if index is not None and index > last:
            if index - last > 1:
                yield None, index - last - 1
            last = index
        yield block, 0
    if blocks and len(order) - last > 1:
        yield None, len(order) - last - 1


def _last_two(editions) -> dict[str, int]:
    return {"a": editions[min(1, len(editions) - 1)].number, "b": editions[0].number}


def _context(editions, form):
    newest = editions[0]
    return {
        "newest": newest,
        "editions": editions,
        "form": form,
        "record_url": reverse("pages:meeting", args=[newest.address]),
    }
