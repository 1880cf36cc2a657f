"""The handouts of a record with what readers are told of each file: that it is an image, or too long to be searched whole."""

from minutes.file_texts.text_states import READ, public_saying
from minutes.files.file_kinds import KIND_NAMES
from minutes.models import Edition, PublishedFile
from minutes.record.record import HandoutRow, Record


def handouts_with_notes(record: Record, edition: Edition) -> list[tuple[HandoutRow, str]]:
    """Returns each handout with its note, or with "". One query where the record has files.

    Only the files of a newest edition are searched, so only there anything is said.
    """
    notes = _notes(edition) if edition.is_newest and any(row["file"] for row in record["handouts"]) else {}
    return [(row, notes.get(row["number"], "")) for row in record["handouts"]]


def _notes(edition) -> dict[int, str]:
    files = PublishedFile.objects.filter(edition=edition.pk).exclude(text_state__in=("", READ))
    return {
        file.number: public_saying(
            file.text_state, KIND_NAMES.get(file.type, "ファイル"), file.pages_read, file.pages_in_all
        )
        for file in files
    }
