"""Reads the record that an edition stores, of either format, as the one value that all readers know. Pure."""

import json
from typing import cast

from minutes.notation.redactions import redactions_in, without_redactions
from minutes.record import format_1
from minutes.record.block_keys import LETTERS_OF_LISTS
from minutes.record.leaves import StoredRecord, format_of
from minutes.record.record import AttendeeRow, HandoutRow, Record

# What a handout has beside its words and its file; an edition stores only what is not so.
UNSAID_OF_HANDOUTS = {"used_by": [], "not_held": False}


def read_record(text: str) -> Record:
    """Returns the record of an edition, given as the canonical JSON that it stores (Edition.record)."""
    return as_read(json.loads(text))


def as_read(stored: StoredRecord) -> Record:
    """Returns a stored record as a Record.

    An edition that is older than a list of today has an empty one, and its handouts are tied to nothing. Whose name was withdrawn is tied to no organisation any more, and a handout whose file was withdrawn has none.
    """
    record = format_1.as_format_2(stored) if format_of(stored) == 1 else stored
    tied = {
        "attendees": [_without_lost_code(row) for row in record["attendees"]],
        "handouts": [_without_lost_file(UNSAID_OF_HANDOUTS | row) for row in record["handouts"]],
    }
    lists = {
        "letters": {**record["letters"], **LETTERS_OF_LISTS},
        "answers": record.get("answers", []),
        "tallies": record.get("tallies", []),
    }
    return cast(Record, record | lists | tied)


def as_new_record(record: Record) -> Record:
    """Returns a record that was read, to be stored in a new edition: without the labels that only format 1 repeats, and
    without what goes without saying, so that a record of before there were ties is stored byte for byte as it was."""
    blocks = [{name: value for name, value in row.items() if name != "label"} for row in record["blocks"]]
    return cast(Record, {**record, "blocks": blocks, "handouts": [_said(row) for row in record["handouts"]]})


def _said(row: HandoutRow) -> dict:
    unsaid = UNSAID_OF_HANDOUTS.items()
    return {name: value for name, value in row.items() if (name, value) not in unsaid}


def _without_lost_code(row: AttendeeRow) -> AttendeeRow:
    return {**row, "code": ""} if redactions_in(row["label"] + row["code"]) else row


def _without_lost_file(row: HandoutRow) -> HandoutRow:
    name = row["file"]["name"] if row["file"] else ""
    return {**row, "file": None} if redactions_in(name) and not without_redactions(name) else row
