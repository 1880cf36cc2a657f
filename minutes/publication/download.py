"""An edition as data for strangers: everything that its digest is computed over, and the chain it stands in."""

import json

from minutes.models import Edition
from minutes.publication import canonical


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
        "leaves": {key: _leaf(salts[key], key, text) for key, text in canonical.texts(record)},
        "previous": previous,
        "digest": edition.digest,
    }


def _leaf(salt, key, text):
    """A withdrawn text has no salt any more but {"leaf": …}."""
    return canonical.leaf(salt, key, text) if isinstance(salt, str) else salt["leaf"]


def chain_of(address: str, editions: list[Edition], links: dict[int, str]) -> dict:
    """All editions of a meeting, the first one first; `links` says where the data of each one is."""
    ordered = sorted(editions, key=lambda edition: edition.number)
    before = [address, *(edition.digest for edition in ordered)]
    return {
        "address": address,
        "editions": [
            {
                "number": edition.number,
                "published_at": canonical.utc(edition.published_at),
                "status": edition.status,
                "previous": previous,
                "digest": edition.digest,
                "data": links[edition.number],
            }
            for previous, edition in zip(before, ordered, strict=False)
        ],
    }
