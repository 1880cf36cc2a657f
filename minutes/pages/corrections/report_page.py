"""The page of 誤りの指摘, on which a reader reports a mistake in one block. Nothing about the reader is asked or stored."""

from django import forms
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from minutes.client_address import client_address
from minutes.desk.workflow.take_report import TooManyReports, take_report
from minutes.notation.reading.lines import split_lines
from minutes.pages.finding import edition_with_text, editions_of, public_record
from minutes.pages.record.record_view import text_parts
from minutes.record.block_keys import key_of_number
from minutes.record.block_locations import block_locations
from minutes.record.block_text import block_text

LONGEST = 1000


class ReportField(forms.CharField):
    """Lines of text. Characters that no database can store are left out: the reader did not type them."""

    def __init__(self, *, rows, **options):
        widget = forms.Textarea({"class": "field", "rows": rows})
        too_long = {"max_length": f"長すぎます。{LONGEST}字までにしてください。"}
        super().__init__(max_length=LONGEST, widget=widget, error_messages=too_long, **options)

    def to_python(self, value):
        lines, _ = split_lines((super().to_python(value) or "").replace("\0", ""))
        return "\n".join(line.text for line in lines)


class ReportForm(forms.Form):
    text = ReportField(label="どこがどう違いますか", rows=4)
    suggestion = ReportField(
        label="正しい文言（わかれば）", rows=3, required=False, help_text="空欄でもかまいません。"
    )


@never_cache
def report(request, address, number):
    """The form of a report on the block of that number. POST stores the report and leads to ?sent=1."""
    editions = editions_of(address)
    newest = edition_with_text(editions)
    record = public_record(newest)
    key = key_of_number(record, number)
    location = block_locations(record).get(key)
    if location is None:
        raise Http404("この番号の発言は、今の版にはありません。")
    form = ReportForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _took_report(request, form, newest, number):
        return redirect(f"{request.path}?sent=1")
    context = {
        "newest": newest,
        "number": number,
        "location": location,
        "words": text_parts(block_text(record, key)),
        "form": form,
        "sent": "sent" in request.GET,
        "record_url": reverse("pages:meeting", args=[address]),
    }
    return render(request, "corrections/report.html", context)


def _took_report(request, form, edition, number) -> bool:
    """Stores the report; where too many came today, puts the error into the form and returns False."""
    try:
        take_report(
            meeting_id=edition.meeting_id,
            number=number,
            edition=edition.number,
            sender=client_address(request),
            at=timezone.localtime(),
            **form.cleaned_data,
        )
    except TooManyReports as error:
        form.add_error(None, str(error))
        return False
    return True
