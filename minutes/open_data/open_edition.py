"""版 as a program reads it: one line of the list of editions, and the whole record of any edition."""

import datetime

from pydantic import BaseModel

from minutes.models import Edition, Retraction
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.redactions import plain_redactions
from minutes.open_data.open_fields import coded, labelled
from minutes.open_data.open_inquiry import OpenInquiry, inquiries_in
from minutes.open_data.open_meeting import STATUSES, OpenMeeting, meeting_of
from minutes.open_data.open_people import OpenAttendee, OpenHandout, attendees_of, handouts_of
from minutes.open_data.open_reading import Reading, api_url, edition_url
from minutes.open_data.open_remark import OpenHeading, OpenRemark, headings_of, remarks_of
from minutes.open_data.withdrawal_notes import FactWithdrawal, facts_withdrawn
from minutes.record.block_text import fact_text
from minutes.record.read_out import read_out

# A time of JSON Schema has an offset; the hours of a meeting are printed without one.
HOUR = "^[0-2][0-9]:[0-5][0-9]$"


class TakenDown(BaseModel):
    """公開停止: when and why what was public was taken down."""

    at: datetime.datetime = labelled("公開を止めた日時")
    reason: str = labelled("理由")
    rule: str = labelled("根拠", "なければ空。")


class OpenEditionEntry(BaseModel):
    """版 in the list of a meeting's editions. One that was taken down stays, with the reason and without its record."""

    number: int = labelled("版", "第何版か。")
    status: str = coded("状態", STATUSES)
    published_at: datetime.datetime = labelled("公開日時")
    reason: str = labelled("公開の理由", "公開を止めた版では空。")
    corrected: list[str] = labelled("訂正した箇所", "u12 は番号12、venue は場所など。")
    digest: str = labelled("指紋", "SHA-256。")
    newest: bool = labelled("最新の版か")
    taken_down: TakenDown | None = labelled("公開停止", "公開している版では null。")
    url: str = labelled("この版のウェブのアドレス")
    api_url: str = labelled("この版のAPIのアドレス")


class OpenFacts(BaseModel):
    """The summary of a meeting as printed; an empty text is what the record does not say."""

    title: str = labelled("会議名")
    time: str = labelled("日時")
    venue: str = labelled("場所")
    attendance: str = labelled("出席者（記載のとおり）")
    agenda: str = labelled("次第")
    outcome: str = labelled("会議の結果")
    contact: str = labelled("問い合わせ先")
    updated: str = labelled("更新日")


class OpenEdition(BaseModel):
    """版: the whole record as one edition has it."""

    meeting: OpenMeeting = labelled("会議", "この版が言うとおりの会議。")
    number: int = labelled("版", "第何版か。")
    reason: str = labelled("公開の理由")
    newest: bool = labelled("最新の版か")
    starts_at: str | None = labelled("始まり", "日時から読み取った、日本の時刻。例: 13:30", pattern=HOUR)
    ends_at: str | None = labelled("終わり", "日時から読み取った、日本の時刻。例: 16:30", pattern=HOUR)
    facts: OpenFacts = labelled("会議の概要", "記載のとおり。")
    facts_withdrawn: list[FactWithdrawal] = labelled("概要の取消し")
    attendees: list[OpenAttendee] = labelled("出席団体")
    handouts: list[OpenHandout] = labelled("配付資料")
    headings: list[OpenHeading] = labelled("見出し", "議題、発表・照会、設問。")
    remarks: list[OpenRemark] = labelled("発言と地の文")
    inquiries: list[OpenInquiry] = labelled("照会と書面の回答")


def edition_of(reading: Reading, site: str = "") -> OpenEdition:
    """Returns the whole record of an edition."""
    record, said = reading.record, read_out(reading.record)
    return OpenEdition(
        meeting=meeting_of(reading.edition, site),
        number=reading.edition.number,
        reason=plain_redactions(reading.edition.reason),
        newest=reading.edition.is_newest,
        starts_at=_hour(said.starts_at),
        ends_at=_hour(said.ends_at),
        facts=OpenFacts(**{fact.name: fact_text(record, fact.name) for fact in TEXT_FACTS}),
        facts_withdrawn=facts_withdrawn(reading),
        attendees=attendees_of(reading),
        handouts=handouts_of(reading, site),
        headings=headings_of(reading),
        remarks=list(remarks_of(reading, site)),
        inquiries=list(inquiries_in(reading, site)),
    )


def _hour(at: datetime.time | None) -> str | None:
    return f"{at:%H:%M}" if at else None


def edition_entry_of(edition: Edition, site: str = "") -> OpenEditionEntry:
    """Returns an edition as its list has it. It must have `corrected` (with_corrected) and, where it was taken down, its
    `retraction`; no words of one that was taken down are in it."""
    retraction: Retraction | None = edition.retraction
    return OpenEditionEntry(
        number=edition.number,
        status=edition.status,
        published_at=edition.published_at,
        reason="" if retraction else plain_redactions(edition.reason),
        corrected=(edition.corrected or "").split(",") if edition.corrected and not retraction else [],
        digest=edition.digest,
        newest=edition.is_newest,
        taken_down=taken_down(retraction) if retraction else None,
        url=edition_url(edition, site),
        api_url=api_url(edition, site, f"/editions/{edition.number}"),
    )


def taken_down(retraction: Retraction) -> TakenDown:
    return TakenDown(at=retraction.retracted_at, reason=retraction.reason, rule=retraction.rule)
