"""What the desk notes of a correction: who asked for it and why. Stored beside it, never public."""

from dataclasses import dataclass

from minutes.models import Correction, CorrectionNote, ReaderReport

AskedBy = CorrectionNote.AskedBy


@dataclass(frozen=True)
class Note:
    """Who asked: the secretariat itself, an organisation by its label, or a reader in a report."""

    organisation: str = ""
    report: ReaderReport | None = None
    text: str = ""

    @property
    def asked_by(self) -> str:
        if self.report:
            return AskedBy.READER
        return AskedBy.ORGANISATION if self.organisation else AskedBy.SECRETARIAT


def store_notes(corrections: list[Correction], notes: dict[str, Note]) -> None:
    """Store the note of each correction that has one, by block key; the reports behind them are done."""
    CorrectionNote.objects.bulk_create(
        CorrectionNote(
            correction=correction,
            asked_by=notes[correction.key].asked_by,
            organisation=notes[correction.key].organisation,
            report=notes[correction.key].report,
            text=notes[correction.key].text,
        )
        for correction in corrections
        if correction.key in notes
    )
    done = {note.report.pk for note in notes.values() if note.report}
    if done:
        ReaderReport.objects.filter(pk__in=done).update(state=ReaderReport.State.CORRECTED)
