"""Editions as data with which anyone can verify them: all that a digest is computed over, and the chain of a meeting.

docs/verification.md describes both, and how to verify them.
"""

import json

from minutes.models import Edition
from minutes.publication.chain import ChainLink
from minutes.record import canonical
from minutes.record.leaves import texts

# A script that knows format 1 alone finds no record that it could take for a wrong one.
RECORD_NAMES = {1: "record", 2: "record_2"}


def edition_download(edition: Edition, *, previous: str) -> dict:
    """Returns one edition: the record, its salts and leaves, and the other inputs of its digest.

    `previous` is the digest of the edition before, for the first one the meeting's address. A text without a salt was
    withdrawn; its leaf is there.
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
        RECORD_NAMES[edition.format]: record,
        "salts": kept,
        "leaves": {key: canonical.kept_leaf(salts[key], key, text) for key, text in texts(record)},
        "previous": previous,
        "digest": edition.digest,
    }


def chain_download(
    address: str, links: list[ChainLink], editions: list[Edition], data_urls: dict[int, str]
) -> dict:
    """Returns the whole chain of a meeting, the first edition first. `editions` are those that may be read.

    `data_urls`: number of an edition → address of its data. An edition that was taken down, or lost in a restore, is
    there by number, moment and digest alone, so that the chain is whole.
    """
    statuses = {edition.number: edition.status for edition in editions}
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
                "data": data_urls.get(link.number),
            }
            for previous, link in zip(before, links, strict=False)
        ],
    }
