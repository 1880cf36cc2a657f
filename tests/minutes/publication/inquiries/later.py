"""Puts questions and answers into a record that was published without them."""

from minutes.desk.answers.answer_grid import GridAnswer, load_grid
from minutes.desk.answers.pasted_table import with_row
from minutes.desk.answers.save_answers import save_answers
from minutes.desk.rows.row_verbs import add_row
from minutes.models import InquiryQuestion
from tests.builders import clerk
from tests.inquiries import ANSWERS


def ask_later(meeting) -> None:
    """The two questions of ASKED and its four answers, by the labels of the attendees."""
    by, behind = clerk(), 10
    for text, choices in (
        ("公開までの日数を決めていますか。", "決めている\n決めていない"),
        ("どのように確認していますか。", ""),
    ):
        meeting.refresh_from_db()
        row = InquiryQuestion(meeting=meeting, text=text, choices=choices)
        behind = add_row(row=row, revision=meeting.revision, by=by, behind=behind).number
    meeting.refresh_from_db()
    inquiry = meeting.presentations.get(number=10)
    grid = load_grid(meeting, inquiry)
    labels, (first, second) = {18: "深川市", 20: "美里町", 22: "高松市"}, grid.questions
    for (attendee, question), words in ANSWERS.items():
        row = grid.row(grid.labels[labels[attendee]], 0)
        number = {11: first.number, 12: second.number}[question]
        grid = with_row(grid, row.with_answer(number, GridAnswer(*words)))
    save_answers(meeting=meeting, inquiry=inquiry, typed=grid, revision=meeting.revision, by=by)
