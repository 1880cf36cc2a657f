"""The operations about meetings: the list, one with its editions, and the whole record of any edition."""

from django.db.models import Q
from ninja import Query, Router
from pydantic import BaseModel

from minutes.api.goes_by import goes_by
from minutes.api.key_pages import (
    Address,
    Day,
    EditionNumber,
    FiscalYear,
    Limit,
    Slug,
    after_field,
    limit_field,
    next_address,
    next_field,
)
from minutes.models import Edition, MeetingName
from minutes.open_data.open_edition import OpenEdition, OpenEditionEntry, edition_entry_of, edition_of
from minutes.open_data.open_fields import labelled
from minutes.open_data.open_meeting import OpenMeeting, meeting_of
from minutes.open_data.open_reading import read_edition
from minutes.pages.dependencies import of_meeting, of_site
from minutes.pages.finding import edition_numbered, edition_with_text, editions_of
from minutes.pages.organisations.one_organisation import own_codes
from minutes.pages.site_root import site_root

router = Router(tags=["meetings"])


class MeetingFilters(BaseModel):
    """Which meetings are listed; each condition that is given must hold."""

    body: Slug = labelled("会議体", "会議体の番地。", default="")
    year: FiscalYear = labelled("年度", "開催した年度か、会議名にある年度。", default=None)
    organisation: Slug = labelled("団体", "公開している版に出る団体の団体コード。", default="")
    since: Day = labelled("この日から", "会議の最後の日がこの日以後。", default=None)
    until: Day = labelled("この日まで", "会議の最初の日がこの日以前。", default=None)
    after: str = after_field()
    limit: Limit = limit_field()


class MeetingList(BaseModel):
    items: list[OpenMeeting] = labelled("会議", "番地の新しい順。")
    next: str | None = next_field()


class MeetingWithEditions(BaseModel):
    meeting: OpenMeeting = labelled("会議", "最新の版が言うとおりの会議。")
    editions: list[OpenEditionEntry] = labelled("版", "新しい順。公開を止めた版も、理由とともに残ります。")


@router.get("/meetings", response=MeetingList, summary="会議の一覧 / Meetings")
@goes_by(of_site)
def api_meetings(request, filters: Query[MeetingFilters]):
    """Lists the meetings that are public, each as its newest edition tells of it: those of the newest address first.

    公開している会議を、最新の版が言うとおりに、番地の新しい順に並べます。
    """
    found = list(_chosen(filters).order_by("-address")[: filters.limit + 1])
    shown, site = found[: filters.limit], site_root(request)
    last = shown[-1].address if len(found) > len(shown) else None
    return MeetingList(
        items=[meeting_of(edition, site) for edition in shown], next=next_address(request, last)
    )


def _chosen(filters: MeetingFilters):
    editions = Edition.objects.newest().without_record()
    if filters.body:
        editions = editions.of_body(filters.body)
    if filters.year:
        editions = editions.of_fiscal_year(filters.year)
    if filters.organisation:
        names = MeetingName.objects.filter(code__in=own_codes(filters.organisation))
        editions = editions.filter(meeting__in=names.values("meeting"))
    if filters.since:
        editions = editions.filter(Q(held_on__gte=filters.since) | Q(last_day__gte=filters.since))
    if filters.until:
        editions = editions.filter(held_on__lte=filters.until)
    return editions.filter(address__lt=filters.after) if filters.after else editions


@router.get("/meetings/{address}", response=MeetingWithEditions, summary="一つの会議と版 / One meeting")
@goes_by(of_meeting)
def api_meeting(request, address: Address):
    """Gives one meeting with all of its editions. A meeting that was taken down is 410 with the day and the reason.

    一つの会議と、そのすべての版です。公開を止めた会議は、410 で日付と理由を答えます。
    """
    editions, site = editions_of(address), site_root(request)
    down = Edition.objects.filter(address=address, retraction__isnull=False).select_related("retraction")
    listed = [*editions, *down.without_record().with_corrected()]
    return MeetingWithEditions(
        meeting=meeting_of(edition_with_text(editions), site),
        editions=[edition_entry_of(edition, site) for edition in sorted(listed, key=lambda one: -one.number)],
    )


@router.get(
    "/meetings/{address}/editions/{number}", response=OpenEdition, summary="一つの版の全文 / One edition"
)
@goes_by(of_meeting)
def api_edition(request, address: Address, number: EditionNumber):
    """Gives the whole record as one edition has it: facts, attendees, handouts, headings, remarks, inquiries.

    一つの版の会議録の全体です。概要、出席団体、資料、見出し、発言、照会。
    """
    edition = edition_numbered(editions_of(address, Q(number=number)), number)
    return edition_of(read_edition(edition), site_root(request))
