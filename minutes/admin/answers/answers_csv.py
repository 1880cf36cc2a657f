"""回答の表 as CSV: as a spreadsheet opens it, and as the page reads it back, redactions and all."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from minutes.admin.answers.answers_page import inquiry_or_404
from minutes.admin.meeting_page import meeting_page
from minutes.desk.answers.answer_grid import AnswerGrid, load_grid
from minutes.desk.answers.pasted_table import joined_cell
from minutes.desk.answers.table_text import COMMA, write_table
from minutes.notation.vocabulary import ANSWER_WAYS

ENCODINGS = {"utf-8": "utf-8-sig", "cp932": "cp932"}
NOT_IN_CP932 = "Shift_JIS で書けない字（{}）があるので、書き出していません。UTF-8 で書き出してください。"


@meeting_page("minutes.view_writtenanswer")
def answers_csv_view(request, meeting, number):
    """?encoding=cp932 is what Excel opens without asking; UTF-8 comes with its byte order mark."""
    inquiry = inquiry_or_404(meeting, number)
    text = grid_as_csv(load_grid(meeting, inquiry))
    encoding = ENCODINGS.get(request.GET.get("encoding", ""), "utf-8-sig")
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError as error:
        messages.error(request, NOT_IN_CP932.format(text[error.start : error.end]))
        return HttpResponseRedirect(reverse("admin:minutes_meeting_answers", args=[meeting.pk, number]))
    response = HttpResponse(content, content_type="text/csv")
    name = quote(f"回答_{meeting.held_on or meeting.pk}_{number}.csv")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def grid_as_csv(grid: AnswerGrid) -> str:
    """Returns the whole grid: 団体, one column a question, day and way."""
    head = ["団体", *(question.name for question in grid.questions), "受けた日", "受けた方法"]
    rows = [
        [
            row.label,
            *(joined_cell(row.answer(question.number), question) for question in grid.questions),
            row.day,
            ANSWER_WAYS[row.way] if row.way and not row.is_empty else "",
        ]
        for row in grid.rows
    ]
    return write_table([head, *rows], COMMA, guarded=True)
