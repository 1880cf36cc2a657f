"""Two rows found to be the same organisation: one points to the other, none is removed, both addresses go on."""

from django.db import transaction

from members.models import Organisation, RegistryState


class JoinRefused(Exception):
    """Why a row cannot stand for another; the message is for the clerk."""


@transaction.atomic
def join_organisations(*, row: Organisation, same_as: Organisation | None, by) -> Organisation:
    """Say that `row` is the same organisation as another row, which is kept; None takes it back. Returns the row.

    No edition changes: what it says under either key is shown on the pages of both. Raises JoinRefused.
    """
    problem = join_problem(row, same_as) if same_as else ""
    if problem:
        raise JoinRefused(problem)
    row.same_as = same_as
    row._history_user = by
    row.save()
    RegistryState.raise_revision()
    return row


def join_problem(row: Organisation, same_as: Organisation) -> str:
    """What stands against it, in a clerk's words; "" where nothing does."""
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
