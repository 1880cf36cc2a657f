"""The operations that search: passages as hits, and remarks whole; both by every filter of the search page."""

from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel

from minutes.api.goes_by import goes_by
from minutes.api.key_pages import FEW, FewerLimit, limit_field, next_address, next_field
from minutes.api.search_parameters import SearchParameters, parameters_with
from minutes.api.searching import Found, search
from minutes.models import Edition, Passage
from minutes.open_data.open_fields import labelled
from minutes.open_data.open_hit import OpenHit, hit_of
from minutes.open_data.open_reading import read_edition
from minutes.open_data.open_remark import OpenRemark, remarks_of
from minutes.pages.dependencies import of_site
from minutes.pages.finding import NEWEST
from minutes.pages.search.hits import hits_of
from minutes.pages.search.tallied_organisations import tallied_organisations
from minutes.pages.site_root import site_root
from minutes.search.analysis.cursor import write_cursor
from minutes.search.find import Tally

router = Router(tags=["search"])
MOST_ORGANISATIONS = 100
# Each remark may be of a meeting of its own, whose record is read for it.
RemarkParameters = parameters_with((FewerLimit, limit_field(FEW)), kind=("turn", "narration"))


class YearCount(BaseModel):
    fiscal_year: int = labelled("年度")
    hits: int = labelled("件数")


class OrganisationCount(BaseModel):
    code: str = labelled("団体コード", "今の番号。")
    name: str = labelled("名前", "今の名。")
    hits: int = labelled("件数")


class Counts(BaseModel):
    """How many hits there are in all, exactly."""

    total: int = labelled("件数")
    meetings: int = labelled("会議の数")
    organisations: int = labelled("団体の数")
    by_year: list[YearCount] = labelled(
        "年度ごとの件数", "3月と4月にまたがる会議は、どちらの年度にも数えます。"
    )
    by_organisation: list[OrganisationCount] = labelled(
        "団体ごとの件数", f"多い順。{MOST_ORGANISATIONS}団体まで。"
    )


class HitList(BaseModel):
    counts: Counts | None = labelled("数", "はじめの頁だけ。続きの頁では null。")
    notes: list[str] = labelled("直したこと", "検索のことばで直したところと、何も見つからないわけ。")
    items: list[OpenHit] = labelled("見つかった箇所")
    next: str | None = next_field()


class RemarkList(BaseModel):
    counts: Counts | None = labelled("数", "はじめの頁だけ。続きの頁では null。")
    notes: list[str] = labelled("直したこと", "検索のことばで直したところと、何も見つからないわけ。")
    items: list[OpenRemark] = labelled("発言")
    next: str | None = next_field()


@router.get("/search", response=HitList, summary="探す / Search")
@goes_by(of_site)
def api_search(request, parameters: Query[SearchParameters]):
    """Finds passages by the whole language of the search page and every filter of it, with exact counts.

    Without any condition it lists everything. `organisation` may be a name or a code; a name that several bear is 422
    with the candidates.

    検索のページと同じことばと条件で探し、数を正確に答えます。条件がなければ、すべてを並べます。organisation には名か団体コードを
    入れます。何団体もの名なら、422 で候補を答えます。
    """
    found, site = search(parameters), site_root(request)
    items = [
        hit_of(hit.passage, hit.meeting, hit.pieces, hit.path, hit.page, site)
        for hit in hits_of(found.passages, found.words)
    ]
    return HitList(items=items, **_about(request, found))


@router.get("/remarks", response=RemarkList, summary="発言の一覧 / Remarks")
@goes_by(of_site)
def api_remarks(request, parameters: Query[RemarkParameters]):
    """Lists remarks whole, by every filter of the search: what was said (kind=turn), unless kind=narration is asked for.

    検索と同じ条件で選んだ発言を、全文で並べます。地の文は kind=narration で。
    """
    found = search(parameters, kind=parameters.kind or "turn")
    return RemarkList(items=_remarks(found.passages, site_root(request)), **_about(request, found))


def _remarks(passages: list[Passage], site: str) -> list[OpenRemark]:
    """Returns the passages as remarks, out of the records of their meetings. One query."""
    addresses = {passage.address for passage in passages}
    editions = Edition.objects.newest().filter(address__in=addresses).with_text(NEWEST)
    remarks = {
        (edition.address, remark.number): remark
        for edition in editions
        for remark in remarks_of(read_edition(edition), site)
    }
    wanted = [(passage.address, passage.number) for passage in passages]
    return [remarks[place] for place in wanted if place in remarks]


def _about(request, found: Found) -> dict:
    last = None if found.last is None else write_cursor(found.last)
    return {
        "counts": _counts(found.tally) if found.tally else None,
        "notes": list(found.notes),
        "next": next_address(request, last),
    }


def _counts(tally: Tally) -> Counts:
    organisations = tallied_organisations(tally, MOST_ORGANISATIONS, timezone.localdate())
    return Counts(
        total=tally.total,
        meetings=len(tally.meetings),
        organisations=organisations.count,
        by_year=[YearCount(fiscal_year=year, hits=hits) for year, hits in sorted(tally.years.items())],
        by_organisation=[
            OrganisationCount(code=one.code, name=one.name, hits=one.hits) for one in organisations.by_hits
        ],
    )
