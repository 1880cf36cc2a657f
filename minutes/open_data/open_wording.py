"""One remark with all of its wordings: what each edition made of it, also once it is no longer in the record."""

import datetime
from collections.abc import Iterable

from pydantic import BaseModel

from minutes.models import Correction
from minutes.notation.redactions import plain_redactions
from minutes.open_data.open_correction import CATEGORIES
from minutes.open_data.open_fields import coded, labelled
from minutes.open_data.open_people import OpenSpeaker
from minutes.open_data.open_reading import Reading, edition_url
from minutes.open_data.open_remark import OpenRemark, remarks_of
from minutes.open_data.withdrawal_notes import Withdrawable


class OpenReason(BaseModel):
    """Why an edition changed a remark."""

    category: str = coded("区分", CATEGORIES)
    reason: str = labelled("理由")


class OpenWording(Withdrawable):
    """文言: a remark as one edition has it, where that differs from the edition before. Withdrawn words are in none."""

    edition: int = labelled("版")
    published_at: datetime.datetime = labelled("この版の公開日時")
    in_record: bool = labelled("会議録にあるか", "削られた版では false。")
    speaker: OpenSpeaker | None = labelled("発言者")
    text: str = labelled("本文")
    correction: OpenReason | None = labelled("訂正の理由", "訂正によらなければ null。")
    url: str = labelled("この版のウェブのアドレス")


class OpenRemarkWithWordings(BaseModel):
    """A remark as the last edition that has it says it, with all of its wordings."""

    remark: OpenRemark = labelled("発言", "この発言のある最も新しい版の言葉。")
    in_record: bool = labelled("会議録にあるか", "最新の版にあるか。")
    wordings: list[OpenWording] = labelled("文言の移り変わり", "古い順。")


def with_wordings(
    readings: list[Reading], number: int, corrections: Iterable[Correction], site: str = ""
) -> OpenRemarkWithWordings | None:
    """Returns the remark of a number with all of its wordings; None where no edition has such a remark.

    `readings` are those of all editions of the meeting that may be read, the oldest first; `corrections` those of the
    remark.
    """
    remarks = [_numbered(reading, number, site) for reading in readings]
    last = next((remark for remark in reversed(remarks) if remark), None)
    if last is None:
        return None
    reasons = {one.edition_id: one for one in corrections}
    wordings: list[OpenWording] = []
    for reading, remark in zip(readings, remarks, strict=True):
        wording = _wording(reading, remark, reasons.get(reading.edition.pk), site)
        if wording.correction or _said(wording) != _said(wordings[-1] if wordings else None):
            wordings.append(wording)
    return OpenRemarkWithWordings(remark=last, in_record=remarks[-1] is not None, wordings=wordings)


def _numbered(reading: Reading, number: int, site: str) -> OpenRemark | None:
    return next((remark for remark in remarks_of(reading, site) if remark.number == number), None)


def _wording(
    reading: Reading, remark: OpenRemark | None, correction: Correction | None, site: str
) -> OpenWording:
    return OpenWording(
        edition=reading.edition.number,
        published_at=reading.edition.published_at,
        in_record=remark is not None,
        speaker=remark.speaker if remark else None,
        text=remark.text if remark else "",
        correction=_reason(correction) if correction else None,
        url=edition_url(reading.edition, site),
        state=remark.state if remark else "public",
        withdrawals=remark.withdrawals if remark else [],
    )


def _reason(correction: Correction) -> OpenReason:
    return OpenReason(category=correction.category, reason=plain_redactions(correction.reason))


def _said(wording: OpenWording | None):
    """What two editions must have alike for one wording; before the first publication there is none."""
    if wording is None or not wording.in_record:
        return None
    return wording.speaker, wording.text, wording.withdrawals
