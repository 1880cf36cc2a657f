"""Which strings of a stored record are texts, each with a key and a leaf of its own, in either format. Pure.

Format 2 needs no list of names, so that whoever verifies it reads records that have lists of later: every string is a
text but the values under names that end in _kind or _on, the key of the 会議体, and the letters themselves.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from minutes.record import format_1

# A record as its edition stores it, in format 1 or 2.
StoredRecord = dict[str, Any]
AnyRecord = TypeVar("AnyRecord", bound=Mapping[str, Any])
CLEAR_ENDINGS = ("_kind", "_on")
CLEAR_KEYS = {"body/key", "letters"}


def format_of(record: Mapping[str, Any]) -> int:
    """Returns the number of a stored record's format: only from format 2 on, a record names its letters."""
    return 2 if "letters" in record else 1


def map_texts(record: AnyRecord, change: Callable[[str, str], str]) -> AnyRecord:
    """Returns a record with every text replaced by change(key, text).

    Keys say where in the record a text is: "title", "body/name", "a81/label", "u7/titles/0", "reasons/u12".
    """
    if format_of(record) == 1:
        return _mapped(record, "", format_1.LETTERS, format_1.is_clear, change)
    return _mapped(record, "", record["letters"], _is_clear, change)


def texts(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yields every (key, text) of a record, in the order of canonical JSON."""
    by_key: dict[str, str] = {}
    map_texts(record, lambda key, text: by_key.setdefault(key, text))
    return iter(sorted(by_key.items()))


def _is_clear(key: str, name: str) -> bool:
    return name.endswith(CLEAR_ENDINGS) or key in CLEAR_KEYS


def _mapped(value, key, letters, is_clear, change):
    if isinstance(value, dict):
        keys = {name: f"{key}/{name}" if key else name for name in value}
        return {
            name: inner
            if is_clear(keys[name], name)
            else _mapped(inner, keys[name], letters, is_clear, change)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        letter = letters.get(key.rsplit("/", 1)[-1])
        return [
            _mapped(row, _row_key(key, letter, row, place), letters, is_clear, change)
            for place, row in enumerate(value)
        ]
    return change(key, value) if isinstance(value, str) else value


def _row_key(key, letter, row, place):
    """Names a row by letter and number, which stay; without either, by its place."""
    if letter and isinstance(row, dict) and "number" in row:
        return f"{letter}{row['number']}"
    return f"{key}/{place}"
