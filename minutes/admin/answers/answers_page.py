"""回答の表: the answers to one inquiry, organisations × questions, typed, pasted from a spreadsheet or read from CSV."""

import re

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.answers.grid_copies import copies_of_grid, fields_of
from minutes.admin.answers.grid_view import grid_rows, pasted_rows
from minutes.admin.answers.typed_grid import grid_problems, typed_grid
from minutes.admin.manuscript.typed_manuscript import TypedManuscript, opened_now, sent_manuscript
from minutes.admin.meeting_page import (
    TOO_LONG,
    meeting_page,
    render_meeting_page,
    seen_revision,
    typed_words,
    words_problem,
)
from minutes.desk.answers.answer_grid import GridRow, load_grid
from minutes.desk.answers.pasted_table import PastedTable, check_table, new_row, with_row
from minutes.desk.answers.save_answers import changes_between, rows_with_new_days, save_answers
from minutes.desk.answers.table_text import COMMA, TAB, TableError, decode_table, separator_of
from minutes.desk.workflow.autosaves import drop_autosave, oldest_safe_revision, other_editors
from minutes.models import AttendeeOrganisation, Autosave, Presentation
from minutes.notation.vocabulary import ANSWER_WAYS
from minutes.revision import StaleRevision

STALE = (
    "この会議の記録は、この画面を開いた後に、ほかの画面で保存されています。まだ何も保存していません。"
    "下の「いま保存されている回答」と見比べて、よければもう一度「保存する」を押してください。"
)
PUT_IN = "表の {} 行を入れました。まだ保存していません。"
UNCHANGED = "変わったところがないので、保存しませんでした。"
NO_FILE = "CSVのファイルを選んでください。"
NO_TABLE = "表計算から写した表を、欄に貼ってください。"
LARGEST_FILE = 2 * 1024 * 1024
LONGEST_LABEL = AttendeeOrganisation._meta.get_field("label").max_length
# The buttons that put into the grid what was typed beside it.
TAKES = ("add", "read")
TOO_LARGE = "ファイルが大きすぎます（2MBまで）。"


def inquiry_or_404(meeting, number: int) -> Presentation:
    inquiry = meeting.presentations.filter(number=number, kind=Presentation.Kind.INQUIRY).first()
    if inquiry is None:
        raise Http404("この番号の照会はありません。")
    return inquiry


@meeting_page("minutes.view_writtenanswer", post="minutes.change_writtenanswer")
def answers_view(request, meeting, number):
    """GET shows the grid as it is stored; POST reads a table into it, checks it, or saves it, as the button says."""
    inquiry = inquiry_or_404(meeting, number)
    stored = load_grid(meeting, inquiry)
    if request.method != "POST":
        return _open(request, meeting, inquiry, stored)
    typed = typed_grid(stored, request.POST)
    action = request.POST.get("do", "").partition("-")[0]
    actions = {
        "save": _save,
        "read": _read,
        "csv": _read_file,
        "mend": _mend,
        "add": _add,
        "second": _second,
        "discard": _discard,
    }
    return actions.get(action, _page)(request, meeting, inquiry, stored, typed)


def _open(request, meeting, inquiry, stored):
    """Shows the grid as it is stored, or with the copy that the address names."""
    asked = request.GET.get("copy", "")
    copies = copies_of_grid(meeting, request.user, inquiry.number) if asked else []
    copy = next((copy for copy in copies if copy.page == asked), None)
    typed = typed_grid(stored, fields_of(copy)) if copy else stored
    return _page(request, meeting, inquiry, stored, typed, copy=copy)


def _discard(request, meeting, inquiry, stored, typed):
    drop_autosave(meeting=meeting, by=request.user, page=request.POST.get("copy", "")[:40])
    messages.info(request, "打ちかけを捨てました。保存した回答は変わっていません。")
    return HttpResponseRedirect(reverse("admin:minutes_meeting_answers", args=[meeting.pk, inquiry.number]))


def _save(request, meeting, inquiry, stored, typed):
    if grid_problems(stored, typed, request.POST):
        return _page(request, meeting, inquiry, stored, typed)
    if problem := words_problem(request, "reason"):
        return _page(request, meeting, inquiry, stored, typed, table_problem=f"変更の理由: {problem}")
    try:
        changes = save_answers(
            meeting=meeting,
            inquiry=inquiry,
            typed=typed,
            revision=seen_revision(request),
            by=request.user,
            reason=typed_words(request, "reason"),
        )
    except StaleRevision:
        meeting.refresh_from_db()
        messages.error(request, STALE)
        return _page(request, meeting, inquiry, load_grid(meeting, inquiry), typed, shows_stored=True)
    days = rows_with_new_days(stored, typed)
    page_key = sent_manuscript(request).page_key
    drop_autosave(meeting=meeting, by=request.user, page=page_key)
    messages.success(request, _summary(changes, days) if changes or days else UNCHANGED)
    address = reverse("admin:minutes_meeting_answers", args=[meeting.pk, inquiry.number])
    return HttpResponseRedirect(f"{address}?saved={page_key}" if page_key else address)


def _summary(changes, days) -> str:
    kinds = [change.kind for change in changes]
    parts = [f"{kind} {kinds.count(kind)}" for kind in dict.fromkeys(kinds)]
    parts += [f"日と方法 {len(days)}団体"] if days else []
    return f"回答を保存しました（{'、'.join(parts)}）。"


def _read(request, meeting, inquiry, stored, typed):
    text = request.POST.get("paste", "")
    if not text.strip():
        return _page(request, meeting, inquiry, stored, typed, table_problem=NO_TABLE)
    return _put_in(request, meeting, inquiry, stored, typed, text, TAB)


