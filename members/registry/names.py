"""What organisations were called on a day, by their codes."""

import datetime

from members.codes import PREFECTURES
from members.models import Organisation


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
    names_of_day = {row.key: _with_prefecture(row) for row in generations if _in_force(row, day)}
    return last_names | names_of_day


def _in_force(row, day):
    return row.valid_from <= day and (row.valid_to is None or row.valid_to > day)


def _with_prefecture(row):
    prefecture = PREFECTURES[row.prefecture].name if row.prefecture in PREFECTURES else ""
    return row.name if prefecture in ("", row.name) else f"{prefecture} {row.name}"
