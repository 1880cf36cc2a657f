"""Masks the line notes (付せん) that a withdrawal reaches: those on its block, and every text that holds a piece of its words."""

from collections.abc import Callable, Iterable
from itertools import chain

from minutes.compare.compared_words import compared
from minutes.compare.restatement import WithdrawnWording, known_shingles
from minutes.compare.shingles import SHINGLE_LENGTH
from minutes.models import LineNote, LineNoteAnswer, Meeting, Withdrawal, WithdrawnNote
from minutes.notation.redactions import REDACTION, without_redactions
from minutes.publication.withdrawal.redact import CHOICE, FOLLOWING
from minutes.record.leaves import texts
from minutes.record.stored_record import read_record

# What a text is masked with, given the text; "" where it may be read.
Masks = Callable[[str], str]


def mask_notes(meeting: Meeting, withdrawals: Iterable[Withdrawal], *, of_blocks: bool = True) -> None:
    """Puts the redaction in the place of each note and answer that one of the withdrawals reaches; its words move to the
    原本. `of_blocks`: those on the blocks that were withdrawn too, whatever they say."""
    notes = list(LineNote.objects.filter(meeting=meeting).prefetch_related("answers"))
    if not notes:
        return
    for withdrawal in withdrawals:
        masks, kept = masks_of(meeting, [withdrawal]), []
        for note in notes:
            is_of_block = of_blocks and note.block == withdrawal.key
            for row in (note, *note.answers.all()):
                if without_redactions(row.text).strip() and (is_of_block or masks(row.text)):
                    answer = None if row is note else row
                    kept.append(
                        WithdrawnNote(withdrawal=withdrawal, note=note, answer=answer, words=row.text)
                    )
                    row.text = withdrawal.redaction
        WithdrawnNote.objects.bulk_create(kept)
    LineNote.objects.bulk_update(notes, ["text"])
    LineNoteAnswer.objects.bulk_update(chain(*(note.answers.all() for note in notes)), ["text"])


def masks_of(meeting: Meeting, withdrawals: Iterable[Withdrawal] | None = None) -> Masks:
    """Returns what tells with which redaction a text of the desk is masked as a whole: of the withdrawals given, or of all
    of the meeting whose words are kept.

    A piece is eight letters in a row that nothing public holds, or the whole of shorter words, however it is typed.
    """
    if withdrawals is None:
        withdrawals = meeting.withdrawals.filter(erased_at=None).prefetch_related("wordings")
    withdrawn = [(withdrawal.redaction, _wordings(withdrawal)) for withdrawal in withdrawals]
    newest = meeting.editions.order_by("-number").first() if withdrawn else None
    known = known_shingles(text for _, text in texts(read_record(newest.record))) if newest else set()
    pieces = [(redaction, *_pieces(wordings, known)) for redaction, wordings in withdrawn]

    def masks(text):
        runs = [compared(run) for run in REDACTION.split(text)[::2]]
        return next((redaction for redaction, *held in pieces if _holds(runs, *held)), "")

    return masks


def _wordings(withdrawal) -> list[WithdrawnWording]:
    """A choice is its question's, and anybody may name it; a code goes whole with the name."""
    return [
        WithdrawnWording(withdrawal.pk, row.words, "" if row.leaf.endswith(FOLLOWING) else withdrawal.span)
        for row in withdrawal.wordings.all()
        if row.words and not row.leaf.endswith(CHOICE)
    ]


def _pieces(wordings, known) -> tuple[set[str], set[str]]:
    """(shingles, shorter words). One letter alone says nothing."""
    shingles = set().union(*(wording.shingles for wording in wordings)) - known
    return shingles, {word for word in (one.whole for one in wordings) if 1 < len(word) < SHINGLE_LENGTH}


def _holds(runs, shingles, short) -> bool:
    return any(word in run for run in runs for word in short) or any(
        run[start : start + SHINGLE_LENGTH] in shingles
        for run in runs
        for start in range(len(run) - SHINGLE_LENGTH + 1)
    )
