"""What readers are told of the file of a handout: that it is an image, or too long to be searched whole."""

from minutes.file_texts.text_states import READ, public_saying
from minutes.files.file_kinds import KIND_NAMES
from minutes.models import Edition, PublishedFile


def with_notes(record: dict, edition: Edition) -> dict:
    """Returns a record as its page prints it: each file has its `note`, "" where there is nothing to say.

    Only the files of a newest edition are searched, so only there anything is said. One query where the record has files.
    """
    if not any(row["file"] for row in record["handouts"]):
        return record
    notes = _notes(edition) if edition.is_newest else {}
    return record | {
        "handouts": [_with_note(row, notes.get(row["number"], "")) for row in record["handouts"]]
    }


def _with_note(row, note):
    return row | {"file": row["file"] | {"note": note}} if row["file"] else row


def _notes(edition) -> dict[int, str]:
    files = PublishedFile.objects.filter(edition=edition.pk).exclude(text_state__in=("", READ))
    return {
        file.number: public_saying(
            file.text_state, KIND_NAMES.get(file.type, "ファイル"), file.pages_read, file.pages_in_all
        )
        for file in files
    }
