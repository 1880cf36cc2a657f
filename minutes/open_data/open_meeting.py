"""会議 as a program reads it: what lists say of a meeting, out of the columns of its newest edition."""

import datetime

from pydantic import BaseModel

from minutes.models import Edition
from minutes.notation.redactions import plain_redactions
from minutes.open_data.open_fields import coded, labelled
from minutes.open_data.open_reading import api_url, edition_url, record_url

STATUSES = {value: str(label) for value, label in Edition.Status.choices}


class OpenBody(BaseModel):
    """会議体: a kind of meeting that recurs."""

    key: str = labelled("会議体の、アドレスに使う名")
    name: str = labelled("会議体")


class OpenMeeting(BaseModel):
    """会議: a meeting as its newest edition tells of it."""

    id: str = labelled("会議の、アドレスに使う名", "変わらない名。例: 2012-10-23-1")
    title: str = labelled("会議名")
    body: OpenBody = labelled("会議体")
    held_on: datetime.date = labelled("開催日")
    last_day: datetime.date = labelled("最後の日", "一日の会議では開催日と同じ。")
    fiscal_year: int = labelled("年度", "開催日の年度。4月から翌年3月まで。")
    status: str = coded("版の状態", STATUSES)
    edition: int = labelled("最新の版", "第何版か。")
    published_at: datetime.datetime = labelled("この版の公開日時")
    turns: int = labelled("発言の数")
    digest: str = labelled("版の指紋", "SHA-256。確かめ方は docs/verification.md。")
    sample: bool = labelled("見本か", "試すための、作られた記録か。")
    url: str = labelled("会議録のウェブのアドレス", "いつも最新の版。")
    edition_url: str = labelled("この版のウェブのアドレス", "いつもこの版。")
    api_url: str = labelled("この会議のAPIのアドレス")


def meeting_of(edition: Edition, site: str = "") -> OpenMeeting:
    """Returns a meeting, out of the columns of its newest edition: the record itself need not be loaded."""
    return OpenMeeting(
        id=edition.address,
        title=plain_redactions(edition.title),
        body=OpenBody(key=edition.body_key, name=edition.body_name),
        held_on=edition.held_on,
        last_day=edition.last_day or edition.held_on,
        fiscal_year=edition.fiscal_year,
        status=edition.status,
        edition=edition.number,
        published_at=edition.published_at,
        turns=edition.turns,
        digest=edition.digest,
        sample=edition.is_sample,
        url=record_url(edition, site),
        edition_url=edition_url(edition, site),
        api_url=api_url(edition, site),
    )
