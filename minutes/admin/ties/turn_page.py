"""Whom one turn asks and what it answers, as a clerk chooses: from the attendees, and from the turns before it."""

import re
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.meeting_page import meeting_page, render_meeting_page, seen_revision
from minutes.admin.ties.shown_talk import ShownTurn, speaker_of, words_of_ties
from minutes.admin.ties.talk_page import STALE, number_in, said_of
from minutes.admin.way_back import keeping_back
from minutes.desk.ties.decide_ties import set_ties
from minutes.desk.ties.proposed_ties import TalkTies, TieKey, keys_of, load_talk_ties, stored_ties_of
from minutes.desk.ties.save_ties import TieAstray
from minutes.models import AgendaItem, Presentation, Utterance
from minutes.notation.vocabulary import ANSWER_ONLY
from minutes.record.ties.turn_ties import NO_TIES, TurnTies
from minutes.revision import StaleRevision


@dataclass(frozen=True)
class Choice:
    """One attendee or turn that can be ticked. ground: by what it is proposed, or ""."""

    number: int
    words: str
    ground: str
    is_ticked: bool


@meeting_page("minutes.view_meeting", post="minutes.change_meeting")
def turn_ties_view(request, meeting, number):
    """GET shows the choices as they are stored, or proposed where nothing is; POST makes them the turn's ties, or removes all."""
    talk = load_talk_ties(meeting)
    turn = next((row for row in talk.rows.blocks if row.number == number), None)
    if not isinstance(turn, Utterance) or not turn.speaker_id:
        raise Http404("この番号の発言はありません。")
    if request.method != "POST":
        return _page(request, meeting, talk, turn, _chosen_at_first(talk, number))
    chosen = NO_TIES if request.POST.get("do") == "remove" else _chosen(request)
    try:
        changed = set_ties(
            meeting=meeting,
            number=number,
            ties=chosen,
            revision=seen_revision(request),
            by=request.user,
            at=timezone.now(),
        )
    except (StaleRevision, TieAstray) as error:
        meeting.refresh_from_db()
        messages.error(request, STALE if isinstance(error, StaleRevision) else str(error))
        return _page(request, meeting, load_talk_ties(meeting), turn, chosen)
    messages.success(request, said_of(changed, declined=True))
    address = reverse("admin:minutes_meeting_ties", args=[meeting.pk])
    return HttpResponseRedirect(keeping_back(request, f"{address}#t{number}"))


def _chosen_at_first(talk: TalkTies, number: int) -> TurnTies:
    """What is stored, with what is proposed and not turned down."""
    keys = [*keys_of(number, stored_ties_of(talk, number)), *talk.waiting]
    return TurnTies(
        tuple(key.number for key in keys if key.turn == number and key.kind == "asks"),
        tuple(key.number for key in keys if key.turn == number and key.kind == "answers"),
    )


def _chosen(request) -> TurnTies:
    others = re.findall("[0-9]+", request.POST.get("others", ""), re.ASCII)
    return TurnTies(
        _numbers(request.POST.getlist("asks")), _numbers([*request.POST.getlist("answers"), *others])
    )


def _numbers(texts: list[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(filter(None, map(number_in, texts))))


def _page(request, meeting, talk: TalkTies, turn: Utterance, chosen: TurnTies):
    context = {
        "turn": ShownTurn(turn, speaker_of(talk, turn)),
        "attendees": _attendees(talk, turn, chosen),
        "earlier": _earlier(talk, turn, chosen),
        "seen_revision": meeting.revision,
        "has_ties": turn.number in talk.stored,
        "may_write": request.user.has_perm("minutes.change_meeting"),
    }
    title = f"問いと答え：#{turn.number} {speaker_of(talk, turn)}"
    return render_meeting_page(request, meeting, "admin/ties/turn.html", title, **context)


def _attendees(talk, turn, chosen) -> list[Choice]:
    """Everybody who was there, but who speaks; and whoever is ticked."""
    present = sorted(talk.rows.attendees.values(), key=lambda row: row.position)
    return [
        _choice(talk, TieKey(turn.number, "asks", row.number), chosen.addressed_to)
        for row in present
        if (row.pk != turn.speaker_id and row.capacity != ANSWER_ONLY) or row.number in chosen.addressed_to
    ]


def _earlier(talk, turn, chosen) -> list[Choice]:
    """The turns before under the same heading, those before it in the item that ask, and what is ticked."""
    keys = [key for number, ties in talk.stored.items() for key in keys_of(number, ties)]
    asking = {key.turn for key in [*keys, *talk.proposed] if key.kind == "asks"} | set(chosen.replies_to)
    item, heading = [], []
    for row in talk.rows.blocks:
        if row.number == turn.number:
            break
        if isinstance(row, AgendaItem | Presentation):
            item, heading = [] if isinstance(row, AgendaItem) else [*item, *heading], []
        elif isinstance(row, Utterance) and row.speaker_id:
            heading.append(row.number)
    offered = [number for number in item if number in asking] + heading
    offered = sorted(set(chosen.replies_to) - set(offered)) + offered
    return [_choice(talk, TieKey(turn.number, "answers", one), chosen.replies_to) for one in offered]


def _choice(talk, key: TieKey, chosen: tuple[int, ...]) -> Choice:
    words = words_of_ties(talk).get((key.kind, key.number), f"#{key.number}")
    return Choice(key.number, words, talk.proposed.get(key, ""), key.number in chosen)
