"""Canonical JSON, the one way in which a record is written as bytes, and the digests computed over it. Pure.

Every text of a record (leaves.py says which strings are texts) has a leaf: the SHA-256 of the canonical JSON of
[salt, key, text]. The digest of an edition covers the record with each text replaced by its leaf. So a text can be
withdrawn later with its salt, and the chain of digests still verifies, since the leaf is kept.
"""

import datetime
import hashlib
import json

from minutes.record.leaves import format_of, map_texts

# The format of a new edition.
FORMAT = 2
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(value) -> str:
    """Returns a value as JSON with sorted keys and no blanks.

    Raises TypeError for a float: two machines may print it differently.

    >>> canonical({"b": 1, "a": ["町"]})
    '{"a":["町"],"b":1}'
    """
    _refuse_floats(value)
    return _ENCODER.encode(value)


def _refuse_floats(value):
    if isinstance(value, float):
        raise TypeError(f"a record holds no float: {value!r}")
    for inner in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    ):
        _refuse_floats(inner)


def sha256(value) -> str:
    """Returns the SHA-256 of a value's canonical JSON in UTF-8, as 64 hexadecimal digits."""
    return _hexadecimal(canonical(value))


def _hexadecimal(text):
    return hashlib.sha256(text.encode()).hexdigest()


def leaf(salt: str, key: str, text: str) -> str:
    """Returns sha256([salt, key, text]), without the search for floats: a record has hundreds of leaves."""
    return _hexadecimal(_ENCODER.encode([salt, key, text]))


def kept_leaf(salt: str | dict, key: str, text: str) -> str:
    """Returns the leaf of a text, or the one that was kept when the text was withdrawn."""
    return salt["leaf"] if isinstance(salt, dict) else leaf(salt, key, text)


def withdrawn_leaves(salts: dict) -> set[str]:
    """Returns the keys of the texts that can no longer be checked, since they were withdrawn, whole or in part."""
    return {key for key, salt in salts.items() if isinstance(salt, dict)}


def utc(moment: datetime.datetime) -> str:
    """Returns a moment as the digest covers it: in UTC, with six decimals of a second.

    >>> utc(datetime.datetime(2026, 11, 24, 9, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=9))))
    '2026-11-24T00:00:00.000000Z'
    """
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def edition_digest(
    *, previous: str, number: int, published_at: datetime.datetime, status: str, categories, record, salts
) -> str:
    """Returns the digest (指紋) of an edition.

    previous: the digest of the edition before, for the first one the meeting's address.
    categories: [block key, category] of each correction, in their order.
    record: as it is stored, in format 1 or 2. salts: the salt of each key of `texts(record)`, or {"leaf": …} for a withdrawn text.
    """
    leaves = map_texts(record, lambda key, text: kept_leaf(salts[key], key, text))
    return sha256([format_of(record), previous, number, utc(published_at), status, categories, leaves])
