"""Organisations that no table ships: a ministry's office, an association, a body's own secretariat."""

import datetime

from django.db import transaction

from members.models import Organisation, RegistryState

# The table begins here: what stood on this day had stood before.
BEGINNING = datetime.date(1970, 4, 1)


@transaction.atomic
def add_organisation(
    *,
    key: str,
    name: str,
    kind: str,
    by,
    kana: str = "",
    prefecture: str = "",
    valid_from: datetime.date = BEGINNING,
) -> Organisation:
    """Store an organisation of our own (`key` x-…) and return it."""
    row = Organisation(key=key, name=name, kind=kind, kana=kana, prefecture=prefecture, valid_from=valid_from)
    return store_organisation(row=row, by=by)


@transaction.atomic
def store_organisation(*, row: Organisation, by) -> Organisation:
    """Store a row filled by hand, with the highest search number that is free: the shipped table takes them from below."""
    row.search_number = free_search_number()
    row._history_user = by
    row.full_clean()
    row.save()
    RegistryState.raise_revision()
    return row


def free_search_number() -> int:
    taken = set(Organisation.objects.values_list("search_number", flat=True))
    return next(number for number in range(65535, 0, -1) if number not in taken)
