"""Where a reader of the changes stands: in which era of which database, and behind which change. Pure.

An era ends where an older state of the database returns, by a restore or by hand: what was read before may be of a
state that is lost. A cursor says nothing else, and readers take it as one word.
"""

import datetime
import hashlib
import re
from dataclasses import dataclass

CURSOR = r"^[0-9a-f]{16}\.(0|[1-9][0-9]{0,17})$"
# RFC 3339, and no shorter form: 2026-09-24T12:00:00+09:00. A + that nobody escaped has become a blank.
MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?P<minute>[0-9]{2}:[0-9]{2}):(?P<second>[0-9]{2})"
    r"(?P<rest>\.[0-9]+)?(?P<zone>[Zz]|[-+ ][0-9]{2}:[0-9]{2})"
)
EARLIEST = datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC)
LATEST = datetime.datetime(9000, 1, 1, tzinfo=datetime.UTC)
NEITHER = (
    "前の答えの cursor か、2026-09-24T12:00:00+09:00 のような日時にしてください。"
    " / neither a cursor of an answer before nor a moment as 2026-09-24T12:00:00+09:00"
)


@dataclass(frozen=True)
class Cursor:
    """era: 16 hexadecimal digits. sequence: that of the last change that was read, 0 before the first."""

    era: str
    sequence: int

    def __str__(self) -> str:
        return f"{self.era}.{self.sequence}"


def era_of(identity: str, epoch: str, returned: int) -> str:
    """Returns the era of a database. `returned`: the sequence at which an older state last returned, 0 for never."""
    return hashlib.sha256(f"changes {identity} {epoch} {returned}".encode()).hexdigest()[:16]


def read_since(typed: str) -> Cursor | datetime.datetime:
    """Returns what was typed as a cursor or as a moment. Raises ValueError for anything else.

    A moment before 1900 or behind 9000 is taken for the end of that time: no column holds every year that can be typed.
    """
    if re.fullmatch(CURSOR, typed):
        era, _, sequence = typed.partition(".")
        return Cursor(era, int(sequence))
    found = MOMENT.fullmatch(typed)
    if not found:
        raise ValueError(NEITHER)
    return _moment(**found.groupdict())


def _moment(day, minute, second, rest, zone):
    if not "1900" <= day[:4] < "9000":
        return EARLIEST if day < "1900" else LATEST
    # A leap second is no second of Python's.
    text = f"{day}T{minute}:{min(second, '59')}{rest or ''}{zone.upper().replace(' ', '+')}"
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(NEITHER) from error
