"""Pure: the statements that make the table of passages one that Citus takes apart by meetings, and hand it over.

Citus keeps the rows of one meeting on one machine, and what is unique only within a machine: each unique key must hold
the meeting, and no foreign key may lead to a table that stays where it is. What the keys kept unique over all meetings
the table of slots keeps (DaySlot): a slot is one meeting's, and stands in the sort keys of its passages.
"""

from collections.abc import Iterable
from dataclasses import dataclass

TABLE, MEETING = "minutes_passage", "meeting_id"
DISTRIBUTE = f"SELECT create_distributed_table('{TABLE}', '{MEETING}')"
KEYS = {"p": "PRIMARY KEY", "u": "UNIQUE"}
FOREIGN_KEY = "f"


@dataclass(frozen=True)
class Constraint:
    """A constraint as PostgreSQL lists it. `kind`: p a primary key, u a unique one, f a foreign one."""

    name: str
    kind: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """A statement, and what it has done, in a line for the administrator."""

    statement: str
    done: str


def steps(constraints: Iterable[Constraint], *, is_distributed: bool) -> list[Step]:
    """Returns what is left to be done: all of it, or the rest after a restore, or nothing.

    Keys keep their names, since later migrations look for some of them by name.
    """
    left = [_with_meeting(key) for key in constraints if key.kind in KEYS and MEETING not in key.columns]
    left += [_dropped(key) for key in constraints if key.kind == FOREIGN_KEY]
    whole = Step(DISTRIBUTE, "掲載箇所の表を、会議ごとに分けました。")
    return left if is_distributed else [*left, whole]


def _with_meeting(key):
    columns = ", ".join(map(_quoted, (MEETING, *key.columns)))
    name, kind = _quoted(key.name), KEYS[key.kind]
    return Step(
        f"ALTER TABLE {TABLE} DROP CONSTRAINT {name}, ADD CONSTRAINT {name} {kind} ({columns})",
        f"{'主キー' if key.kind == 'p' else '一意の制約'} {key.name} に、会議の番号を加えました。",
    )


def _dropped(key):
    return Step(
        f"ALTER TABLE {TABLE} DROP CONSTRAINT {_quoted(key.name)}", f"外部キー {key.name} を外しました。"
    )


def _quoted(name):
    return '"{}"'.format(name.replace('"', '""'))
