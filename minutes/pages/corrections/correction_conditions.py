"""Which corrections are asked for: by 年度 of the correction, 区分, 会議体 and organisation; and how many each choice leaves."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone

from members import registry, wareki
from minutes.models import CorrectedWording, Correction
from minutes.pages.organisations.names import Bearer, bearer_of
from minutes.pages.organisations.one_organisation import related_codes

# The parameters of the list, its feed and its table.
PARAMETERS = ("year", "category", "body", "organisation")
LONGEST_NAME = 60


@dataclass(frozen=True)
class CorrectionConditions:
    """Each that is given must hold. `codes`: organisations one of which says, or said before, what was corrected; None
    where no organisation is asked for. `meeting` is an address."""

    year: int | None = None
    category: str = ""
    body: str = ""
    codes: frozenset[str] | None = None
    meeting: str = ""

    def chosen(self):
        """Returns the corrections in no order."""
        rows = CorrectedWording.objects.order_by()
        if self.codes is not None:
            rows = rows.of_organisations(self.codes)
        if self.year:
            rows = rows.filter(
                correction__edition__published_at__gte=_april(self.year),
                correction__edition__published_at__lt=_april(self.year + 1),
            )
        conditions = {
            "correction__category": self.category,
            "body_key": self.body,
            "correction__edition__address": self.meeting,
        }
        return rows.filter(**{name: value for name, value in conditions.items() if value})


@dataclass(frozen=True)
class AskedOrganisation:
    """What was typed as an organisation, and whoever bears the name: one, or the condition finds nothing."""

    typed: str = ""
    bearers: tuple[Bearer, ...] = ()

    @property
    def name(self) -> str:
        return self.bearers[0].name if len(self.bearers) == 1 else self.typed


def read_conditions(params) -> tuple[CorrectionConditions, AskedOrganisation]:
    """Reads the parameters of an address; one that cannot be read is none. Asks the registry where a name is given."""
    category = params.get("category", "")
    asked = _organisation(params.get("organisation", "").replace("\0", "").strip())
    codes = codes_of(asked.bearers[0].key) if len(asked.bearers) == 1 else frozenset()
    conditions = CorrectionConditions(
        year=_year(params.get("year", "")),
        category=category if category in Correction.Category.values else "",
        body=params.get("body", "").replace("\0", "")[:40],
        codes=codes if asked.typed else None,
    )
    return conditions, asked


def codes_of(code: str) -> frozenset[str]:
    """Returns the codes under which an organisation is met: its own, its predecessors' and its successors'."""
    return related_codes(code)


def counts_of_choices(conditions: CorrectionConditions) -> tuple[Counter, Counter, Counter]:
    """Counts the corrections of each 年度, each 区分 and each 会議体, each under all the other conditions. One query."""
    without = CorrectionConditions(codes=conditions.codes, meeting=conditions.meeting)
    grouped = without.chosen().annotate(month=TruncMonth("correction__edition__published_at"))
    counted = grouped.values_list("month", "correction__category", "body_key").annotate(Count("pk"))
    years, categories, bodies = Counter(), Counter(), Counter()
    for month, category, body, number in counted:
        year = wareki.fiscal_year(timezone.localdate(month))
        of_year = conditions.year in (None, year)
        of_category, of_body = conditions.category in ("", category), conditions.body in ("", body)
        years[year] += number * (of_category and of_body)
        categories[category] += number * (of_year and of_body)
        bodies[body] += number * (of_year and of_category)
    return years, categories, bodies


def _organisation(typed: str) -> AskedOrganisation:
    groups = registry.named(typed) if typed and len(typed) <= LONGEST_NAME else []
    return AskedOrganisation(typed[:LONGEST_NAME], tuple(bearer_of(*group) for group in groups))


def _april(year: int) -> datetime.datetime:
    """Returns the moment at which a 年度 begins."""
    return datetime.datetime(year, 4, 1, tzinfo=timezone.get_default_timezone())


def _year(typed: str) -> int | None:
    """Returns the 年度 that was typed; None where none was, or none that can be."""
    try:
        year = wareki.parse_fiscal_year(typed)
    except wareki.WarekiError:
        return None
    return year if 1900 < year < 9000 else None
