"""Makes what a test needs, with plain functions: an account, a draft, a published record.

Almost every test plays on one record, MANUSCRIPT. `published()` makes it edition 1 of /meetings/2026-09-03-1/, with
these numbers, the address of each block, attendee and handout (the next number is 21):

    u1   item          開会
    u2   narration     事務局が開会を宣した。
    u3   item          取組みの発表
    u4   presentation  深川市：旧庁舎の文書の電子化
    u5   narration     深川市から、資料1に基づき説明が行われた。
    u6   turn          事務局：紙はどこに置いているか。
    u7   turn          深川市：閉校した教室に置いている。（and a list of two points）
    u8   turn          美里町：当町でも同じ計画がある。
    u9   item          他団体への照会
    u10  presentation  当別町：議事録の公開までの日数（and a second title）
    u11  narration     当別町から照会の趣旨について説明が行われた。
    u12  turn          深川市：十日と決めている。
    u13  turn          当別町：当町は二か月を要する。
    u14  item          閉会
    u15  narration     事務局が閉会を宣した。
    a16  officer       深川市（会長 山田課長）
    a17  attendee      当別町
    a18  attendee      美里町
    a19  secretariat   事務局
    h20  handout       資料1　文書の電子化

深川市 (012289) and 当別町 (013030) are real municipalities, so the registry ties these labels to them. Three towns bear
the name 美里町, and 事務局 is no name: both stay untied. u12 is the remark that the tests correct and withdraw.
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
    """Makes an account of the secretariat that may do everything."""
    return User.objects.create_superuser(
        username or f"clerk{next(_serial)}", password="correct horse battery", **values
    )


def draft(text: str = MANUSCRIPT, *, body: str | None = None, by=None) -> Meeting:
    """Saves a meeting from a manuscript and does not publish it."""
    meeting, _ = import_text(text=text, by=by or clerk(), body=body)
    return meeting


def publish_now(meeting: Meeting, *, by=None, at=None, status="final", reason=None, **values) -> Edition:
    """Publishes the working rows, by default an hour after the last edition and, if it is a correction, with a reason.

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
    """Publishes a meeting from a manuscript. In a module whose tests share one, call it in a fixture of the module."""
    return publish_now(draft(text, body=body), **values)


def meetings_on_days(number: int) -> list[Edition]:
    """Publishes that many meetings, a month apart."""
    texts = [
        MANUSCRIPT.replace("令和8年9月3日", f"令和{8 - n // 12}年{n % 12 + 1}月3日") for n in range(number)
    ]
    by = clerk()
    return [publish_now(draft(text, by=by), by=by) for text in texts]


def body(key: str = "rokan", name: str = "記録実務者会議", **values) -> Body:
    return Body.objects.create(key=key, name=name, **values)


def now() -> datetime.datetime:
    return timezone.now()
