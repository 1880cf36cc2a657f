"""The shipped table → rows. A second load changes nothing, and nothing made by hand is undone."""

from dataclasses import asdict, dataclass

from django.db import transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from members.models import Organisation, OrganisationChange, RegistryState
from members.registry.table import ChangeRow, OrganisationRow, change_rows, organisation_rows

REASON = "配布の表の読み込み"
# A table's row may say these differently from one release to the next: a reading, a district.
MENDED = ("name", "kana", "kind", "prefecture", "district", "valid_to")
# What a clerk entered by hand must agree with the table in, or a person has to look.
AGREED = ("name", "kind", "prefecture")


class LoadRefused(Exception):
    """The shipped table and rows made by hand contradict each other; one line each, for the clerk."""


@dataclass(frozen=True)
class Loaded:
    """What a load did: how many rows it added, changed, and took over from those made by hand."""

    added: int = 0
    changed: int = 0
    taken_over: int = 0
    changes_added: int = 0
    changes_taken_over: int = 0

    def __bool__(self):
        return any(asdict(self).values())


@transaction.atomic
def load_registry(
    organisations: list[OrganisationRow] | None = None, changes: list[ChangeRow] | None = None
) -> Loaded:
    """Bring the registry up to the table (the shipped one unless given). Raises LoadRefused, and then stores nothing."""
    organisations = organisation_rows() if organisations is None else organisations
    changes = change_rows() if changes is None else changes
    added, changed, taken_over = _load_organisations(organisations)
    new, mine = _load_changes(changes)
    done = Loaded(added, changed, taken_over, new, mine)
    if done:
        RegistryState.raise_revision()
    return done


def _load_organisations(rows):
    standing = {(one.key, one.valid_from): one for one in Organisation.objects.all()}
    ended_by_hand = set(
        OrganisationChange.objects.filter(shipped=False, before__isnull=False).values_list(
            "before__pk", "took_effect_on"
        )
    )
    new, differing, taken, contradictions = [], [], [], []
    for row in rows:
        found = standing.get((row.key, row.valid_from))
        if found is None:
            new.append(Organisation(**asdict(row), shipped=True))
        elif not found.shipped:
            contradictions += _contradictions(found, row)
            taken.append(found)
            _mend(found, row, ended_by_hand)
            found.shipped = True
        elif _mend(found, row, ended_by_hand):
            differing.append(found)
    if contradictions:
        raise LoadRefused("\n".join(contradictions))
    bulk_create_with_history(new, Organisation, batch_size=500, default_change_reason=REASON)
    bulk_update_with_history(
        [*differing, *taken], Organisation, [*MENDED, "shipped"], batch_size=200, default_change_reason=REASON
    )
    return len(new), len(differing), len(taken)


def _contradictions(found, row):
    for name in AGREED:
        mine, theirs = getattr(found, name), getattr(row, name)
        if mine != theirs:
            field = Organisation._meta.get_field(name).verbose_name
            yield f"{found}（{found.valid_from}から）の{field}が、手で入れた行では「{mine}」、配布の表では「{theirs}」です。"


def _mend(found, row, ended_by_hand):
    """Set what the table says otherwise; an end that a change made by hand gave stays. Says whether anything was."""
    differing = {name: getattr(row, name) for name in MENDED if getattr(found, name) != getattr(row, name)}
    if row.valid_to is None and (found.pk, found.valid_to) in ended_by_hand:
        differing.pop("valid_to", None)
    for name, value in differing.items():
        setattr(found, name, value)
    return bool(differing)


def _load_changes(rows):
    """Store the changes that do not stand yet, with their organisations; returns how many were new, how many made by hand."""
    pks = {(key, day): pk for pk, key, day in Organisation.objects.values_list("pk", "key", "valid_from")}
    shipped = set(
        OrganisationChange.objects.filter(shipped=True).values_list("took_effect_on", "kind", "event")
    )
    by_hand = _changes_by_hand()
    new, taken = [], []
    for row in rows:
        if (row.took_effect_on, row.kind, row.event) in shipped:
            continue
        mine = by_hand.get(_signature(row.took_effect_on, row.before, row.after))
        if mine:
            mine.kind, mine.event, mine.shipped = row.kind, row.event, True
            taken.append(mine)
        else:
            new.append(row)
    _store_changes(new, pks)
    bulk_update_with_history(
        taken, OrganisationChange, ["kind", "event", "shipped"], default_change_reason=REASON
    )
    return len(new), len(taken)


def _signature(day, before, after):
    return day, frozenset(before), frozenset(after)


def _changes_by_hand():
    found = {}
    for change in OrganisationChange.objects.filter(shipped=False).prefetch_related("before", "after"):
        sides = ([(one.key, one.valid_from) for one in side.all()] for side in (change.before, change.after))
        found[_signature(change.took_effect_on, *sides)] = change
    return found


def _store_changes(rows, pks):
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
