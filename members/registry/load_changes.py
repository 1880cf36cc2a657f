"""The changes of the shipped table → rows, beside those that were entered by hand."""

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from members.models import Organisation, OrganisationChange
from members.registry.shipped_table import ChangeRow

REASON = "配布の表の読み込み"


def contradicting_changes(rows: list[ChangeRow]) -> list[str]:
    """Where a change entered by hand and one of the table speak of the same organisations on the same day, differently."""
    return [
        f"{day} の「{mine.event}」（{mine.get_kind_display()}）は手で入れた廃置分合ですが、"
        f"配布の表では「{row.event}」（{OrganisationChange.Kind(row.kind).label}）です。"
        for (day, before, after), mine in _changes_by_hand().items()
        for row in rows
        if row.took_effect_on == day and before & set(row.before)
        if (before, after, mine.kind) != (set(row.before), set(row.after), row.kind)
    ]


def load_changes(rows: list[ChangeRow]) -> tuple[int, int]:
    """Store the changes that do not stand yet, with their organisations; how many were new, how many made by hand."""
    pks = {(key, day): pk for pk, key, day in Organisation.objects.values_list("pk", "key", "valid_from")}
    stored = OrganisationChange.objects.filter(shipped=True)
    shipped = set(stored.values_list("took_effect_on", "kind", "event"))
    by_hand = _changes_by_hand()
    new, taken = [], []
    for row in rows:
        if (row.took_effect_on, row.kind, row.event) in shipped:
            continue
        mine = by_hand.get((row.took_effect_on, frozenset(row.before), frozenset(row.after)))
        if mine:
            mine.event, mine.shipped = row.event, True
            taken.append(mine)
        else:
            new.append(row)
    _store(new, pks)
    bulk_update_with_history(taken, OrganisationChange, ["event", "shipped"], default_change_reason=REASON)
    return len(new), len(taken)


def _changes_by_hand():
    """(day, generations before, generations after) → change."""
    found = {}
    for change in OrganisationChange.objects.filter(shipped=False).prefetch_related("before", "after"):
        sides = (
            frozenset((one.key, one.valid_from) for one in side.all())
            for side in (change.before, change.after)
        )
        found[change.took_effect_on, *sides] = change
    return found


def _store(rows, pks):
    stored = bulk_create_with_history(
        [
            OrganisationChange(
                took_effect_on=row.took_effect_on, kind=row.kind, event=row.event, shipped=True
            )
            for row in rows
        ],
        OrganisationChange,
        batch_size=500,
        default_change_reason=REASON,
    )
    for side in ("before", "after"):
        through = OrganisationChange._meta.get_field(side).remote_field.through
        through.objects.bulk_create(
            [
                through(organisationchange_id=change.pk, organisation_id=pks[reference])
                for change, row in zip(stored, rows, strict=True)
                for reference in getattr(row, side)
            ],
            batch_size=500,
        )
