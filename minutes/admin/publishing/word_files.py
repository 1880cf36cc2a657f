"""Word files for the desk (the draft as 案, an edition, its 正誤表), and the manuscript to print, with line numbers."""

from django.http import Http404, HttpResponse
from django.utils import timezone

from members.registry import organisation_names
from minutes.admin.meeting_page import meeting_page, render_meeting_page
from minutes.compare.edition_comparison import codes_in
from minutes.desk.manuscript.working_document import stored_document
from minutes.exports.corrections_docx import corrections_docx
from minutes.exports.record_docx import edition_foot, record_docx
from minutes.models import Edition
from minutes.notation.writer import write
from minutes.publication.editions.snapshot import record_of
from minutes.record.stored_record import read_record

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

meeting_file = meeting_page("minutes.view_meeting", related="body__secretariat")


@meeting_file
def draft_view(request, meeting):
    """Returns the record as it stands at the desk, marked 案."""
    foot = f"{meeting.title}　{timezone.localtime():%Y-%m-%d %H:%M} 時点"
    return _download(record_docx(record_of(meeting), foot=foot, draft=True), f"{_file_name(meeting)}-an")


@meeting_file
def edition_view(request, meeting, number):
    """Returns one edition of the record."""
    edition = _edition(meeting, number)
    data = record_docx(read_record(edition.record), foot=_foot(edition), draft=False)
    return _download(data, f"{edition.address}-{number}")


@meeting_file
def corrections_view(request, meeting, number):
    """Returns the 正誤表 between an edition and the one before it."""
    edition, before = _edition(meeting, number), _edition(meeting, number - 1)
    old, new = read_record(before.record), read_record(edition.record)
    rows = [(row.block_key, row.get_category_display(), row.reason) for row in edition.corrections.all()]
    names = organisation_names(codes_in(old, new), edition.held_on)
    data = corrections_docx(old, new, rows, names, foot=_foot(edition))
    return _download(data, f"{edition.address}-{number}-seigohyo")


@meeting_file
def print_view(request, meeting):
    """Shows the manuscript line by line, for 決裁 on paper."""
    context = {
        "lines": write(stored_document(meeting)).split("\n")[:-1],
        "printed_at": timezone.localtime(),
    }
    return render_meeting_page(request, meeting, "admin/publishing/print.html", "決裁用の印刷", **context)


def _edition(meeting, number):
    edition = meeting.editions.filter(number=number).first()
    if edition is None:
        raise Http404("その版はありません。")
    return edition


def _foot(edition: Edition):
    day = timezone.localdate(edition.published_at)
    return edition_foot(edition.title, edition.number, edition.get_status_display(), day, edition.digest)


def _file_name(meeting):
    return meeting.address or f"draft-{meeting.pk}"


def _download(data, name):
    answer = HttpResponse(data, content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer
