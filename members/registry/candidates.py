"""Who bore a name on a day. An exact spelling wins over a folded one: 鹿嶋市 and 鹿島市 are two cities."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from members.codes import PREFECTURES
from members.models import Organisation
from members.spelling import fold_name, spellings

_PREFECTURE = re.compile(f"({'|'.join(one.name for one in PREFECTURES.values())})(?=.)")
_DISTRICT = re.compile(r"(.{1,8}?郡)(?=..)")


@dataclass(frozen=True)
class Reading:
    """One way to read a label: 熊本県美里町 as 美里町 of 熊本県. Empty: not said."""

    name: str
    prefecture: str = ""
    district: str = ""

    def agrees_with(self, organisation: Organisation) -> bool:
        """Whether an organisation lies where the label says, if it says."""
        return self.prefecture in ("", organisation.prefecture) and (
            not self.district or fold_name(self.district) == fold_name(organisation.district)
        )


def candidates(label: str, day: datetime.date) -> list[Organisation]:
    """The organisations that bore this name on that day, in the order of their codes; one: it is identified.

    Read in turn, the first that finds anybody wins: as it stands, with variant kanji and ヶ/ケ folded, and each
    again without 都道府県 and 郡 in front.
    """
    return candidates_by_label([label], day)[label]


def candidates_by_label(labels: Iterable[str], day: datetime.date) -> dict[str, list[Organisation]]:
    """`candidates` of each label, in one query."""
    return known_and_candidates((), labels, day)[1]


def known_and_candidates(
    keys: Iterable[str], labels: Iterable[str], day: datetime.date
) -> tuple[dict[str, Organisation], dict[str, list[Organisation]]]:
    """Those of the keys as they were on a day, by key, and the `candidates` of each label: one query for both."""
    keys, readings = set(keys), {label: readings_of(label) for label in labels}
    names = {name for found in readings.values() for reading in found for name in spellings(reading.name)}
    found = Organisation.objects.valid_on(day).filter(Q(key__in=keys) | Q(name__in=names))
    rows = list(found.select_related("same_as").order_by("key", "valid_from")) if keys or names else []
    by_name: dict[str, list[Organisation]] = {}
    for one in rows:
        by_name.setdefault(one.name, []).append(one)
    candidates = {label: _first_found(found, by_name) for label, found in readings.items()}
    return {one.key: one for one in rows if one.key in keys}, candidates


def readings_of(label: str) -> list[Reading]:
    """Every way to read a label, the nearest first.

    >>> readings_of("西多摩郡瑞穂町")
    [Reading(name='西多摩郡瑞穂町', prefecture='', district=''), Reading(name='瑞穂町', prefecture='', district='西多摩郡')]
    """
    label = "".join(label.split())
    readings = [Reading(label)]
    prefecture = _PREFECTURE.match(label)
    rest = label[prefecture.end() :] if prefecture else label
    number = next(
        (one.number for one in PREFECTURES.values() if prefecture and one.name == prefecture[1]), ""
    )
    if prefecture:
        readings.append(Reading(rest, number))
    district = _DISTRICT.match(rest)
    if district:
        readings.append(Reading(rest[district.end() :], number, district[1]))
    return readings


def _first_found(readings, by_name):
    for reading in readings:
        for names in ([reading.name], sorted(spellings(reading.name))):
            found = [one for name in names for one in by_name.get(name, []) if reading.agrees_with(one)]
            if found:
                return list({one.pk: one for one in map(_kept, found)}.values())
    return []


def _kept(organisation):
    """The row that stands for it, where two rows were found to be the same."""
    return organisation.same_as or organisation
