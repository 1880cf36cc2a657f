"""Finds the organisations that a name may mean, and which of them bore it on the day of each meeting."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from members import registry
from members.codes import PREFECTURES, Prefecture
from members.models import Organisation
from minutes.desk.settling.clues import telling_words


@dataclass(frozen=True)
class Bearer:
    """An organisation that a name may mean.

    `generations` are what is shown of it, oldest first. `of_day` has the generation that may be meant on a day, of those
    days on which one may be. `bears_name`: the generations bear the name; otherwise theirs is near, or was looked up.
    """

    key: str
    generations: tuple[Organisation, ...]
    of_day: Mapping[datetime.date, Organisation]
    bears_name: bool

    @property
    def newest(self) -> Organisation:
        return self.generations[-1]

    @property
    def prefecture(self) -> Prefecture | None:
        return PREFECTURES.get(self.newest.prefecture)

    @property
    def place_and_name(self) -> str:
        """Returns 熊本県 美里町."""
        prefecture = self.prefecture
        is_its_own = prefecture is None or prefecture.name == self.newest.name
        return self.newest.name if is_its_own else f"{prefecture.name} {self.newest.name}"


def words_telling(bearers: Iterable[Bearer]) -> dict[str, tuple[str, ...]]:
    """Returns {code: words that point to this organisation and to none of the others}."""
    return telling_words({bearer.key: (bearer.prefecture, bearer.newest.district) for bearer in bearers})


def possible_bearers(
    label: str, days: Iterable[datetime.date], looked_up: Iterable[str] = ()
) -> list[Bearer]:
    """Returns who bore the name on any of the days, then who bore it at other times, then those of the codes `looked_up`.

    Where nobody bore it on any of the days, those with names like it come before the last. Two queries for those who bear
    it, one more for names like it, one more for all others.
    """
    days = set(days)
    bearers = _who_bore(label, days)
    others = list(looked_up)
    if not any(bearer.of_day for bearer in bearers):
        others = [row.key for row in registry.near_names(label)] + others
    known = {bearer.key for bearer in bearers}
    keys = list(dict.fromkeys(key for key in others if key not in known))
    return [*bearers, *(_of_keys(keys, days) if keys else ())]


def _who_bore(label, days) -> list[Bearer]:
    of_day: dict[str, dict[datetime.date, Organisation]] = defaultdict(dict)
    generations: dict[str, dict[int, Organisation]] = defaultdict(dict)
    for row in registry.candidates_by_label([label], None)[label]:
        generations[row.key][row.pk] = row
    for day, rows in registry.candidates_by_day(label, days).items():
        for row in rows:
            of_day[row.key][day] = generations[row.key][row.pk] = row
    found = [
        Bearer(key, tuple(sorted(rows.values(), key=lambda row: row.valid_from)), of_day.get(key, {}), True)
        for key, rows in sorted(generations.items())
    ]
    return sorted(found, key=lambda bearer: not bearer.of_day)


def _of_keys(keys, days) -> list[Bearer]:
    """`keys` give the order."""
    generations: dict[str, list[Organisation]] = defaultdict(list)
    for row in Organisation.objects.filter(key__in=keys, same_as=None).order_by("valid_from"):
        generations[row.key].append(row)
    return [
        Bearer(
            key,
            tuple(generations[key]),
            {day: row for row in generations[key] for day in days if row.is_valid_on(day)},
            bears_name=False,
        )
        for key in keys
        if generations[key]
    ]
