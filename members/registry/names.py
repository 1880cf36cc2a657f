"""What organisations were called on a day, by their codes; and all names at once, for whoever asks of many texts."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from members.codes import PREFECTURES, codes_meant
from members.models import Organisation
from members.registry.candidates import readings_of
from members.registry.name_search import KANA_SUFFIXES, by_key, first_matches, hiragana, with_suffixes
from members.spelling import fold_name
from members.unseen import plain_name

LONGEST_NAME = 40


def all_names() -> frozenset[str]:
    """Returns every name that an organisation bears or has borne. One query."""
    return frozenset(Organisation.objects.order_by().values_list("name", flat=True).distinct())


def organisation_names(codes: set[str], day: datetime.date) -> dict[str, str]:
    """Returns {433489: 熊本県 美里町}: each name of that day, else the last that the organisation bore.

    One query, or none where there is no code.
    """
    if not codes:
        return {}
    generations = Organisation.objects.filter(key__in=codes).order_by("valid_from")
    last_names = {row.key: _with_prefecture(row) for row in generations}
    names_of_day = {row.key: _with_prefecture(row) for row in generations if row.is_valid_on(day)}
    return last_names | names_of_day


def _with_prefecture(row):
    prefecture = PREFECTURES[row.prefecture].name if row.prefecture in PREFECTURES else ""
    return row.name if prefecture in ("", row.name) else f"{prefecture} {row.name}"


@dataclass(frozen=True)
class Named:
    """Who is named by a text: the matching generations of each organisation, oldest first, in the order of their codes.

    `is_whole`: the text is a whole name, reading or code; otherwise it leaves off 市 or 町 and may be any word.
    """

    groups: tuple[tuple[Organisation, ...], ...] = ()
    is_whole: bool = False


class NameIndex:
    """The rows of the registry by each form of name, reading and code under which one is found. A search asks it of every
    typed word; whoever keeps it reads it again when the registry changes."""

    def __init__(self, rows: list[Organisation]):
        self._rows: dict[str, list[Organisation]] = defaultdict(list)
        self.names = frozenset(row.name for row in rows)
        for row in rows:
            for form in {fold_name(row.name), row.kana, row.key} - {""}:
                self._rows[form].append(row)

    def named(self, typed: str) -> Named:
        """Returns whom registry.named finds by the same text, and whether it is their whole name."""
        typed = plain_name(typed)
        if not 1 < len(typed) <= LONGEST_NAME:
            return Named()
        kana, readings = hiragana(typed), readings_of(typed)
        found = {row.pk: row for form in _forms(typed, readings, kana) for row in self._rows.get(form, ())}
        rows = sorted(found.values(), key=lambda row: (row.key, row.valid_from))
        matching, is_whole = first_matches(typed, readings, kana, rows) if rows else ([], False)
        return Named(tuple(map(tuple, by_key(matching))), is_whole)


def name_index() -> NameIndex:
    """Returns the index of the registry as it is. One query, which reads all of it."""
    rows = Organisation.objects.order_by("key", "valid_from")
    return NameIndex(list(rows))


def _forms(typed, readings, kana) -> Iterator[str]:
    yield typed.lower()
    yield from codes_meant(typed)
    for reading in readings:
        yield from with_suffixes(fold_name(reading.name))
    yield kana
    yield from (kana + suffix for suffix in KANA_SUFFIXES)
