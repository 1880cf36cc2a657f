"""Future towns and changes for tests: they happen after the day up to which the shipped table is complete."""

import datetime
from dataclasses import replace

from members.codes import with_check_digit
from members.models import Organisation
from members.registry.shipped_table import ChangeRow, OrganisationRow, change_rows, organisation_rows

DAY = datetime.date(2028, 4, 1)
NEW_CODE = with_check_digit("01299")


def town_in_force(name: str, prefecture: str = "01") -> Organisation:
    """Returns the generation of that name that is in force on the day before DAY."""
    return (
        Organisation.objects.valid_on(DAY - datetime.timedelta(days=1)).named(name).get(prefecture=prefecture)
    )


def new_town(name: str = "新深川市", key: str = NEW_CODE, **values) -> Organisation:
    """Returns an unsaved generation."""
    values = {"kana": "しんふかがわし", "kind": "city", "prefecture": "01"} | values
    return Organisation(key=key, name=name, **values)


def row_of(organisation: Organisation, **values) -> OrganisationRow:
    """Returns the row that a table would have for an organisation."""
    names = OrganisationRow.__dataclass_fields__
    return OrganisationRow(**{name: getattr(organisation, name) for name in names} | values)


def table_with(*, ends: dict[str, datetime.date], begins=(), changes=()) -> tuple[list, list]:
    """Returns the shipped table of a later release, as (organisations, changes).

    `ends`: {key: last day, exclusive} of generations in force; `begins`, `changes`: additional rows.
    """
    organisations = [
        replace(row, valid_to=ends[row.key]) if row.key in ends and row.valid_to is None else row
        for row in organisation_rows()
    ]
    return [*organisations, *begins], [*change_rows(), *changes]


def merger(event: str = "深川市と秩父別町が合併し新深川市を新設", **values) -> ChangeRow:
    """Returns the row of a table for the merger of 深川市 and 秩父別町 into 新深川市."""
    beginning = datetime.date(1970, 4, 1)
    defaults = {
        "took_effect_on": DAY,
        "kind": "new-merger",
        "event": event,
        "before": (("012289", beginning), ("014346", beginning)),
        "after": ((NEW_CODE, DAY),),
    }
    return ChangeRow(**defaults | values)
