"""The papers for 決裁 as a page to print, as Word and as PDF. Desk pages: nobody sees one without the right."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from minutes.admin.meeting_page import meeting_page, render_meeting_page
from minutes.admin.papers.drawn_papers import Paper, corrections_paper, record_paper
from minutes.admin.papers.paper_links import PDF, PRINT, WORD, paper_links, paper_url
from minutes.admin.papers.pdf_files import PdfMissing, pdf_of
from minutes.exports.papers.draft_box import DAY, DRAFTER, NUMBER, seal_cells

TYPES = {
    WORD: ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    PDF: ("application/pdf", "pdf"),
}

paper_page = meeting_page("minutes.view_meeting", related="body__secretariat")


@paper_page
def record_view(request, meeting, form, number=None):
    """Returns the record of the draft, marked 案, or of an edition."""
    return _answer(request, meeting, record_paper(meeting, number, timezone.now()), form, number)


@paper_page
def corrections_view(request, meeting, form, number=None):
    """Returns the 正誤表 of what the draft would correct, marked 案, or of an edition."""
    return _answer(request, meeting, corrections_paper(meeting, number, timezone.now()), form, number)


def _answer(request, meeting, paper: Paper, form, number):
    if form == WORD:
        return _file(paper, form, paper.word())
    context = {"paper": paper, "box": _box(paper), **paper.context}
    is_corrections = "groups" in paper.context
    if form == PRINT:
        links = paper_links(meeting, is_corrections, number)
        return render_meeting_page(request, meeting, paper.template, paper.title, **context, links=links)
    try:
        return _file(
            paper,
            form,
            pdf_of(render_to_string(paper.template, context | {"meeting": meeting, "is_pdf": True})),
        )
    except PdfMissing as error:
        return _no_pdf(request, meeting, str(error), paper_url(meeting, PRINT, is_corrections, number))


def _no_pdf(request, meeting, why, printed):
    """Says what is missing, and that the page to print becomes a PDF in any browser: an answer, and no fault."""
    template, title = "admin/papers/no_pdf.html", "PDF を作れません"
    return render_meeting_page(request, meeting, template, title, why=why, printed=printed)


def _box(paper: Paper) -> dict | None:
    box = paper.head.box
    return box and {
        "subject": box.subject,
        "seals": seal_cells(box),
        "number": NUMBER,
        "day": DAY,
        "drafter": DRAFTER,
    }


def _file(paper: Paper, form: str, data: bytes) -> HttpResponse:
    media_type, ending = TYPES[form]
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{paper.file_name}.{ending}"'
    return answer
