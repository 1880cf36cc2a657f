"""Who is a member of a body on a day, each organisation under the name that it bears then."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from members import registry
from members.models import Organisation
from minutes.models import Membership


@dataclass(frozen=True)
class Member:
    """One member on a day. `organisation` is the generation of that day; None where there is none any more: it was merged."""

    stored: Organisation
    organisation: Organisation | None
    office: str


def members_on(
    memberships: Iterable[Membership], day: datetime.date, known: Mapping[int, Organisation]
) -> list[Member]:
    """Returns those who are members on a day, in the order given. `known` is what `known_on` says of their organisations."""
    return [
        Member(row.organisation, known.get(row.organisation_id), row.office)
        for row in memberships
        if row.is_on(day)
    ]


def known_on(organisations: Collection[Organisation], day: datetime.date) -> dict[int, Organisation]:
    """Returns {id of an organisation: its generation on a day}; who does not go on until then is left out.

    熊本市 of 432016 is 熊本市 of 431001 on 2012-10-23. Three queries, none where nobody is asked about.
    """
    if not organisations:
        return {}
    relations = registry.relations()
    codes = {
        one.pk: relations.code_on(one.same_as.key if one.same_as_id else one.key, day)
        for one in organisations
    }
    generations = Organisation.objects.valid_on(day).filter(key__in=set(codes.values()), same_as=None)
    by_code = {generation.key: generation for generation in generations}
    return {pk: by_code[code] for pk, code in codes.items() if code in by_code}
