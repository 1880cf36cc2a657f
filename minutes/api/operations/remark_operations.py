"""The operations about the remarks of one meeting: all of an edition, and one with all of its wordings."""

from django.db.models import Q
from django.http import Http404
from ninja import Query, Router
from pydantic import BaseModel

from minutes.api.goes_by import goes_by
from minutes.api.key_pages import Address, Number, RowNumber
from minutes.models import Correction
from minutes.open_data.open_fields import labelled
from minutes.open_data.open_inquiry import OpenInquiry, inquiries_in
from minutes.open_data.open_reading import read_edition
from minutes.open_data.open_remark import OpenRemark, remarks_of
from minutes.open_data.open_wording import OpenRemarkWithWordings, with_wordings
from minutes.pages.dependencies import of_meeting
from minutes.pages.finding import ALL, NEWEST, edition_numbered, edition_with_text, editions_of
from minutes.pages.site_root import site_root
from minutes.record import block_keys

router = Router(tags=["remarks"])


class WhichEdition(BaseModel):
    edition: Number = labelled("版", "第何版か。なければ最新の版。", default=None)


class RemarksOfMeeting(BaseModel):
    items: list[OpenRemark] = labelled("発言と地の文", "話の順。")


class InquiriesOfMeeting(BaseModel):
    items: list[OpenInquiry] = labelled("照会", "会議録の順。")


@router.get(
    "/meetings/{address}/remarks", response=RemarksOfMeeting, summary="会議の発言 / Remarks of a meeting"
)
@goes_by(of_meeting)
def api_remarks_of_meeting(request, address: Address, which: Query[WhichEdition]):
    """Gives all that was said in one meeting, in the order of the talk, as the newest edition or any other has it.

    一つの会議のすべての発言と地の文を、話の順に並べます。最新の版か、edition で選んだ版のとおりに。
    """
    reading = _reading(address, which.edition)
    return RemarksOfMeeting(items=list(remarks_of(reading, site_root(request))))


@router.get(
    "/meetings/{address}/remarks/{number}",
    response=OpenRemarkWithWordings,
    summary="一つの発言 / One remark",
)
@goes_by(of_meeting)
def api_remark(request, address: Address, number: RowNumber):
    """Gives one remark with all of its wordings, edition by edition; also once it is no longer in the record.

    一つの発言と、版ごとの文言です。会議録から削られても残ります。
    """
    readings = [read_edition(edition) for edition in reversed(editions_of(address, ALL))]
    key = str(block_keys.block(number))
    corrections = Correction.objects.filter(edition__address=address, key=key)
    found = with_wordings(readings, number, corrections, site_root(request))
    if found is None:
        raise Http404("この番号の発言はありません。")
    return found


@router.get("/meetings/{address}/inquiries", response=InquiriesOfMeeting, summary="照会と回答 / Inquiries")
@goes_by(of_meeting)
def api_inquiries(request, address: Address, which: Query[WhichEdition]):
    """Gives the inquiries of a meeting with their questions and all written answers.

    会議の照会と、その設問と、書面の回答です。
    """
    reading = _reading(address, which.edition)
    return InquiriesOfMeeting(items=list(inquiries_in(reading, site_root(request))))


@router.get(
    "/meetings/{address}/inquiries/{number}", response=OpenInquiry, summary="一つの照会 / One inquiry"
)
@goes_by(of_meeting)
def api_inquiry(request, address: Address, number: RowNumber, which: Query[WhichEdition]):
    """Gives one inquiry with its questions and all written answers.

    一つの照会と、その設問と、書面の回答です。
    """
    reading = _reading(address, which.edition)
    for inquiry in inquiries_in(reading, site_root(request)):
        if inquiry.number == number:
            return inquiry
    raise Http404("この番号の照会はありません。")


def _reading(address: str, number: int | None):
    editions = editions_of(address, NEWEST if number is None else Q(number=number))
    return read_edition(edition_with_text(editions) if number is None else edition_numbered(editions, number))
