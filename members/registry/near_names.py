"""Finds the organisations whose names are nearest to one that nobody bears: 深側市 may be 深川市, 港北区 is of 横浜市."""

import csv
import datetime
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from members.models import Organisation
from members.registry.candidates import readings_of
from members.registry.shipped_table import DATA
from members.spelling import fold_name
from members.unseen import plain_name

NEAREST = 3
# The least likeness (0 to 1) of a name that is offered: of 深川市, 滝川市 shares two characters of three, 札幌市 one.
NEAR = 0.6
_CITY_AND_WARD = re.compile(r"(?:.{2,3}?[都道府県])?(?P<city>.{1,6}市)(?P<ward>.{1,5}区)")


def near_names(label: str, day: datetime.date | None = None) -> list[Organisation]:
    """Returns what `near_names_by_label` finds for one label. One query."""
    return near_names_by_label([label], day)[label]


def near_names_by_label(
    labels: Iterable[str], day: datetime.date | None = None
) -> dict[str, list[Organisation]]:
    """Returns {label: at most NEAREST organisations with the likest names, the likest first}.

    A ward's cities come alone. `day`: only who bore the name then. One query for all labels, none without labels.
    """
    labels = list(labels)
    if not labels:
        return {}
    organisations = Organisation.objects.valid_on(day) if day else Organisation.objects.all()
    rows = list(organisations.filter(same_as=None).order_by("key", "-valid_from"))
    folded = [(fold_name(row.name), row) for row in rows]
    return {label: _near(label, folded) for label in labels}


def cities_of_ward(name: str) -> tuple[str, ...]:
    """Returns the cities that have or had a ward of this name, or that the name itself gives before its ward.

    A ward takes part in no council and stands in no registry.

    >>> cities_of_ward("港北区"), cities_of_ward("神奈川県横浜市緑区"), cities_of_ward("深川市")
    (('横浜市',), ('横浜市',), ())
    """
    both = _CITY_AND_WARD.fullmatch(name)
    return (both["city"],) if both else _cities_by_ward().get(name, ())


@cache
def _cities_by_ward() -> dict[str, tuple[str, ...]]:
    cities: dict[str, tuple[str, ...]] = {}
    with (DATA / "wards.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            cities[row["ward"]] = (*cities.get(row["ward"], ()), row["city"])
    return cities


def _near(label, folded) -> list[Organisation]:
    """`folded` are (folded name, row) of all that may be meant."""
    cities = cities_of_ward(plain_name(label))
    if cities:
        return _newest_of_each_key(row for _, row in folded if row.name in cities)
    names = {fold_name(reading.name) for reading in readings_of(label)}
    scored = [(max(_likeness(name, other) for name in names), row) for other, row in folded]
    near = sorted((pair for pair in scored if pair[0] >= NEAR), key=lambda pair: (-pair[0], pair[1].key))
    return _newest_of_each_key(row for _, row in near)[:NEAREST]


def _likeness(name, other):
    """Returns the share of characters that two names have in common; the ending alone (市) makes nobody alike.

    Of names so short it tells as much as difflib's ratio, in a hundredth of the time.
    """
    common = (Counter(name) & Counter(other)).total()
    only_ending = common == 1 and name[-1:] == other[-1:]
    return 0.0 if only_ending else 2 * common / (len(name) + len(other))


def _newest_of_each_key(rows) -> list[Organisation]:
    newest: dict[str, Organisation] = {}
    for row in rows:
        newest.setdefault(row.key, row)
    return list(newest.values())
