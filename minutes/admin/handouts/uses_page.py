"""資料と議題: which handouts were used under which headings, with what the text of the record says of it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse

from minutes.admin.meeting_page import meeting_page, render_meeting_page, seen_revision
from minutes.admin.way_back import keeping_back
from minutes.desk.handouts.proposed_uses import ProposedUse, proposed_uses
from minutes.desk.handouts.tie_handouts import NoSuchTie, Tie, headings_to_tie, tie_handouts, ties_of
from minutes.desk.manuscript.working_document import load_rows
from minutes.revision import StaleRevision

STALE = (
    "この会議の記録は、この画面を開いた後に、ほかの画面で保存されています。まだ何も保存していません。"
    "印を見直して、もう一度保存してください。"
)
GONE = "資料か議題が、もうありません。まだ何も保存していません。"
SAVED, UNCHANGED = "資料と議題を保存しました（{}か所）。", "変わったところがないので、保存しませんでした。"


@dataclass(frozen=True)
class OfferedTie:
    """A heading that is offered for a handout. found: how the text speaks of the handout there; "" where it does not."""

    value: str
    number: int
    name: str
    is_tied: bool
    is_checked: bool
    found: str = ""


@meeting_page("minutes.view_handout", post="minutes.change_handout")
def uses_view(request, meeting):
    """GET shows what is tied and what the text says; POST saves the marks, or ties all that was found."""
    rows = load_rows(meeting)
    proposed = _by_tie(rows)
    if request.method != "POST":
        return _page(request, meeting, rows, proposed, None)
    checked, shown = (_ties(request.POST.getlist(name)) for name in ("tie", "shown"))
    found = (
        {tie for tie, use in proposed.items() if use.is_told} if request.POST.get("do") == "found" else set()
    )
    try:
        changed = tie_handouts(
            meeting=meeting,
            add=checked | found,
            remove=shown - checked - found,
            revision=seen_revision(request),
            by=request.user,
            reason="資料と議題",
        )
    except (StaleRevision, NoSuchTie) as error:
        messages.error(request, STALE if isinstance(error, StaleRevision) else GONE)
        meeting.refresh_from_db()
        return _page(request, meeting, rows, proposed, checked)
    messages.success(request, SAVED.format(changed) if changed else UNCHANGED)
    address = reverse("admin:minutes_meeting_uses", args=[meeting.pk])
    return HttpResponseRedirect(keeping_back(request, address))


def _ties(values: list[str]) -> set[Tie]:
    """Reads 20-10: the numbers of a handout and of a heading. What is no such pair is left out."""
    pairs = [value.split("-") for value in values if value.isascii()]
    return {
        (int(pair[0]), int(pair[1]))
        for pair in pairs
        if len(pair) == 2 and all(number.isdecimal() and len(number) < 10 for number in pair)
    }


def _by_tie(rows) -> dict[Tie, ProposedUse]:
    numbers = {row.label: row.number for row in rows.handouts}
    return {(numbers[use.label], use.heading): use for use in proposed_uses(rows.document)}


def _page(request, meeting, rows, proposed, checked):
    """`checked` are the marks that were sent and not saved; None: those that are stored."""
    stored, names = ties_of(meeting), dict(headings_to_tie(meeting))
    marks = stored if checked is None else checked
    offered = [
        (
            row,
            [
                _offered((row.number, number), name, stored, marks, proposed)
                for number, name in names.items()
                if (row.number, number) in stored | marks | proposed.keys()
            ],
        )
        for row in rows.handouts
    ]
    context = {
        "offered": offered,
        "has_choices": any(ties for _, ties in offered),
        "waiting": sum(use.is_told and tie not in stored for tie, use in proposed.items()),
        "seen_revision": meeting.revision,
        "may_write": request.user.has_perm("minutes.change_handout"),
    }
    return render_meeting_page(request, meeting, "admin/handouts/uses.html", "資料と議題", **context)


def _offered(tie, name, stored, marks, proposed) -> OfferedTie:
    use = proposed.get(tie)
    found = "" if use is None else "題名か地の文に出てきます" if use.is_told else "発言に出てきます"
    return OfferedTie(f"{tie[0]}-{tie[1]}", tie[1], name.strip(), tie in stored, tie in marks, found)
