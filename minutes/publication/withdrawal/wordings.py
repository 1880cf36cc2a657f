"""Every wording that a block ever had: in each edition and in the draft."""

import json

from minutes.models import Meeting
from minutes.publication.withdrawal.redact import leaves_of
from minutes.publication.withdrawal.working_texts import texts_of_row, working_row
from minutes.record.block_keys import BlockKey


def wordings_of(meeting: Meeting, key: BlockKey) -> dict[int | None, dict[str, str]]:
    """Returns the texts of a block by edition number, and under None those of the draft; only where it has any."""
    editions = meeting.editions.order_by("number").only("number", "record")
    wordings = {
        edition.number: leaves_of(json.loads(edition.record), key, edition.number) for edition in editions
    }
    row = working_row(meeting, key)
    wordings[None] = texts_of_row(row, key) if row else {}
    return {number: texts for number, texts in wordings.items() if texts}
