"""変更 as a program reads it: one act, the editions that are to be read again, and what is no longer public."""

import datetime
from collections.abc import Iterable

from pydantic import BaseModel

from minutes.models import Change, Edition
from minutes.notation.redactions import plain_redactions
from minutes.open_data.changes.change_cursor import Cursor
from minutes.open_data.open_fields import coded, labelled

KINDS = {kind.value: str(kind.label) for kind in Change.Kind if kind != Change.Kind.RETURNED}
LOST = "復元したバックアップにありません。番号はほかの版に付けません。"


class OpenChange(BaseModel):
    """変更: something became public, was corrected, withdrawn or taken down. It never goes from the list."""

    cursor: str = labelled("しおり", "この変更まで読んだことを言う。since に入れる。")
    kind: str = coded("種類", KINDS)
    at: datetime.datetime = labelled("日時", "した日時。並びの順とは限らない。")
    meeting: str = labelled("会議の、アドレスに使う名")
    edition: int | None = labelled("できた版", "失われた版のときはその番号。公開停止では null。")
    editions: list[int] = labelled(
        "変わった版",
        "前と違うものになったすべての版。取消しは、書き換えたすべての版。それまで最新だった版も入る。",
    )
    corrected: list[str] = labelled("訂正・取消しの箇所", "u12 は番号12、venue は場所など。")
    reason: str = labelled("理由", "公開・訂正・取消しの理由。もう公開していない版では空。")
    deleted: bool = labelled("もう公開していないか", "この変更が言う版が、いまは読めないか。")
    deleted_at: datetime.datetime | None = labelled("公開を止めた日時", "deleted のとき。")
    deleted_reason: str = labelled("公開を止めた理由", "deleted のとき。")
    objects: list[str] = labelled(
        "読み直すアドレス", "会議と変わった版のAPIのアドレス。410 と 404 は、写しから消す。"
    )


def changes_as_told(changes: Iterable[Change], era: str, api: str) -> list[OpenChange]:
    """Returns changes as a program reads them, with what their editions are now. One query, however many they are.

    `api`: the address of the API, with a slash at its end.
    """
    changes = list(changes)
    editions = Edition.objects.filter(
        address__in={change.address for change in changes},
        number__in={max(change.numbers) for change in changes},
    )
    told = editions.without_record().defer("tombstones").with_corrected().select_related("retraction")
    by_number = {(edition.address, edition.number): edition for edition in told.order_by()}
    return [
        _told(change, by_number.get((change.address, max(change.numbers))), era, api) for change in changes
    ]


def _told(change: Change, edition: Edition | None, era: str, api: str) -> OpenChange:
    """`edition`: the one that the change made, or the last that it took down; None where it is lost."""
    meeting = f"{api}meetings/{change.address}"
    readable = edition is not None and edition.retraction is None
    return OpenChange(
        cursor=str(Cursor(era, change.sequence)),
        kind=change.kind,
        at=change.at,
        meeting=change.address,
        edition=change.edition,
        editions=change.numbers,
        corrected=(edition.corrected or "").split(",") if readable and edition.corrected else [],
        reason=plain_redactions(edition.reason) if readable else "",
        objects=[meeting, *(f"{meeting}/editions/{number}" for number in change.numbers)],
        **_deleted(change, edition),
    )


def _deleted(change: Change, edition: Edition | None) -> dict:
    if edition is None:
        return {"deleted": True, "deleted_at": change.at, "deleted_reason": LOST}
    retraction = edition.retraction
    return {
        "deleted": retraction is not None,
        "deleted_at": retraction.retracted_at if retraction else None,
        "deleted_reason": retraction.reason if retraction else "",
    }
