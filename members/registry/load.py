"""The shipped table → rows. A second load changes nothing, and nothing made by hand is undone."""

from dataclasses import asdict, dataclass, replace

from django.db import transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from members.models import Organisation, OrganisationChange, RegistryState
from members.registry.load_changes import REASON, contradicting_changes, load_changes
from members.registry.shipped_table import ChangeRow, OrganisationRow, change_rows, organisation_rows
from members.registry.verify import verify_registry

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
    """Bring the registry up to the table (the shipped one unless given). Raises LoadRefused, and then stores nothing.

    What a clerk entered before the table knew it is taken over, keeping its id and search number, where both say the
    same; any difference between the two is refused, line by line.
    """
    organisations = organisation_rows() if organisations is None else organisations
    changes = change_rows() if changes is None else changes
    _refuse(contradicting_changes(changes))
    known = set(verify_registry())  # what was wrong before is no reason to refuse a release
    done = Loaded(*_load_organisations(organisations), *load_changes(changes))
    if done:
        _refuse([line for line in verify_registry() if line not in known])
        RegistryState.raise_revision()
    return done


def _refuse(problems):
    if problems:
        raise LoadRefused("\n".join(problems))


def _load_organisations(rows):
    """Store what differs; returns how many rows were new, how many mended, how many taken over from those made by hand."""
    standing = {(one.key, one.valid_from): one for one in Organisation.objects.all()}
    ended_by_hand = _ended_by_hand()
    new, mended, taken, contradictions = [], [], [], []
    for row in rows:
        found = standing.get((row.key, row.valid_from))
        if found is None:
            new.append(Organisation(**asdict(row), shipped=True))
            continue
        if (found.pk, found.valid_to) in ended_by_hand:
            contradictions += _differences(found, row, ["valid_to"] if row.valid_to else [])
            row = replace(row, valid_to=found.valid_to)  # an end that the table does not know yet
        if found.shipped:
            mended += [found] * _mend(found, row)
        else:
            contradictions += _differences(found, row, AGREED)
            taken.append(found)
            _mend(found, row)
            found.shipped = True
    _refuse(contradictions)
    bulk_create_with_history(new, Organisation, batch_size=500, default_change_reason=REASON)
    bulk_update_with_history(
        [*mended, *taken], Organisation, [*MENDED, "shipped"], batch_size=200, default_change_reason=REASON
    )
    return len(new), len(mended), len(taken)


def _ended_by_hand():
    """(generation, day) of every change made by hand."""
    by_hand = OrganisationChange.objects.filter(shipped=False, before__isnull=False)
    return set(by_hand.values_list("before__pk", "took_effect_on"))


def _differences(found, row, names):
    for name in names:
        mine, theirs = getattr(found, name), getattr(row, name)
        if mine != theirs:
            field = Organisation._meta.get_field(name).verbose_name
            yield f"{found}（{found.valid_from}から）の{field}が、手で入れた行では「{mine}」、配布の表では「{theirs}」です。"


def _mend(found, row):
    """Set what the table says otherwise; says whether anything was."""
    differing = {name: getattr(row, name) for name in MENDED if getattr(found, name) != getattr(row, name)}
    for name, value in differing.items():
        setattr(found, name, value)
    return bool(differing)
