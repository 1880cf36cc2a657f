"""An edition as data for strangers: everything that its digest is computed over, and the chain it stands in."""

import json

from minutes.models import Edition
from minutes.publication.chain import Link
from minutes.record import canonical


def download_of(edition: Edition, *, previous: str) -> dict:
    """One edition: the record, its salts and leaves, and the inputs of its digest.

    A text whose salt is not there was withdrawn: its leaf stands for it.
    """
    record, salts = json.loads(edition.record), json.loads(edition.salts)
    kept = {key: salt for key, salt in salts.items() if isinstance(salt, str)}
    return {
        "format": edition.format,
        "address": edition.address,
        "number": edition.number,
        "published_at": canonical.utc(edition.published_at),
        "status": edition.status,
        "categories": [[row.key, row.category] for row in edition.corrections.all()],
        "record": record,
        "salts": kept,
        "leaves": {key: canonical.kept_leaf(salts[key], key, text) for key, text in canonical.texts(record)},
        "previous": previous,
        "digest": edition.digest,
    }


def chain_of(address: str, links: list[Link], standing: list[Edition], data: dict[int, str]) -> dict:
    """The whole chain of a meeting, the first edition first; `data` says where that of each standing one is.

    What was taken down, or lost in a restore, is there by number, day and digest alone: the chain goes through it.
    """
    statuses = {edition.number: edition.status for edition in standing}
    before = [address, *(link.digest for link in links)]
    return {
        "address": address,
        "editions": [
            {
                "number": link.number,
                "published_at": canonical.utc(link.published_at),
                "status": statuses.get(link.number),
                "previous": previous,
                "digest": link.digest,
                "data": data.get(link.number),
            }
            for previous, link in zip(before, links, strict=False)
        ],
    }
