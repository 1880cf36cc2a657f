"""Stores the desk's notes on corrections: who asked for each and why. They are never public."""

from dataclasses import dataclass

from minutes.models import Correction, CorrectionNote, ReaderReport
from minutes.record.block_keys import BlockKey

AskedBy = CorrectionNote.AskedBy


@dataclass(frozen=True)
class Note:
    """Who asked for a correction: an organisation (its label), a reader (the report), or the secretariat itself."""

    organisation: str = ""
    report: ReaderReport | None = None
    text: str = ""

    @property
    def asked_by(self) -> str:
        if self.report:
            return AskedBy.READER
        return AskedBy.ORGANISATION if self.organisation else AskedBy.SECRETARIAT


def store_notes(corrections: list[Correction], notes: dict[BlockKey, Note]) -> None:
    """Stores the note of each correction that has one, and sets the reports behind the notes to 訂正した."""
    noted = [(row, notes[row.block_key]) for row in corrections if row.block_key in notes]
    CorrectionNote.objects.bulk_create(
        CorrectionNote(
            correction=correction,
            asked_by=note.asked_by,
            organisation=note.organisation,
            report=note.report,
            text=note.text,
        )
        for correction, note in noted
    )
    corrected = {note.report.pk for note in notes.values() if note.report}
    if corrected:
        ReaderReport.objects.filter(pk__in=corrected).update(state=ReaderReport.State.CORRECTED)