def _read_file(request, meeting, inquiry, stored, typed):
    upload = request.FILES.get("csv")
    if upload is None or upload.size > LARGEST_FILE:
        problem = TOO_LARGE if upload else NO_FILE
        return _page(request, meeting, inquiry, stored, typed, table_problem=problem)
    try:
        text = decode_table(upload.read())
    except TableError as error:
        return _page(request, meeting, inquiry, stored, typed, table_problem=error.message)
    return _put_in(request, meeting, inquiry, stored, typed, text, separator_of(text))


def _mend(request, meeting, inquiry, stored, typed):
    """Reads the table again that was kept on the page, with the cells that were mended in it."""
    separator = COMMA if request.POST.get("separator") == COMMA else TAB
    return _put_in(request, meeting, inquiry, stored, typed, request.POST.get("pasted", ""), separator)


def _put_in(request, meeting, inquiry, stored, typed, text, separator):
    table = check_table(text, separator, typed, request.POST)
    if table.grid is None:
        return _page(request, meeting, inquiry, stored, typed, table=table, pasted=text, separator=separator)
    messages.info(request, PUT_IN.format(table.count))
    return _page(request, meeting, inquiry, stored, table.grid)


def _add(request, meeting, inquiry, stored, typed):
    """Adds a row for an organisation that answered and did not attend."""
    label = typed_words(request, "new_label")
    if len(label) > LONGEST_LABEL:
        problem = f"団体の名: {TOO_LONG.format(LONGEST_LABEL, len(label))}"
        return _page(request, meeting, inquiry, stored, typed, table_problem=problem)
    if label in typed.labels or meeting.attendees.filter(label=label).exists():
        problem = f"「{label}」は、この会議にもうあります。"
        return _page(request, meeting, inquiry, stored, typed, table_problem=problem)
    grid = with_row(typed, new_row(typed, label)) if label else typed
    return _page(request, meeting, inquiry, stored, grid)


def _second(request, meeting, inquiry, stored, typed):
    """Adds a row for one more answer of an organisation."""
    attendee = request.POST["do"].partition("-")[2]
    rows = [row for row in typed.rows if str(row.attendee) == attendee]
    if rows:
        last = rows[-1]
        typed = with_row(typed, GridRow(last.attendee, last.label, last.place + 1, capacity=last.capacity))
    return _page(request, meeting, inquiry, stored, typed)


def _page(
    request,
    meeting,
    inquiry,
    stored,
    typed,
    *,
    table: PastedTable | None = None,
    pasted: str = "",
    separator: str = TAB,
    table_problem: str = "",
    shows_stored: bool = False,
    copy: Autosave | None = None,
):
    problems = grid_problems(stored, typed, request.POST) if request.method == "POST" else []
    changes = changes_between(stored, typed)
    context = {
        "inquiry": inquiry,
        "seen_revision": copy.revision if copy else _revision(request, meeting, shows_stored),
        **_copies(request, meeting, inquiry, copy),
        "questions": [(question, _counts(typed, question)) for question in typed.questions],
        "rows": grid_rows(stored, typed, problems, shows_stored=shows_stored),
        "ways": ANSWER_WAYS,
        "unanswered": typed.unanswered,
        "asked": len({row.attendee for row in typed.rows}),
        "answered": len({row.attendee for row in typed.rows if not row.is_empty}),
        "changes": changes,
        "days": rows_with_new_days(stored, typed),
        "problems": problems,
        "table": table,
        "table_rows": pasted_rows(table) if table else [],
        "pasted": pasted,
        "separator": separator,
        "table_problem": table_problem,
        "may_write": request.user.has_perm("minutes.change_writtenanswer"),
        "may_tally": request.user.has_perm("minutes.view_tally"),
        **_beside_grid(request, taken=table_problem == "" and request.POST.get("do") in TAKES),
    }
    title = f"回答の表：{inquiry.presenter.label}の照会 #{inquiry.number}"
    return render_meeting_page(request, meeting, "admin/answers/grid.html", title, **context)


def _beside_grid(request, *, taken: bool) -> dict:
    """Returns what was typed beside the grid. `taken`: the pressed button has put it into the grid."""
    do = request.POST.get("do", "")
    return {
        "typed_reason": request.POST.get("reason", ""),
        "typed_label": "" if taken and do == "add" else request.POST.get("new_label", ""),
        "typed_paste": "" if taken and do == "read" else request.POST.get("paste", ""),
    }


def _revision(request, meeting, shows_stored: bool) -> int:
    """A page that was only checked goes on with the revision that it was opened on: others may have saved since."""
    return seen_revision(request) if request.method == "POST" and not shows_stored else meeting.revision


def _copies(request, meeting, inquiry, copy) -> dict:
    """Returns what the page and its script need for the copies of what is typed."""
    copies = copies_of_grid(meeting, request.user, inquiry.number)
    saved = request.GET.get("saved", "")
    opened = (
        TypedManuscript("", copy.revision, copy.opened_at, copy.page) if copy else sent_manuscript(request)
    )
    return {
        "page": opened if opened.page_name else opened_now(meeting, ""),
        "copy": copy,
        "copies": [other for other in copies if copy is None or other.pk != copy.pk],
        "others": other_editors(meeting, request.user, timezone.now()),
        "forgotten": oldest_safe_revision(meeting),
        "saved": saved if re.fullmatch(r"[0-9a-f]{8}", saved) else "",
    }


def _counts(grid, question) -> list[tuple[str, int]]:
    answers = [row.answer(question.number).choice for row in grid.rows]
    return [(choice, answers.count(choice)) for choice in question.choices]
