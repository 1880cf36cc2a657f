"""Plain functions that make what a test needs. The cast: 記録連絡会, whose members are real municipalities' names
so that the registry knows them (深川市, 当別町), and 美里町, a name that three towns bear.
"""

import datetime
from itertools import count

from django.contrib.auth.models import User
from django.utils import timezone

from minutes.desk.importing.import_text import import_text
from minutes.models import Body, Edition, Meeting
from minutes.publication.publish import publish
from minutes.record.block_keys import BlockKey

MANUSCRIPT = """■ 会議名
令和8年度 記録実務者会議

■ 日時
令和8年9月3日 13:30~16:30

■ 場所
第3会議室

■ 出席者
役員：深川市（会長 山田課長）
出席者：当別町、美里町
事務局

■ 配付資料
資料1　文書の電子化

■ 開会

事務局が開会を宣した。

■ 取組みの発表

□ 深川市：旧庁舎の文書の電子化

深川市から、資料1に基づき説明が行われた。

（事務局）

紙はどこに置いているか。

（深川市）

閉校した教室に置いている。

・床の強さを調べた。
・湿気を調べた。

（美里町）

当町でも同じ計画がある。

■ 他団体への照会

□ 当別町：議事録の公開までの日数
議事録の確認の方法

当別町から照会の趣旨について説明が行われた。

（深川市）

十日と決めている。

（当別町）

当町は二か月を要する。

■ 閉会

事務局が閉会を宣した。

■ 問い合わせ先
連絡会事務局
電話 000-0000

■ 更新日
令和8年9月24日
"""

NOON = datetime.datetime(2026, 9, 24, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))
_serial = count(1)


def clerk(username: str = "", **values) -> User:
    """A member of the secretariat who may do everything."""
    return User.objects.create_superuser(
        username or f"clerk{next(_serial)}", password="correct horse battery", **values
    )


def draft(text: str = MANUSCRIPT, *, body: str | None = None, by=None) -> Meeting:
    """A meeting saved from a manuscript and not published."""
    meeting, _ = import_text(text=text, by=by or clerk(), body=body)
    return meeting


def publish_now(meeting: Meeting, *, by=None, at=None, status="final", reason=None, **values) -> Edition:
    """Publish what stands, an hour after the last edition unless told when; a correction has some reason.

    Reasons, categories and notes go by the string of a block key: {"u12": "聞き違い"}.
    """
    last = Edition.objects.filter(meeting=meeting).order_by("number").last()
    for name in values.keys() & {"reasons", "categories", "notes"}:
        values[name] = {BlockKey.parse(key): value for key, value in values[name].items()}
    moment = at or (last.published_at + datetime.timedelta(hours=1) if last else NOON)
    meeting.refresh_from_db()
    return publish(
        meeting=meeting,
        revision=meeting.revision,
        status=status,
        by=by or clerk(),
        at=moment,
        reason=("聞き直した。" if last else "") if reason is None else reason,
        **values,
    )


def published(text: str = MANUSCRIPT, *, body: str | None = None, **values) -> Edition:
    return publish_now(draft(text, body=body), **values)


def meetings_on_days(number: int) -> list[Edition]:
    """That many published meetings, a month apart."""
    texts = [
        MANUSCRIPT.replace("令和8年9月3日", f"令和{8 - n // 12}年{n % 12 + 1}月3日") for n in range(number)
    ]
    by = clerk()
    return [publish_now(draft(text, by=by), by=by) for text in texts]


def body(key: str = "rokan", name: str = "記録実務者会議", **values) -> Body:
    return Body.objects.create(key=key, name=name, **values)


def now() -> datetime.datetime:
    return timezone.now()
