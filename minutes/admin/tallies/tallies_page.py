"""数の照合: the phrases of the talk that say how many, and the counts over the written answers that they are tied to."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse

from minutes.admin.meeting_page import (
    meeting_page,
    render_meeting_page,
    seen_revision,
    typed_words,
    words_problem,
)
from minutes.admin.tallies.typed_tally import (
    TallyForm,
    form_of_address,
    form_of_tally,
    row_of,
    sent_form,
)
from minutes.admin.way_back import keeping_back
from minutes.desk.tallies.load_tallies import SpokenPhrase, TallyDesk, load_tallies
from minutes.desk.tallies.save_tally import (
    TallyWithdrawn,
    add_tally,
    change_tally,
    is_withdrawn,
    remove_tally,
)
from minutes.models import Tally
from minutes.record.tallies.count import AMONG
from minutes.record.tallies.tallies import CheckedTally, what_is_counted
from minutes.revision import StaleRevision

STALE = (
    "この会議の記録は、この画面を開いた後に、ほかの画面で保存されています。まだ何も保存していません。"
    "下の数を見直して、よければもう一度「保存する」を押してください。"
)
WITHDRAWN = "取り消した言葉の照合なので、変えられません。"
NO_QUESTION = "この会議に、回答を数えられる設問がありません。"
UNCHANGED = "変わったところがないので、保存しませんでした。"
GONE = "この照合は、もうありません。"


@dataclass(frozen=True)
class ShownTally:
    """A tally as the page prints it. problem: why it stands in no record; else `checked` has its count. by: labels."""

    row: Tally
    counted: str
    problem: str
    checked: CheckedTally | None
    by: tuple[str, ...]


@dataclass(frozen=True)
class ShownPhrase:
    """A phrase with the words around it, and its tallies."""

    spoken: SpokenPhrase
    before: str
    behind: str
    tallies: tuple[ShownTally, ...]
    chosen: bool


@meeting_page("minutes.view_tally", post="minutes.change_tally")
def tallies_view(request, meeting):
    """GET lists the phrases, with the form of one where the address names it; POST checks, saves or removes a tally."""
    desk = load_tallies(meeting)
    if request.method != "POST":
        tally = _tally(desk, request.GET.get("tally", ""))
        form = form_of_tally(desk, tally) if tally else form_of_address(request.GET)
        return _page(request, desk, form, tally)
    tally, form = _tally(desk, request.POST.get("tally", "")), sent_form(desk, request.POST)
    if request.POST.get("tally") and tally is None:
        messages.error(request, GONE)
        return _page(request, desk, form, None)
    actions = {"save": _save, "remove": _remove}
    return actions.get(request.POST.get("do", ""), _check)(request, desk, form, tally)


def _tally(desk: TallyDesk, number: str) -> Tally | None:
    return next((row for row in desk.tallies if str(row.number) == number), None)


def _check(request, desk, form, tally):
    return _page(request, desk, form, tally, problems=form.problems(desk), is_checked=True)


def _save(request, desk, form, tally):
    problems = form.problems(desk)
    if wrong_reason := words_problem(request, "reason"):
        problems.append(f"変更の理由: {wrong_reason}")
    if problems:
        return _page(request, desk, form, tally, problems=problems)
    how = {"typed": form.typed(desk), **_how(request)}
    return _do(request, desk, form, tally, lambda: _stored(request, desk, tally, how))


def _stored(request, desk, tally, how):
    if tally is None:
        add_tally(meeting=desk.meeting, **how)
    elif not change_tally(row=tally, **how):
        messages.info(request, UNCHANGED)
        return
    checked = desk.check(row_of(how["typed"]))
    messages.success(request, f"数の照合を保存しました。{verdict(checked)}")


def _remove(request, desk, form, tally):
    if tally is None:
        return _page(request, desk, form, None)

    def remove():
        remove_tally(row=tally, **_how(request))
        messages.success(request, "数の照合を外しました。発言は変わっていません。")

    return _do(request, desk, form, tally, remove)


def _how(request) -> dict:
    return {
        "revision": seen_revision(request),
        "by": request.user,
        "reason": typed_words(request, "reason"),
    }


def _do(request, desk, form, tally, write):
    try:
        write()
    except StaleRevision:
        desk.meeting.refresh_from_db()
        messages.error(request, STALE)
        fresh = load_tallies(desk.meeting)
        return _page(request, fresh, form, tally, problems=form.problems(fresh), is_checked=True)
    except TallyWithdrawn:
        messages.error(request, WITHDRAWN)
        return _page(request, desk, form, tally)
    address = reverse("admin:minutes_meeting_tallies", args=[desk.meeting.pk])
    return HttpResponseRedirect(keeping_back(request, address))


def verdict(checked: CheckedTally) -> str:
    """Returns in one sentence whether a tally is borne out."""
    count = f"{len(checked.count.among)}団体のうち{len(checked.count.by)}団体"
    if checked.borne_out is None:
        return f"合うかどうか、今は言えません（{count}）。"
    return f"回答と合います（{count}）。" if checked.borne_out else f"回答とは合いません（{count}）。"


def _page(request, desk: TallyDesk, form: TallyForm | None, tally, *, problems=(), is_checked=False):
    shown = [_shown_phrase(desk, spoken, form) for spoken in desk.phrases()]
    tied = {row.row.number for one in shown for row in one.tallies}
    context = {
        "form": form,
        "tally": tally,
        "problems": problems,
        "is_withdrawn": tally is not None and is_withdrawn(tally),
        "why_off": _why_off(desk, tally),
        "checked": desk.check(row_of(form.typed(desk))) if form and is_checked and not problems else None,
        "spoken": desk.turns.get(form.turn) if form else None,
        "questions": [
            (
                question,
                [(f"{number}:{place}", choice) for place, choice in enumerate(question.row.choice_list)],
            )
            for number, question in desk.questions.items()
        ],
        "among": AMONG,
        "organisations": [
            (number, row.label) for number, row in desk.attendees.items() if row.label_kind == "organisation"
        ],
        "in_talk": [one for one in shown if one.tallies or one.spoken.in_talk_of in desk.answered],
        "elsewhere": [one for one in shown if not one.tallies and one.spoken.in_talk_of not in desk.answered],
        "astray": [_shown_tally(desk, row) for row in desk.tallies if row.number not in tied],
        "may_write": request.user.has_perm("minutes.change_tally"),
        "verdict": verdict,
    }
    context["sentence"] = verdict(context["checked"]) if context["checked"] else ""
    context["by"] = _labels(desk, context["checked"])
    return render_meeting_page(request, desk.meeting, "admin/tallies/tallies.html", "数の照合", **context)


def _why_off(desk, tally) -> str:
    """Returns why no count can be saved; empty where one can."""
    if tally is not None and is_withdrawn(tally):
        return WITHDRAWN
    return "" if desk.questions else NO_QUESTION


def _shown_phrase(desk, spoken: SpokenPhrase, form) -> ShownPhrase:
    text, phrase = spoken.turn.text, spoken.phrase
    chosen = form is not None and (form.turn, form.phrase) == (spoken.turn.number, phrase.words)
    return ShownPhrase(
        spoken,
        text[max(0, phrase.start - 24) : phrase.start].split("\n")[-1],
        text[phrase.end : phrase.end + 24].split("\n")[0],
        tuple(_shown_tally(desk, row) for row in spoken.tallies),
        chosen,
    )


def _shown_tally(desk, tally: Tally) -> ShownTally:
    row = tally.as_record
    problem = desk.problem_of(row)
    question = desk.questions.get(row["question"])
    checked = None if problem else desk.check(row)
    counted = what_is_counted(row, question.name if question else f"#{row['question']}")
    return ShownTally(tally, counted, problem, checked, _labels(desk, checked))


def _labels(desk, checked: CheckedTally | None) -> tuple[str, ...]:
    return tuple(desk.attendees[number].label for number in checked.count.by) if checked else ()
