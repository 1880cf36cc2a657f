"""The operation that lists the changes: what a program polls that keeps a copy of the site."""

from typing import Annotated, Any

from django.urls import reverse
from ninja import Query, Router
from pydantic import BaseModel, BeforeValidator, WithJsonSchema

from minutes.api.goes_by import goes_by
from minutes.api.key_pages import Limit, limit_field, next_field
from minutes.models import Change, JournalState
from minutes.open_data.changes.change_cursor import CURSOR, Cursor, era_of, read_since
from minutes.open_data.changes.open_change import OpenChange, changes_as_told
from minutes.open_data.open_fields import labelled
from minutes.pages.dependencies import of_changes

router = Router(tags=["changes"])

Since = Annotated[
    Any,
    BeforeValidator(read_since),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": CURSOR},
                {"type": "string", "format": "date-time"},
            ],
            "title": "どこから",
            "description": "前の答えの cursor か、日時。なければ初めから。",
        }
    ),
]


class WhichChanges(BaseModel):
    """From where the changes are read, and how many."""

    since: Since = labelled("どこから", "前の答えの cursor か、日時。なければ初めから。", default=None)
    limit: Limit = limit_field()


class ChangeList(BaseModel):
    """Changes in their order. Whoever applies each and keeps `cursor` holds what the site shows."""

    reset: bool = labelled(
        "初めから読み直すか",
        "データベースが前の状態に戻ったとき true。写しをすべて捨て、cursor から読み直す。",
    )
    items: list[OpenChange] = labelled("変更", "起きた順。")
    cursor: str = labelled("しおり", "次に since に入れるもの。変更がなくてもある。")
    next: str | None = next_field()


@router.get("/changes", response=ChangeList, summary="変更の一覧 / Changes since a cursor or a moment")
@goes_by(of_changes)
def api_changes(request, which: Query[WhichChanges]):
    """Lists what became public, was corrected, withdrawn or taken down since a cursor or a moment, in its order. To hold
    a copy: read the addresses in `objects` of each change again, drop what is 404 or 410, keep `cursor`, and ask again
    with it. `reset`: drop everything and go on from `cursor`. docs/mirror.py does that in 60 lines.

    公開・訂正・取消し・公開停止を、起きた順に並べます。写しを持つには、変更ごとに `objects` のアドレスを読み直し、404 と 410 は消し、
    `cursor` を控えて、次はそれを `since` に入れます。`reset` が true なら、すべてを捨てて `cursor` から読み直します。取り消された
    ものの変更も、なくなりません。例は docs/mirror.py にあります。
    """
    returned = Change.objects.last_return()
    era = _era(returned)
    start = _start(which.since, era, returned)
    if start is None:
        return ChangeList(reset=True, items=[], cursor=str(Cursor(era, 0)), next=None)
    found = list(Change.objects.of_meetings().after(start)[: which.limit + 1])
    shown = found[: which.limit]
    items = changes_as_told(shown, era, request.build_absolute_uri(reverse("api:api-root")))
    cursor = str(Cursor(era, shown[-1].sequence if shown else start))
    more = _address(request, cursor, which.limit) if len(found) > len(shown) else None
    return ChangeList(reset=False, items=items, cursor=cursor, next=more)


def _era(returned: Change | None) -> str:
    identity, epoch = JournalState.objects.values_list("identity", "epoch").get()
    return era_of(identity, epoch, returned.sequence if returned else 0)


def _start(since, era: str, returned: Change | None) -> int | None:
    """Returns the sequence behind which to read; None where whoever asks must read everything again: its cursor is of
    another era or from ahead of the list, or its moment lies before an older state returned."""
    if since is None:
        return 0
    if isinstance(since, Cursor):
        is_known = since.era == era and since.sequence <= Change.objects.highest()
        return since.sequence if is_known else None
    if returned and since <= returned.at:
        return None
    return Change.objects.before(since)


def _address(request, cursor: str, limit: int) -> str:
    return request.build_absolute_uri(f"{request.path}?since={cursor}&limit={limit}")
