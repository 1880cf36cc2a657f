"""The operation that lists corrections, each with both wordings, by meeting, organisation, category and year."""

import datetime
from typing import Annotated

from django.db.models import Q
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from minutes.api.goes_by import goes_by
from minutes.api.key_pages import (
    FEW,
    FewerLimit,
    FiscalYear,
    Slug,
    after_field,
    limit_field,
    next_address,
    next_field,
)
from minutes.models import Correction, Edition, MeetingName
from minutes.open_data.open_correction import CATEGORIES, OpenCorrection, correction_of
from minutes.open_data.open_fields import coded, labelled
from minutes.open_data.open_reading import Reading, read_edition
from minutes.pages.dependencies import of_site
from minutes.pages.finding import public_corrections
from minutes.pages.organisations.one_organisation import own_codes
from minutes.pages.site_root import site_root

router = Router(tags=["corrections"])
BEGINNING = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
# Microseconds since 1970, the meeting, and the place in its 正誤表: a list of corrections is in this order.
KEY = r"^[0-9]{1,17}\.[0-9A-Za-z_-]{1,40}\.[0-9]{1,9}$"


class CorrectionFilters(BaseModel):
    meeting: Slug = labelled("会議", "会議の番地。", default="")
    organisation: Slug = labelled("団体", "会議録に出る団体の団体コード。", default="")
    category: Annotated[str, Field(pattern=f"^({'|'.join(CATEGORIES)})$")] = coded(
        "区分", CATEGORIES, default=""
    )
    year: FiscalYear = labelled("年度", "訂正した年度。", default=None)
    after: str = after_field(KEY)
    limit: FewerLimit = limit_field(FEW)


class CorrectionList(BaseModel):
    items: list[OpenCorrection] = labelled("訂正", "新しい順。")
    next: str | None = next_field()


@router.get("/corrections", response=CorrectionList, summary="訂正の一覧 / Corrections")
@goes_by(of_site)
def api_corrections(request, filters: Query[CorrectionFilters]):
    """Lists what was corrected in which edition, why, and both wordings; the newest first.

    どの版で何をなぜ訂正したかを、前と後の言葉とともに、新しい順に並べます。
    """
    rows = _chosen(filters).order_by("-edition__published_at", "-edition__address", "position")
    found = list(rows[: filters.limit + 1])
    shown = found[: filters.limit]
    pairs, site = _pairs(shown), site_root(request)
    items = [correction_of(one, *pairs[one.edition_id], site) for one in shown]
    last = _key(shown[-1]) if len(found) > len(shown) else None
    return CorrectionList(items=items, next=next_address(request, last))


def _chosen(filters: CorrectionFilters):
    rows = public_corrections()
    if filters.meeting:
        rows = rows.filter(edition__address=filters.meeting)
    if filters.organisation:
        names = MeetingName.objects.filter(code__in=own_codes(filters.organisation))
        rows = rows.filter(edition__meeting__in=names.values("meeting"))
    if filters.category:
        rows = rows.filter(category=filters.category)
    if filters.year:
        since, until = _april(filters.year), _april(filters.year + 1)
        rows = rows.filter(edition__published_at__gte=since, edition__published_at__lt=until)
    return rows.filter(_behind(filters.after)) if filters.after else rows


def _april(year: int) -> datetime.datetime:
    return datetime.datetime(year, 4, 1, tzinfo=timezone.get_default_timezone())


def _key(one: Correction) -> str:
    since = (one.edition.published_at - BEGINNING) // datetime.timedelta(microseconds=1)
    return f"{since}.{one.edition.address}.{one.position}"


def _behind(key: str) -> Q:
    microseconds, address, position = key.split(".")
    at = BEGINNING + datetime.timedelta(microseconds=int(microseconds))
    same = Q(edition__published_at=at)
    return (
        Q(edition__published_at__lt=at)
        | Q(same, edition__address__lt=address)
        | Q(same, edition__address=address, position__gt=int(position))
    )


def _pairs(corrections: list[Correction]) -> dict[int, tuple[Reading, Reading | None]]:
    """Returns {edition's id: (it, the edition before it that may be read)}. Two queries."""
    editions = Edition.objects.not_retracted()
    addresses = {one.edition.address for one in corrections}
    numbered = (
        editions.filter(address__in=addresses).order_by("number").values_list("address", "number", "pk")
    )
    of_meeting: dict[str, dict[int, int]] = {}
    for address, number, pk in numbered:
        of_meeting.setdefault(address, {})[number] = pk
    before = {
        one.edition_id: max(
            (number for number in of_meeting[one.edition.address] if number < one.edition.number), default=0
        )
        for one in corrections
    }
    ids = {one.edition_id: of_meeting[one.edition.address].get(before[one.edition_id]) for one in corrections}
    readings = {
        edition.pk: read_edition(edition) for edition in editions.filter(pk__in={*ids, *ids.values()})
    }
    return {pk: (readings[pk], readings.get(other) if other else None) for pk, other in ids.items()}
