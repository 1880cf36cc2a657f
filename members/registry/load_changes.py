"""Loads the changes of the shipped table, beside the changes that were entered by hand."""

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from members.models import Organisation, OrganisationChange
from members.registry.shipped_table import ChangeRow

REASON = "配布の表の読み込み"


def contradicting_changes(rows: list[ChangeRow]) -> list[str]:
    """Returns one line for each change entered by hand that contradicts a row of the table.

    The two contradict each other if they have the day and an organisation before it in common, but differ in the
    organisations before or after or in the kind.
    """
    return [
        f"{day} の「{change.event}」（{change.get_kind_display()}）は手で入れた廃置分合ですが、"
        f"配布の表では「{row.event}」（{OrganisationChange.Kind(row.kind).label}）です。"
        for (day, before, after), change in _changes_by_hand().items()
        for row in rows
        if row.took_effect_on == day and before & set(row.before)
        if (before, after, change.kind) != (set(row.before), set(row.after), row.kind)
    ]


def load_changes(rows: list[ChangeRow]) -> tuple[int, int]:
    """Stores the changes that are missing. Returns how many were new, and how many were taken over from those by hand."""
    pks = {(key, day): pk for pk, key, day in Organisation.objects.values_list("pk", "key", "valid_from")}
    shipped = OrganisationChange.objects.filter(shipped=True)
    stored = set(shipped.values_list("took_effect_on", "kind", "event"))
    by_hand = _changes_by_hand()
    new, taken_over = [], []
    for row in rows:
        if (row.took_effect_on, row.kind, row.event) in stored:
            continue
        change = by_hand.get((row.took_effect_on, frozenset(row.before), frozenset(row.after)))
        if change:
            change.event, change.shipped = row.event, True
            taken_over.append(change)
        else:
            new.append(row)
    _store(new, pks)
    fields = ["event", "shipped"]
    bulk_update_with_history(taken_over, OrganisationChange, fields, default_change_reason=REASON)
    return len(new), len(taken_over)


def _changes_by_hand():
    """{(day, generations before, generations after): change}, a generation being (key, valid_from)."""
    changes = {}
    for change in OrganisationChange.objects.filter(shipped=False).prefetch_related("before", "after"):
        sides = (
            frozenset((generation.key, generation.valid_from) for generation in side.all())
            for side in (change.before, change.after)
        )
        changes[change.took_effect_on, *sides] = change
    return changes


def _store(rows, pks):
    changes = bulk_create_with_history(
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
                for change, row in zip(changes, rows, strict=True)
                for reference in getattr(row, side)
            ],
            batch_size=500,
        )
