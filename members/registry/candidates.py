"""Finds the organisations that bore a name on a day.

An exact spelling wins over a folded one: 鹿嶋市 and 鹿島市 are two cities.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from members.codes import PREFECTURES
from members.models import Organisation
from members.spelling import fold_name, spellings
from members.unseen import plain_name

_PREFECTURE = re.compile(f"({'|'.join(prefecture.name for prefecture in PREFECTURES.values())})(?=.)")
_DISTRICT = re.compile(r"(.{1,8}?郡)(?=..)")
_NUMBER_BY_PREFECTURE_NAME = {prefecture.name: number for number, prefecture in PREFECTURES.items()}


@dataclass(frozen=True)
class Reading:
    """One way to read a label: 熊本県美里町 as 美里町 in 熊本県.

    `prefecture` is the two-digit number; prefecture and district are "" where the label does not give them.
    """

    name: str
    prefecture: str = ""
    district: str = ""

    def agrees_with(self, organisation: Organisation) -> bool:
        """Returns whether the organisation lies in the prefecture and the district that the label gives."""
        return self.prefecture in ("", organisation.prefecture) and (
            not self.district or fold_name(self.district) == fold_name(organisation.district)
        )


def candidates(label: str, day: datetime.date) -> list[Organisation]:
    """Returns the organisations that bore this name on that day, in the order of their codes.

    A single candidate identifies the organisation. The first of these steps that matches anybody decides: the label
    as it is spelled, the label with variant kanji and ヶ/ケ folded, then both again without 都道府県 and without 郡.
    """
    return candidates_by_label([label], day)[label]


def candidates_by_label(labels: Iterable[str], day: datetime.date | None) -> dict[str, list[Organisation]]:
    """Returns the `candidates` of each label, without a day those of any time. One query."""
    return known_and_candidates((), labels, day)[1]


def known_and_candidates(
    keys: Iterable[str], labels: Iterable[str], day: datetime.date | None
) -> tuple[dict[str, Organisation], dict[str, list[Organisation]]]:
    """Returns ({key: its generation in force on the day}, {label: its `candidates`}). One query for both."""
    keys, readings_by_label = set(keys), {label: readings_of(label) for label in labels}
    names = {name for readings in readings_by_label.values() for name in _names_in(readings)}
    organisations = Organisation.objects.valid_on(day) if day else Organisation.objects.all()
    in_force = organisations.filter(Q(key__in=keys) | Q(name__in=names))
    rows = list(in_force.select_related("same_as").order_by("key", "valid_from")) if keys or names else []
    by_name = _by_name(rows)
    candidates = {label: _first_matches(readings, by_name) for label, readings in readings_by_label.items()}
    return {row.key: row for row in rows if row.key in keys}, candidates


def candidates_by_day(label: str, days: Iterable[datetime.date]) -> dict[datetime.date, list[Organisation]]:
    """Returns {day: the `candidates` of one label on that day}. One query for all days."""
    readings = readings_of(label)
    rows = Organisation.objects.filter(name__in=_names_in(readings)).select_related("same_as")
    ordered = list(rows.order_by("key", "valid_from"))
    return {
        day: _first_matches(readings, _by_name(row for row in ordered if row.is_valid_on(day)))
        for day in set(days)
    }


def _names_in(readings) -> set[str]:
    return {name for reading in readings for name in spellings(reading.name)}


def _by_name(rows) -> dict[str, list[Organisation]]:
    by_name: dict[str, list[Organisation]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row)
    return by_name


def readings_of(label: str) -> list[Reading]:
    """Returns every way to read a label, the most literal first; as it is typed, then without what nobody sees.

    >>> readings_of("西多摩郡瑞穂町")
    [Reading(name='西多摩郡瑞穂町', prefecture='', district=''), Reading(name='瑞穂町', prefecture='', district='西多摩郡')]
    """
    typed, label = "".join(label.split()), plain_name(label)
    readings = list(dict.fromkeys([Reading(typed), Reading(label)]))
    prefecture = _PREFECTURE.match(label)
    rest = label[prefecture.end() :] if prefecture else label
    number = _NUMBER_BY_PREFECTURE_NAME[prefecture[1]] if prefecture else ""
    if prefecture:
        readings.append(Reading(rest, number))
    district = _DISTRICT.match(rest)
    if district:
        readings.append(Reading(rest[district.end() :], number, district[1]))
    return readings


def _first_matches(readings, by_name):
    for reading in readings:
        for names in ([reading.name], sorted(spellings(reading.name))):
            matches = [row for name in names for row in by_name.get(name, []) if reading.agrees_with(row)]
            if matches:
                return list({row.pk: row for row in map(_kept_row, matches)}.values())
    return []


def _kept_row(organisation):
    """The row that is kept, where two rows were joined as the same organisation."""
    return organisation.same_as or organisation
