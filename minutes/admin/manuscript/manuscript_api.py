"""What the page's script asks while somebody types: the reading of a text, and a place to keep a copy of it."""

import datetime
from contextlib import suppress

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from minutes.admin.manuscript.check_manuscript import look
from minutes.admin.manuscript.manuscript_frame import typed_in
from minutes.desk.workflow.autosaves import drop_autosave, keep_autosave, oldest_safe_revision, other_editors
from minutes.models import Meeting
from minutes.notation.document import Item, Narration, Presentation, Turn
from minutes.notation.vocabulary import BLOCK_KINDS


@require_POST
def read_view(request, pk):
    """A text → how it reads: blocks with their lines, doubts by line, counts. Nothing is stored."""
    meeting = _meeting(request, pk)
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
def keep_view(request, pk):
    """Keep a copy of what is typed (or only that the page is open), and say who else is there."""
    meeting, now, typed = _meeting(request, pk), timezone.now(), typed_in(request)
    if request.POST.get("drop"):
        drop_autosave(meeting=meeting, by=request.user, page=typed.page)
    elif typed.page and typed.seen >= 0:
        _keep(request, meeting, typed, now)
    return JsonResponse(
        {
            "at": f"{timezone.localtime(now):%H:%M}",
            "others": other_editors(meeting, request.user, now),
            "revision": meeting.revision,
            "forgotten": oldest_safe_revision(meeting),
        }
    )


def _keep(request, meeting, typed, now: datetime.datetime):
    # The same page may send twice at one moment, before its first copy stands: that one is kept.
    with suppress(IntegrityError):
        keep_autosave(
            meeting=meeting,
            by=request.user,
            page=typed.page,
            revision=typed.seen,
            opened_at=typed.opened_at,
            text=typed.text if "manuscript" in request.POST else None,
            at=now,
            leaving=bool(request.POST.get("leaving")),
        )


def token_view(request, pk):
    """A fresh form token, for a page that was open while somebody signed in again."""
    _meeting(request, pk)
    return JsonResponse({"token": get_token(request)})


def _meeting(request, pk):
    if not request.user.has_perm("minutes.change_meeting"):
        raise PermissionDenied
    return get_object_or_404(Meeting, pk=pk)


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
    types = {"item": Item, "presentation": Presentation, "turn": Turn, "narration": Narration}
    return {
        name: sum(isinstance(block, types[kind]) for block in blocks) for kind, name in BLOCK_KINDS.items()
    }
