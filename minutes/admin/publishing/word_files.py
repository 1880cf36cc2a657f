"""Word files for the desk: the draft as 案, an edition, its 正誤表; and the manuscript on paper with line numbers."""

import json

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from minutes.compare.edition_comparison import codes_in
from minutes.desk.manuscript.working_document import stored_document
from minutes.exports.corrections_docx import corrections_docx
from minutes.exports.record_docx import edition_foot, record_docx
from minutes.models import Edition, Meeting
from minutes.notation.writer import write
from minutes.pages.organisations.names import organisation_names
from minutes.publication.editions.snapshot import record_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draft_view(request, pk):
    """The record as it stands at the desk, marked 案."""
    meeting = _meeting(request, pk)
    foot = f"{meeting.title}　{timezone.localtime():%Y-%m-%d %H:%M} 時点"
    return _file(record_docx(record_of(meeting), foot=foot, draft=True), f"{_name(meeting)}-an")


def edition_view(request, pk, number):
    edition = _edition(_meeting(request, pk), number)
    data = record_docx(json.loads(edition.record), foot=_foot(edition), draft=False)
    return _file(data, f"{edition.address}-{number}")


def corrections_view(request, pk, number):
    meeting = _meeting(request, pk)
    edition, before = _edition(meeting, number), _edition(meeting, number - 1)
    old, new = json.loads(before.record), json.loads(edition.record)
    rows = [(row.block_key, row.get_category_display(), row.reason) for row in edition.corrections.all()]
    names = organisation_names(codes_in(old, new), edition.held_on)
    data = corrections_docx(old, new, rows, names, foot=_foot(edition))
    return _file(data, f"{edition.address}-{number}-seigohyo")


def print_view(request, pk):
    """The manuscript line by line, for 決裁 on paper."""
    meeting = _meeting(request, pk)
    context = admin.site.each_context(request) | {
        "title": "決裁用の印刷",
        "meeting": meeting,
        "lines": write(stored_document(meeting)).split("\n")[:-1],
        "printed_at": timezone.localtime(),
    }
    return TemplateResponse(request, "admin/publishing/print.html", context)


def _meeting(request, pk):
    if not request.user.has_perm("minutes.view_meeting"):
        raise PermissionDenied
    return get_object_or_404(Meeting.objects.select_related("body__secretariat"), pk=pk)


def _edition(meeting, number):
    found = meeting.editions.filter(number=number).first()
    if found is None:
        raise Http404("その版はありません。")
    return found


def _foot(edition: Edition):
    day = timezone.localdate(edition.published_at)
    return edition_foot(edition.title, edition.number, edition.get_status_display(), day, edition.digest)


def _name(meeting):
    return meeting.address or f"draft-{meeting.pk}"


def _file(data, name):
    answer = HttpResponse(data, content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer
