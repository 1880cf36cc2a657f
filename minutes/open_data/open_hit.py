"""What a search finds, as a program reads it: 掲載箇所 of newest editions, and 訂正前の文言 that none of these has."""

import datetime

from pydantic import BaseModel

from minutes.models import CorrectedWording, Edition, HandoutPage, Passage
from minutes.notation.redactions import plain_redactions
from minutes.notation.vocabulary import STANDINGS
from minutes.open_data.open_correction import CATEGORIES
from minutes.open_data.open_fields import coded, labelled

KINDS = {value: str(label) for value, label in Passage.Kind.choices}


class OpenPiece(BaseModel):
    text: str = labelled("言葉")
    found: bool = labelled("探した言葉か")


class OpenHit(BaseModel):
    """One passage of a newest edition: a remark, a title, a question, a written answer, or a page of a handout."""

    meeting: str = labelled("会議の、アドレスに使う名")
    title: str = labelled("会議名")
    held_on: datetime.date = labelled("開催日")
    last_day: datetime.date = labelled("最後の日")
    body: str = labelled("会議体の、アドレスに使う名")
    kind: str = coded("種類", KINDS)
    number: int = labelled("番号", "会議録の中の番号。会議名は0。")
    part: int = labelled("部分", "同じ番号のものの何番目か。資料は1から、ほかは0。")
    label: str = labelled("名（記載のとおり）", "だれの言葉か。なければ空。")
    code: str = labelled("団体コード", "特定されていなければ空。")
    standing: str = coded("立場", STANDINGS | {"": "なし"}, "だれの言葉でもなければ空。")
    heading: str = labelled("見出し")
    text: str = labelled("本文")
    excerpt: list[OpenPiece] = labelled("抜粋", "探した言葉のまわり。")
    asked: list[str] = labelled("尋ねた相手", "団体コード。特定されていなければ、記載された名。")
    replies_to: list[int] = labelled("答えた問い", "この発言が答えている発言の番号。")
    replied_by: list[int] = labelled("答え", "この発言に答えている発言の番号。")
    url: str = labelled("ウェブのアドレス")


def hit_of(
    passage: Passage,
    meeting: Edition,
    pieces: list[tuple[str, bool]],
    path: str,
    page: HandoutPage | None = None,
    site: str = "",
) -> OpenHit:
    """Returns a passage with its meeting's newest edition; `pieces` is its excerpt, `path` where it is read."""
    return OpenHit(
        meeting=passage.address,
        title=meeting.title,
        held_on=passage.held_on,
        last_day=passage.last_day or passage.held_on,
        body=passage.body_key,
        kind=passage.kind,
        number=passage.number,
        part=passage.part,
        label=passage.printed_label,
        code=passage.code,
        standing=passage.standing,
        heading=page.title if page else passage.heading,
        text=passage.text,
        excerpt=[OpenPiece(text=text, found=found) for text, found in pieces],
        asked=passage.asked.split("\n") if passage.asked else [],
        replies_to=[int(number) for number in passage.replies_to.split()],
        replied_by=[int(number) for number in passage.replied_by.split()],
        url=site + path,
    )


class OpenOldWording(BaseModel):
    """One wording of a remark, a title, a question or a written answer that was corrected since."""

    meeting: str = labelled("会議の、アドレスに使う名")
    edition: int = labelled("版", "この文言のある最も新しい版。")
    held_on: datetime.date = labelled("開催日")
    kind: str = coded("種類", KINDS)
    number: int = labelled("番号", "会議録の中の番号。会議名は0。")
    label: str = labelled("名（記載のとおり）", "だれの言葉か。なければ空。")
    code: str = labelled("団体コード", "特定されていなければ空。")
    heading: str = labelled("見出し")
    text: str = labelled("本文")
    after: str = labelled("直した後の言葉")
    corrected_in: int = labelled("訂正した版")
    category: str = coded("区分", CATEGORIES)
    reason: str = labelled("理由")
    url: str = labelled("この文言のウェブのアドレス")


def old_wording_of(wording: CorrectedWording, path: str, site: str = "") -> OpenOldWording:
    """Returns a wording; `path` is where its edition shows it."""
    correction = wording.correction
    return OpenOldWording(
        meeting=correction.edition.address,
        edition=wording.before_edition,
        held_on=wording.held_on,
        kind=wording.kind,
        number=wording.number,
        label=wording.label,
        code=wording.code_before,
        heading=wording.heading,
        text=wording.text,
        after=wording.after,
        corrected_in=correction.edition.number,
        category=correction.category,
        reason=plain_redactions(correction.reason),
        url=site + path,
    )
