"""The page of 誤りの指摘, on which a reader reports a mistake in one block. Nothing about the reader is asked or stored."""

from django import forms
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from minutes.client_address import client_address
from minutes.desk.workflow.take_report import TooManyReports, take_report
from minutes.notation.reading.lines import split_lines
from minutes.pages.corrections.sent_from_here import is_sent_from_here
from minutes.pages.finding import edition_with_text, editions_of, public_record
from minutes.pages.record.record_view import text_parts
from minutes.record.block_keys import key_of_number
from minutes.record.block_locations import block_locations
from minutes.record.block_text import block_text

LONGEST = 1000
FROM_ELSEWHERE = (
    "このサイトの画面から送られたことを確かめられなかったので、受け取っていません。書いたことは下に残っています。"
    "もう一度「事務局に知らせる」を押してください。"
)


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
    status = _status_of_sending(request, form, newest, number) if form.is_valid() else 200
    if status == 302:
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
    return render(request, "corrections/report.html", context, status=status)


def _status_of_sending(request, form, edition, number) -> int:
    """Stores the report and returns 302. Where it is not taken, puts the reason into the form and returns 403 or 429."""
    if not is_sent_from_here(request):
        form.add_error(None, FROM_ELSEWHERE)
        return 403
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
        return 429
    return 302
