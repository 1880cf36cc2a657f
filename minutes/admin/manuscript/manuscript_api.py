"""What the page's script asks while somebody types: the reading of a text, and a place to keep a copy of it."""

import datetime
from contextlib import suppress

from django.db import IntegrityError
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.http import require_POST

from minutes.admin.manuscript.check_manuscript import look
from minutes.admin.manuscript.manuscript_frame import typed_in
from minutes.admin.meeting_page import meeting_page
from minutes.desk.workflow.autosaves import drop_copy, forgotten_revision, keep_copy, others_at
from minutes.notation.document import Item, Narration, Presentation, Turn


@require_POST
@meeting_page("minutes.change_meeting")
def read_view(request, meeting):
    """A text → how it reads: blocks with their lines, doubts by line, counts. Nothing is stored."""
    seen = look(meeting, typed_in(request).text, {})
    unknown = {doubt.label for doubt in seen.doubts if doubt.label}
    lines = seen.document.lines
    return JsonResponse(
        {
            "blocks": [
                _block(block, line, unknown) for block, line in zip(seen.document.blocks, lines, strict=True)
            ],
            "title": seen.document.title,
            "doubts": [
                {
                    "line": one.line,
                    "message": one.message,
                    "stop": one.stop,
                    "label": one.label,
                    "near": one.near,
                }
                for one in seen.doubts
            ],
            "counts": _counts(seen.document.blocks),
        }
    )


@require_POST
@meeting_page("minutes.change_meeting")
def keep_view(request, meeting):
    """Keep a copy of what is typed (or only that the page is open), and say who else is there."""
    now, typed = timezone.now(), typed_in(request)
    if request.POST.get("drop"):
        drop_copy(meeting=meeting, by=request.user, page=typed.page)
    elif typed.page and typed.seen >= 0:
        _keep(request, meeting, typed, now)
    return JsonResponse(
        {
            "at": f"{timezone.localtime(now):%H:%M}",
            "others": others_at(meeting, request.user, now),
            "revision": meeting.revision,
            "forgotten": forgotten_revision(meeting),
        }
    )


def _keep(request, meeting, typed, now: datetime.datetime):
    # The same page may send twice at one moment, before its first copy stands: that one is kept.
    with suppress(IntegrityError):
        keep_copy(
            meeting=meeting,
            by=request.user,
            page=typed.page,
            revision=typed.seen,
            opened_at=typed.opened_at,
            text=typed.text if "manuscript" in request.POST else None,
            at=now,
            leaving=bool(request.POST.get("leaving")),
        )


@meeting_page("minutes.change_meeting")
def token_view(request, meeting):
    """A fresh form token, for a page that was open while somebody signed in again."""
    return JsonResponse({"token": get_token(request)})


def _block(block, line, unknown):
    said = {"line": line, "number": block.number}
    match block:
        case Item(title):
            return said | {"kind": "item", "words": [title]}
        case Presentation(label, titles):
            return said | {
                "kind": "presentation",
                "label": label,
                "words": titles,
                "unknown": label in unknown,
            }
        case Turn(label, text):
            return said | {
                "kind": "turn",
                "label": label,
                "words": text.split("\n"),
                "unknown": label in unknown,
            }
        case _:
            return said | {"kind": "narration", "words": block.text.split("\n")}


def _counts(blocks):
    names = {Item: "議題", Presentation: "発表・照会", Turn: "発言", Narration: "地の文"}
    return {name: sum(isinstance(block, kind) for block in blocks) for kind, name in names.items()}
