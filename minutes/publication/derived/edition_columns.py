"""The values that an edition repeats in columns, for lists: what readers see, and what is read out of it."""

from collections.abc import Iterator

from minutes.models import Edition, Meeting
from minutes.notation.redactions import plain_redactions
from minutes.publication.derived.public_meeting import PublicMeeting
from minutes.record.names.meeting_name import edition_address
from minutes.record.read_out import read_out
from minutes.record.record import Record

# Raise it when the same record gives other columns, as a better reader of 日時 does.
RULES = "2"


def columns_of(record: Record) -> dict:
    """Returns the values that an Edition repeats in columns for lists: what readers see."""
    said = read_out(record)
    return {
        "title": plain_redactions(record["title"]),
        "held_on": said.held_on,
        "last_day": said.last_day if said.last_day > said.held_on else None,
        "fiscal_year": said.fiscal_year,
        "fiscal_year_stated": said.fiscal_year_stated,
        "body_key": record["body"]["key"],
        "body_name": record["body"]["name"],
        "reason": plain_redactions(record["reason"]),
        "turns": sum(block["block_kind"] == "turn" for block in record["blocks"]),
        "is_sample": record["sample"],
    }


def write(public: PublicMeeting) -> None:
    """Writes the columns of each edition that differ from its record."""
    for edition, columns in _differing(public):
        Edition.objects.filter(pk=edition.pk).update(**columns)


def remove(meeting: Meeting) -> None:
    """Does nothing: the desk lists what was taken down by its columns, which follow a withdrawal; no page reads them."""


def check(public: PublicMeeting) -> Iterator[str]:
    for edition, _ in _differing(public):
        yield f"{edition_address(edition.address, edition.number)}: 一覧用の欄が記録と違います"


def _differing(public):
    """The desk also lists editions that were taken down."""
    for edition, record in [*public.retracted, *public.editions]:
        columns = columns_of(record)
        if any(getattr(edition, name) != value for name, value in columns.items()):
            yield edition, columns
