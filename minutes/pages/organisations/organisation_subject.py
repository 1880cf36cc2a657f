"""Whom the pages of an organisation are about: it, the rows that were joined to it, and all that it came from."""

from dataclasses import dataclass

from django.http import Http404

from members.models import Organisation
from members.registry import Kin
from minutes.pages.organisations.names import Bearer, bearer_of
from minutes.pages.remembered import relations


@dataclass(frozen=True)
class OrganisationSubject:
    """`code` is that of the address; `generations` are those of each of `codes`, the oldest first."""

    code: str
    kin: Kin
    generations: dict[str, list[Organisation]]

    @property
    def codes(self) -> frozenset[str]:
        """The codes whose passages are the organisation's."""
        return self.kin.own | self.kin.before

    @property
    def own_generations(self) -> list[Organisation]:
        return self.generations[self.code]

    @property
    def bearer(self) -> Bearer:
        return bearer_of(*self.own_generations)


def subject_of(code: str) -> OrganisationSubject:
    """Returns whom a code means. One query. Raises Http404 where no organisation has it."""
    kin = relations().kin(code)
    generations: dict[str, list[Organisation]] = {}
    rows = Organisation.objects.filter(key__in=kin.own | kin.before).order_by("key", "valid_from")
    for row in rows:
        generations.setdefault(row.key, []).append(row)
    if code not in generations:
        raise Http404("この番号の団体はありません。")
    return OrganisationSubject(code, kin, generations)
