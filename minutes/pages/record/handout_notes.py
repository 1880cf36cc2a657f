"""What readers are told of the file of a handout: that it is an image, or too long to be searched whole."""

from minutes.file_texts.text_states import READ, public_saying
from minutes.files.file_kinds import KIND_NAMES
from minutes.models import Edition, PublishedFile
from minutes.record.record import Record


def notes_of_handouts(record: Record, edition: Edition) -> dict[int, str]:
    """Returns {number of a handout: note} of those that have one.

    Only the files of a newest edition are searched, so only there anything is said. One query where the record has files.
    """
    if not edition.is_newest or not any(row["file"] for row in record["handouts"]):
        return {}
    files = PublishedFile.objects.filter(edition=edition.pk).exclude(text_state__in=("", READ))
    return {
        file.number: public_saying(
            file.text_state, KIND_NAMES.get(file.type, "ファイル"), file.pages_read, file.pages_in_all
        )
        for file in files
    }
