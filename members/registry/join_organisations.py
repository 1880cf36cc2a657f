"""Joins two rows that are the same organisation: one row points to the other, no row is deleted, both addresses stay."""

from django.db import transaction

from members.models import Organisation, RegistryState


class JoinRefused(Exception):
    """A row cannot be joined to another one; the message tells a clerk why."""


@transaction.atomic
def join_organisations(*, row: Organisation, same_as: Organisation | None, by) -> Organisation:
    """Stores that `row` is the same organisation as `same_as`, which is kept; None undoes that. Returns `row`.

    No edition changes: the pages of both keys show what the editions say under either. Raises JoinRefused.
    """
    problem = join_problem(row, same_as) if same_as else ""
    if problem:
        raise JoinRefused(problem)
    touched = {kept.key for kept in (row, same_as, row.same_as) if kept}
    row.same_as = same_as
    row._history_user = by
    row.save()
    RegistryState.raise_revision([row.name], touched)
    return row


def join_problem(row: Organisation, same_as: Organisation) -> str:
    """Returns why `row` cannot be joined to `same_as`, in a clerk's words; "" where it can."""
    if same_as.key == row.key:
        return "同じ番号の団体です。別の番号の、同じ団体を選んでください。"
    if same_as.same_as:
        kept = same_as.same_as
        return f"{same_as} は {kept} と同じ団体になっています。{kept} を選んでください。"
    if row.pk and row.duplicates.exists():
        first = row.duplicates.first()
        return f"{first} が、この行と同じ団体になっています。先にそちらを {same_as} に直してください。"
    if row.shipped and same_as.shipped:
        return "配布の表の団体どうしは、同じ団体にできません。廃置分合で結んでください。"
    return ""
