"""問いと答え: the talk of a record with who is asked and what is answered, proposed, and confirmed by a click."""

import re

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.meeting_page import meeting_page, render_meeting_page, seen_revision
from minutes.admin.ties.shown_talk import shown_talk
from minutes.admin.way_back import keeping_back
from minutes.desk.ties.decide_ties import confirm_all, decide
from minutes.desk.ties.proposed_ties import TieKey, load_talk_ties
from minutes.desk.ties.save_ties import TieAstray
from minutes.revision import StaleRevision

TITLE = "問いと答え"
STALE = (
    "この会議の記録は、この画面を開いた後に、ほかの画面で保存されています。まだ何も保存していません。"
    "選んだものは残っています。今の記録と見比べて、よければもう一度押してください。"
)
CONFIRMED = "確かめました（発言{}件）。"
DECLINED = "案を使わないことにしました。"
UNCHANGED = "変わったところがないので、保存しませんでした。"
_KEY = re.compile(r"tie:([0-9]{1,9}):(asks|answers):([0-9]{1,9})")


@meeting_page("minutes.view_meeting", post="minutes.change_meeting")
def ties_view(request, meeting):
    """GET lists the talk with its ties; POST decides on proposals: all, those of one turn, or a question with its answers."""
    if request.method != "POST":
        return _page(request, meeting)
    shown, ticked = _keys(request, "shown"), _keys(request, "tie")
    turn = number_in(request.POST.get("turn", ""))
    try:
        said = _decide(request, meeting, turn, shown, ticked)
    except StaleRevision:
        meeting.refresh_from_db()
        messages.error(request, STALE)
        return _page(request, meeting, ticked=frozenset(ticked), turn=turn)
    except TieAstray as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    address = reverse("admin:minutes_meeting_ties", args=[meeting.pk])
    return HttpResponseRedirect(keeping_back(request, f"{address}#t{turn}" if turn else address))


def _decide(request, meeting, turn, shown, ticked) -> str:
    """Carries out what the pressed button says, and returns what to tell."""
    how = {
        "meeting": meeting,
        "revision": seen_revision(request),
        "by": request.user,
        "at": timezone.now(),
    }
    match request.POST.get("do"):
        case "all":
            return said_of(confirm_all(**how), declined=False)
        case "exchange":
            answers = [key for key in load_talk_ties(meeting).waiting if _answers(key, turn)]
            changed = decide(confirmed=[*ticked, *answers], declined=shown - ticked, **how)
            return said_of(changed, declined=bool(shown - ticked))
        case "turn":
            changed = decide(confirmed=ticked, declined=shown - ticked, **how)
            return said_of(changed, declined=bool(shown - ticked))
        case "decline":
            return said_of(decide(declined=shown, **how), declined=bool(shown))
    return UNCHANGED


def _answers(key: TieKey, turn: int) -> bool:
    return key.kind == "answers" and key.number == turn


def said_of(changed: list[int], *, declined: bool) -> str:
    if changed:
        return CONFIRMED.format(len(changed))
    return DECLINED if declined else UNCHANGED


def number_in(text: str) -> int:
    """Returns the number of a turn that a form names; 0, which no turn has, where it names none."""
    return int(text) if re.fullmatch("[0-9]{1,9}", text, re.ASCII) else 0


def _keys(request, name: str) -> set[TieKey]:
    matches = [_KEY.fullmatch(value) for value in request.POST.getlist(name)]
    return {TieKey(int(match[1]), match[2], int(match[3])) for match in matches if match}


def _page(request, meeting, *, ticked=None, turn=0):
    talk = load_talk_ties(meeting)
    context = {
        "sections": shown_talk(talk, ticked, turn),
        "waiting": len(talk.waiting),
        "turns_waiting": list(dict.fromkeys(key.turn for key in talk.waiting)),
        "seen_revision": meeting.revision,
        "may_write": request.user.has_perm("minutes.change_meeting"),
    }
    return render_meeting_page(request, meeting, "admin/ties/talk.html", TITLE, **context)
