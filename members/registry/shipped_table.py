"""Reads the table of municipalities that ships with the program (members/data). Pure."""

import csv
import datetime
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"

# After all known changes, the municipalities in force on this day are those of a published list, name by name.
COMPLETE_TO = datetime.date(2026, 7, 9)
MUNICIPALITY_COUNT, PREFECTURE_COUNT = 1741, 47
MUNICIPAL_KINDS = ("city", "ward", "town", "village")


@dataclass(frozen=True)
class OrganisationRow:
    """One generation; the fields are those of the model Organisation."""

    key: str
    name: str
    kana: str
    kind: str
    prefecture: str
    district: str
    valid_from: datetime.date
    valid_to: datetime.date | None
    search_number: int


@dataclass(frozen=True)
class ChangeRow:
    """One change; `before` and `after` hold (key, valid_from) of generations."""

    took_effect_on: datetime.date
    kind: str
    event: str
    before: tuple[tuple[str, datetime.date], ...]
    after: tuple[tuple[str, datetime.date], ...]


def organisation_rows() -> list[OrganisationRow]:
    return [
        OrganisationRow(
            **row
            | {
                "valid_from": datetime.date.fromisoformat(row["valid_from"]),
                "valid_to": datetime.date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
                "search_number": int(row["search_number"]),
            }
        )
        for row in _read("organisations.csv")
    ]


def change_rows() -> list[ChangeRow]:
    return [
        ChangeRow(
            datetime.date.fromisoformat(row["took_effect_on"]),
            row["kind"],
            row["event"],
            _references(row["before"]),
            _references(row["after"]),
        )
        for row in _read("changes.csv")
    ]


def _read(name):
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _references(text):
    """Returns the pairs (key, valid_from) of a text like 012289/1970-04-01 012301/1970-04-01."""
    pairs = (reference.split("/") for reference in text.split())
    return tuple((key, datetime.date.fromisoformat(day)) for key, day in pairs)
