"""Loads the shipped table into the database. A second load changes nothing; what was entered by hand is kept."""

from dataclasses import asdict, dataclass, replace

from django.db import transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from members.models import Organisation, OrganisationChange, RegistryState
from members.registry.load_changes import REASON, contradicting_changes, load_changes
from members.registry.shipped_table import ChangeRow, OrganisationRow, change_rows, organisation_rows
from members.registry.verify import verify_registry

# Fields that the next release of the table may correct in a shipped row, such as a reading or a district.
UPDATED_FIELDS = ("name", "kana", "kind", "prefecture", "district", "valid_to")
# Fields in which a row entered by hand must agree with the table; where it does not, a person has to decide.
FIELDS_THAT_MUST_AGREE = ("name", "kind", "prefecture")


class LoadRefused(Exception):
    """The shipped table contradicts rows entered by hand; the message has one line for each, for the clerk."""


@dataclass(frozen=True)
class LoadResult:
    """How many organisations and changes a load added, updated, and took over from rows entered by hand."""

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
) -> LoadResult:
    """Brings the registry up to the table (the shipped one unless given) and returns what was done.

    A row that a clerk entered before the table knew it is taken over, with its id and search number, if both agree.
    Raises LoadRefused with one line for each disagreement; then nothing is stored.
    """
    organisations = organisation_rows() if organisations is None else organisations
    changes = change_rows() if changes is None else changes
    _refuse(contradicting_changes(changes))
    # A problem that existed before the load is no reason to refuse it.
    known_problems, before = set(verify_registry()), _bearers()
    result = LoadResult(*_load_organisations(organisations), *load_changes(changes))
    if result:
        _refuse([line for line in verify_registry() if line not in known_problems])
        RegistryState.raise_revision({name for name, *_ in before ^ _bearers() if name})
    return result


def _bearers():
    """Who bears a name, and from when to when; and who had a part in which change, which may make two codes one
    organisation."""
    bearers = set(Organisation.objects.values_list("name", "key", "valid_from", "valid_to"))
    for side in ("before", "after"):
        concerned = OrganisationChange.objects.order_by().values_list(
            f"{side}__name", f"{side}__key", "took_effect_on", "kind"
        )
        bearers.update(concerned)
    return bearers


def _refuse(problems):
    if problems:
        raise LoadRefused("\n".join(problems))


def _load_organisations(rows):
    """Stores the rows that differ. Returns how many were new, updated, and taken over from rows entered by hand."""
    stored = {
        (organisation.key, organisation.valid_from): organisation
        for organisation in Organisation.objects.all()
    }
    ended_by_hand = _ended_by_hand()
    new, updated, taken_over, contradictions = [], [], [], []
    for row in rows:
        organisation = stored.get((row.key, row.valid_from))
        if organisation is None:
            new.append(Organisation(**asdict(row), shipped=True))
            continue
        if (organisation.pk, organisation.valid_to) in ended_by_hand:
            contradictions += _contradictions(organisation, row, ["valid_to"] if row.valid_to else [])
            row = replace(row, valid_to=organisation.valid_to)  # an end that the table does not know yet
        if organisation.shipped:
            if _update(organisation, row):
                updated.append(organisation)
        else:
            contradictions += _contradictions(organisation, row, FIELDS_THAT_MUST_AGREE)
            taken_over.append(organisation)
            _update(organisation, row)
            organisation.shipped = True
    _refuse(contradictions)
    bulk_create_with_history(new, Organisation, batch_size=500, default_change_reason=REASON)
    bulk_update_with_history(
        [*updated, *taken_over],
        Organisation,
        [*UPDATED_FIELDS, "shipped"],
        batch_size=200,
        default_change_reason=REASON,
    )
    return len(new), len(updated), len(taken_over)


def _ended_by_hand():
    """(primary key of the generation, day) of every generation that a change entered by hand ended."""
    by_hand = OrganisationChange.objects.filter(shipped=False, before__isnull=False)
    return set(by_hand.values_list("before__pk", "took_effect_on"))


def _contradictions(organisation, row, names):
    for name in names:
        by_hand, shipped = getattr(organisation, name), getattr(row, name)
        if by_hand != shipped:
            field = Organisation._meta.get_field(name).verbose_name
            yield (
                f"{organisation}（{organisation.valid_from}から）の{field}が、"
                f"手で入れた行では「{by_hand}」、配布の表では「{shipped}」です。"
            )


def _update(organisation, row):
    """Sets the fields in which the table's row differs. Returns whether any did."""
    differing = {
        name: getattr(row, name)
        for name in UPDATED_FIELDS
        if getattr(organisation, name) != getattr(row, name)
    }
    for name, value in differing.items():
        setattr(organisation, name, value)
    return bool(differing)
