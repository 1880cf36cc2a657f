"""What the script of the manuscript page asks while somebody types: how the text reads, and to keep a copy of it."""

import datetime
from contextlib import suppress
from dataclasses import asdict

from django.db import IntegrityError
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.http import require_POST

from minutes.admin.manuscript.check_manuscript import check_manuscript
from minutes.admin.manuscript.typed_manuscript import sent_manuscript
from minutes.admin.meeting_page import meeting_page
from minutes.desk.manuscript.block_words import manuscript_words
from minutes.desk.workflow.autosaves import drop_autosave, keep_autosave, oldest_safe_revision, other_editors
from minutes.notation.document import Item, Narration, Presentation, Question, Turn
from minutes.notation.vocabulary import BLOCK_KINDS


@require_POST
@meeting_page("minutes.change_meeting")
def read_view(request, meeting):
    """Returns how a text reads: its blocks with their lines, the doubts by line, the counts. Stores nothing."""
    checked = check_manuscript(meeting, sent_manuscript(request).text, {})
    document = checked.document
    unknown = {doubt.label for doubt in checked.doubts if doubt.label}
    return JsonResponse(
        {
            "blocks": [
                _block(block, line, unknown)
                for block, line in zip(document.blocks, document.lines, strict=True)
            ],
            "title": document.title,
            "doubts": [asdict(doubt) for doubt in checked.doubts],
            "counts": _counts(document.blocks),
        }
    )


@require_POST
@meeting_page("minutes.change_meeting")
def keep_view(request, meeting):
    """Keeps a copy of what is typed, or notes that the page is open; returns who else has it open."""
    now, typed = timezone.now(), sent_manuscript(request)
    if request.POST.get("drop"):
        drop_autosave(meeting=meeting, by=request.user, page=typed.page_key)
    elif typed.page_key and typed.seen_revision >= 0:
        keep_typed(request, meeting, typed, now)
    return JsonResponse(
        {
            "at": f"{timezone.localtime(now):%H:%M}",
            "others": other_editors(meeting, request.user, now),
            "revision": meeting.revision,
            "forgotten": oldest_safe_revision(meeting),
        }
    )


def keep_typed(request, meeting, typed, now: datetime.datetime):
    """Keeps a copy of what one page sent, or notes that the page is open."""
    # A page may send twice at one moment, before its first copy is stored: then that one is kept.
    with suppress(IntegrityError):
        keep_autosave(
            meeting=meeting,
            by=request.user,
            page=typed.page_key,
            revision=typed.seen_revision,
            opened_at=typed.opened_at,
            text=typed.text if "manuscript" in request.POST else None,
            at=now,
            leaving=bool(request.POST.get("leaving")),
        )


@meeting_page("minutes.change_meeting")
def token_view(request, meeting):
    """Returns a new form token, for a page that was open while somebody signed in again."""
    return JsonResponse({"token": get_token(request)})


def _block(block, line, unknown):
    common = {"line": line, "number": block.number}
    match block:
        case Item(title):
            return common | {"kind": "item", "words": [title]}
        case Presentation(label, titles):
            return common | {
                "kind": "presentation",
                "label": label,
                "words": titles,
                "unknown": label in unknown,
            }
        case Question():
            return common | {"kind": "question", "words": manuscript_words(block).split("\n")}
        case Turn(label, text):
            return common | {
                "kind": "turn",
                "label": label,
                "words": text.split("\n"),
                "unknown": label in unknown,
            }
        case _:
            return common | {"kind": "narration", "words": block.text.split("\n")}


def _counts(blocks):
    types = {
        "item": Item,
        "presentation": Presentation,
        "question": Question,
        "turn": Turn,
        "narration": Narration,
    }
    return {
        name: sum(isinstance(block, types[kind]) for block in blocks) for kind, name in BLOCK_KINDS.items()
    }
