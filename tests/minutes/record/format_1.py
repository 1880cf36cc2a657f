"""Editions as version 0.9 stored them, in format 1: made of today's record by the slow way, name by name."""

import json
import secrets

from members import wareki
from minutes.models import Edition
from minutes.publication.chain import chain
from minutes.record import canonical
from minutes.record.leaves import texts
from minutes.record.read_out import read_out

# Facts that came after format 1: no edition in it has them.
LATER_FACTS = ("agenda", "outcome")


def in_format_1(record: dict) -> dict:
    """Returns a record of format 2 as format 1 wrote it."""
    said = read_out(record)
    labels = {row["number"]: row["label"] for row in record["attendees"]}
    facts = ("title", "time", "venue", "attendance", "contact", "updated")
    return {
        **{name: record[name] for name in (*facts, "body", "held_on", "sample", "reason", "reasons")},
        "starts_at": said.starts_at and said.starts_at.strftime("%H:%M"),
        "ends_at": said.ends_at and said.ends_at.strftime("%H:%M"),
        "fiscal_year": wareki.fiscal_year(said.held_on),
        "fiscal_year_stated": said.fiscal_year_stated,
        "head_counts": [
            {"capacity": one.capacity, "people": one.people, "organisations": one.organisations}
            for one in said.head_counts
        ],
        "updated_on": said.updated_on and said.updated_on.isoformat(),
        "attendees": [_renamed(row, capacity_kind="capacity") for row in record["attendees"]],
        "handouts": [
            row | {"file": row["file"] and _renamed(row["file"], type_kind="type")}
            for row in record["handouts"]
        ],
        "blocks": [_block(row, labels) for row in record["blocks"]],
    }


def _block(row, labels):
    who = {"speaker", "presenter"} & row.keys()
    kept = {name: value for name, value in row.items() if name not in who}
    label = {"label": labels[row[who.pop()]]} if who else {}
    return _renamed(kept, block_kind="kind") | label


def _renamed(row, **names):
    return {names.get(name, name): value for name, value in row.items()}


def store_in_format_1(edition: Edition) -> Edition:
    """Stores an edition, the last of its meeting, as 0.9 would have: the next one follows its new digest."""
    record = in_format_1(json.loads(edition.record))
    salts = {key: secrets.token_hex(16) for key, _ in texts(record)}
    before = [link.digest for link in chain(edition.address) if link.number < edition.number]
    edition.format, edition.record = 1, canonical.canonical(record)
    edition.salts = canonical.canonical(salts)
    edition.digest = canonical.edition_digest(
        previous=before[-1] if before else edition.address,
        number=edition.number,
        published_at=edition.published_at,
        status=edition.status,
        categories=[[row.key, row.category] for row in edition.corrections.all()],
        record=record,
        salts=salts,
    )
    edition.save()
    return edition
