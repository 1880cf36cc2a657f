"""Canonical JSON, the one way in which a record is written as bytes, and the digests computed over it. Pure.

Every text of a record (words, labels, titles, facts, reasons) has a leaf: the SHA-256 of the canonical JSON of
[salt, key, text]. The digest of an edition covers the record with each text replaced by its leaf. So a text can be
withdrawn later with its salt, and the chain of digests still verifies, since the leaf is kept.
"""

import datetime
import hashlib
import json
from collections.abc import Callable, Iterator

from minutes.notation.facts import TEXT_FACTS
from minutes.record.block_keys import LETTERS, LISTS
from minutes.record.record import Record

FORMAT = 1

# The values under these names are texts; all other strings of a record are codes, digests, dates and kinds.
TEXT_NAMES = frozenset(
    [fact.name for fact in TEXT_FACTS] + "name label representative reason reasons titles text".split()
)
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_LIST_LETTERS = {name: LETTERS[kind] for name, kind in LISTS.items()}


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


def map_texts(record: Record, change: Callable[[str, str], str]) -> Record:
    """Returns a record with every text replaced by change(key, text).

    Keys say where in the record a text is: "title", "body/name", "a81/label", "u7/titles/0", "reasons/u12".
    """
    return _mapped(record, "", False, change)


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """Yields every (key, text) of a record, in the order of canonical JSON."""
    by_key: dict[str, str] = {}
    map_texts(record, lambda key, text: by_key.setdefault(key, text))
    return iter(sorted(by_key.items()))


def _mapped(value, key, is_text, change):
    if isinstance(value, dict):
        return {
            name: _mapped(inner, _join(key, name), is_text or name in TEXT_NAMES, change)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [
            _mapped(inner, _row_key(key, inner, index), is_text, change) for index, inner in enumerate(value)
        ]
    return change(key, value) if is_text and isinstance(value, str) else value


def _join(key, name):
    return f"{key}/{name}" if key else name


def _row_key(key, row, index):
    """Names a row by its number, which stays; its place in the list does not."""
    if key in _LIST_LETTERS and isinstance(row, dict):
        return f"{_LIST_LETTERS[key]}{row['number']}"
    return f"{key}/{index}"


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
    salts: the salt of each key of `texts(record)`, or {"leaf": …} for a withdrawn text.
    """
    leaves = map_texts(record, lambda key, text: kept_leaf(salts[key], key, text))
    return sha256([FORMAT, previous, number, utc(published_at), status, categories, leaves])
