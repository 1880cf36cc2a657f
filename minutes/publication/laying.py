"""Passages laid out, replaced and taken away: the one place that writes them, and their index entries with them."""

from minutes.models import Edition, Meeting, Passage
from minutes.publication.passages import passages_of


def replace_passages(edition: Edition, record: dict) -> None:
    """Bring the meeting's passages up to a record, touching only those that differ."""
    wanted = {row["number"]: row | {"address": edition.address} for row in passages_of(record)}
    standing = {row["number"]: row for row in Passage.objects.filter(meeting=edition.meeting_id).values()}
    same = {number for number, row in wanted.items() if number in standing and _equals(standing[number], row)}
    Passage.objects.filter(meeting=edition.meeting_id, number__in=standing.keys() - same).delete()
    Passage.objects.bulk_create(
        (
            Passage(meeting_id=edition.meeting_id, **row)
            for number, row in wanted.items()
            if number not in same
        ),
        batch_size=500,
    )


def remove_passages(meeting: Meeting) -> None:
    """Take everything of a meeting away: nothing of it is found or listed any more."""
    Passage.objects.filter(meeting=meeting).delete()


def _equals(standing, row):
    return all(str(standing[name]) == str(value) for name, value in row.items())
