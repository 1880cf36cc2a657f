"""訂正 as a program reads it: what was corrected in which edition, why, and both wordings."""

import datetime

from django.urls import reverse
from pydantic import BaseModel

from minutes.compare.correction_words import correction_words
from minutes.models import Correction
from minutes.notation.redactions import plain_redactions
from minutes.open_data.open_fields import coded, labelled
from minutes.open_data.open_reading import Reading
from minutes.record.block_locations import block_locations
from minutes.record.block_text import block_name

CATEGORIES = {value: str(label) for value, label in Correction.Category.choices}
CHANGES = {value: str(label) for value, label in Correction.Change.choices}


class OpenCorrection(BaseModel):
    """訂正: one block that differs from the edition before."""

    meeting: str = labelled("会議の、アドレスに使う名")
    edition: int = labelled("訂正した版")
    previous_edition: int | None = labelled("前の版", "前の版の公開を止めたときは null。")
    position: int = labelled("並び順", "正誤表の中の順。")
    corrected_at: datetime.datetime = labelled("訂正した日時", "訂正した版の公開日時。")
    key: str = labelled("箇所", "u12 は番号12、a は出席団体、h は資料、w は回答、ほかは会議の概要。")
    name: str = labelled("箇所の名", "例: #12、場所")
    item: str = labelled("議題", "見出しが題名であるとき、その上の議題。なければ空。")
    heading: str = labelled("見出し", "この箇所の上にある議題や題名。")
    who: str = labelled("だれの", "発言した団体など。なければ空。")
    code: str = labelled("団体コード", "訂正した版でこの言葉を述べた団体。特定されていなければ空。")
    change: str = coded("変わり方", CHANGES)
    category: str = coded("区分", CATEGORIES)
    reason: str = labelled("理由")
    from_reader: bool = labelled("読者の指摘による")
    before: str = labelled("前の言葉", "前の版でのこの箇所。取り消された言葉は［取消し］。")
    after: str = labelled("後の言葉", "訂正した版でのこの箇所。")
    url: str = labelled("正誤表のウェブのアドレス")


def correction_of(
    correction: Correction, after: Reading, before: Reading | None, site: str = ""
) -> OpenCorrection:
    """Returns a correction of the edition that `after` is the reading of; `before` is that of the edition before it, None
    where that one may not be read any more."""
    edition, key = after.edition, correction.block_key
    older = before.record if before else None
    places = block_locations(older) if older else {}, block_locations(after.record)
    words = correction_words(key, older, after.record, places)
    return OpenCorrection(
        meeting=edition.address,
        edition=edition.number,
        previous_edition=before.edition.number if before else None,
        position=correction.position,
        corrected_at=edition.published_at,
        key=correction.key,
        name=block_name(key),
        item=words.item,
        heading=words.heading,
        who=words.who,
        code=words.code,
        change=correction.change,
        category=correction.category,
        reason=plain_redactions(correction.reason),
        from_reader=correction.from_reader,
        before=words.before,
        after=words.after,
        url=f"{site}{reverse('pages:errata', args=[edition.address])}#e{edition.number}",
    )
