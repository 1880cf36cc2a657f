"""Saves the members of a body: what was changed, added and removed, all or nothing, each with its history."""

import datetime
from collections.abc import Sequence
from itertools import combinations

from django.db import transaction

from minutes.models import Body, Membership

ALREADY = (
    "「{}」は、同じ日に二度、構成団体になります。役職が変わったときは、前の行に「いつまで」を書いてください。"
)


class MemberTwice(Exception):
    """An organisation would be a member twice on one day. Nothing was written; the message names it."""


@transaction.atomic
def save_members(
    *,
    body: Body,
    changed: Sequence[Membership],
    added: Sequence[Membership],
    removed: Sequence[Membership],
    by,
    at: datetime.datetime,
    reason: str = "",
) -> int:
    """Stores rows that were found to be valid, and returns how many were written. Raises MemberTwice."""
    Body.objects.select_for_update().get(pk=body.pk)
    written = [row.pk for row in (*changed, *removed)]
    stored = body.memberships.select_related("organisation").exclude(pk__in=written)
    _refuse_twice([*stored, *changed, *added])
    for row in (*removed, *changed, *added):
        row._history_user, row._change_reason, row._history_date = by, reason or None, at
    for row in removed:
        row.delete()
    for row in (*changed, *added):
        row.save()
    return len(changed) + len(added) + len(removed)


def _refuse_twice(rows: list[Membership]) -> None:
    for one, other in combinations(rows, 2):
        if one.organisation.key == other.organisation.key and _meet(one, other):
            raise MemberTwice(ALREADY.format(one.organisation.name))


def _meet(one: Membership, other: Membership) -> bool:
    """Tells whether two memberships have a day in common."""
    begins = [row.since for row in (one, other) if row.since]
    ends = [row.until for row in (one, other) if row.until]
    return not begins or not ends or max(begins) <= min(ends)
