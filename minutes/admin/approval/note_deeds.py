"""What the forms in the margin of a record do: put a note on a block, answer one, settle one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone

from minutes.admin.approval.shown_notes import anchor_of
from minutes.admin.approval.typed_notes import NO_BLOCK, NoteNotRead, TypedNote, read_words
from minutes.admin.meeting_page import seen_revision
from minutes.desk.notes.line_notes import NoteRefused, answer_note, put_notes, settle_note
from minutes.models import LineNote, Meeting
from minutes.publication.editions.snapshot import record_of
from minutes.record.block_keys import BlockKey
from minutes.record.block_locations import block_locations

PUT, ANSWER, SETTLE = "put", "answer", "settle"
DEEDS = (PUT, ANSWER, SETTLE)


def do_deed(request, meeting: Meeting) -> tuple[str, TypedNote | None]:
    """Does what the pressed button says. Returns the anchor of the block, and what was typed where it was not taken.

    Raises Http404 for a note that is not of this meeting.
    """
    deeds = {PUT: _put, ANSWER: _answer, SETTLE: _settle}
    return deeds[request.POST["do"]](request, meeting)


def _put(request, meeting):
    place, text = request.POST.get("block", ""), request.POST.get("text", "")
    key = _key(place, meeting)
    try:
        if key is None:
            raise NoteNotRead(NO_BLOCK)
        notes = [(key, read_words(text))]
        put_notes(meeting=meeting, notes=notes, **_how(request))
    except (NoteNotRead, NoteRefused) as error:
        messages.error(request, str(error))
        return "", TypedNote(anchor_of(key) if key else "", 0, text, str(error))
    messages.success(request, "付せんを付けました。")
    return anchor_of(key), None


def _key(place: str, meeting) -> BlockKey | None:
    """Returns the block that a form names, if the record has it."""
    try:
        key = BlockKey.parse(place)
    except ValueError:
        return None
    return key if key in block_locations(record_of(meeting)) else None


def _answer(request, meeting):
    note, text = _note(request, meeting), request.POST.get("text", "")
    anchor = anchor_of(note.block_key)
    try:
        answer_note(note=note, text=read_words(text), **_how(request))
    except (NoteNotRead, NoteRefused) as error:
        messages.error(request, str(error))
        return anchor, TypedNote(anchor, note.pk, text, str(error))
    messages.success(request, "付せんに答えました。")
    return anchor, None


def _settle(request, meeting):
    note = _note(request, meeting)
    settle_note(note=note, by=request.user, at=timezone.now())
    messages.success(request, "付せんを片づけました。")
    return anchor_of(note.block_key), None


def _note(request, meeting) -> LineNote:
    pk = request.POST.get("line_note", "")
    known = int(pk) if pk.isascii() and pk.isdecimal() and len(pk) < 10 else 0
    return get_object_or_404(LineNote.objects.select_related("meeting"), meeting=meeting, pk=known)


def _how(request) -> dict:
    return {"revision": seen_revision(request), "by": request.user, "at": timezone.now()}
