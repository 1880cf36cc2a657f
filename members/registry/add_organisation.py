"""Adds organisations that the shipped table does not have: a ministry's office, an association, a body's secretariat."""

import datetime

from django.db import transaction

from members.models import Organisation, RegistryState

# The first day of the table: an organisation that begins on it may be older.
BEGINNING = datetime.date(1970, 4, 1)
HIGHEST_SEARCH_NUMBER = 65535


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
    """Stores an organisation under a key of our own (x-…) and returns it. Raises ValidationError."""
    row = Organisation(key=key, name=name, kind=kind, kana=kana, prefecture=prefecture, valid_from=valid_from)
    return store_organisation(row=row, by=by)


@transaction.atomic
def store_organisation(*, row: Organisation, by) -> Organisation:
    """Stores a row entered by hand and returns it. Raises ValidationError.

    The row gets the highest free search number, because the shipped table takes its numbers from 1 upwards.
    """
    row.search_number = free_search_number()
    row._history_user = by
    row.full_clean()
    row.save()
    RegistryState.raise_revision([row.name], [row.key])
    return row


def free_search_number() -> int:
    taken = set(Organisation.objects.values_list("search_number", flat=True))
    return next(number for number in range(HIGHEST_SEARCH_NUMBER, 0, -1) if number not in taken)
