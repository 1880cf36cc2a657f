"""What stands at the top of the papers of one meeting: box, edition, day, publisher."""

import datetime

from django.conf import settings
from django.utils import timezone

from members import wareki
from minutes.exports.papers.paper_head import UNKNOWN_DAY, DraftBox, PaperHead
from minutes.models import Edition, Meeting
from minutes.notation.redactions import plain_redactions
from minutes.publication.chain import chain_end

RECORD, CORRECTIONS = "会議録（第{}版）の公開について", "会議録の訂正（第{}版）について"


def draft_head(
    meeting: Meeting, previous: Edition | None, *, subject: str, at: datetime.datetime
) -> PaperHead:
    """Returns the head of a paper of the draft. `previous` is the edition that it corrects, `at` the moment of printing."""
    last = chain_end(meeting)
    number = last.number + 1 if last else 1
    corrects = f"。第{previous.number}版（{_day(previous)}公開）を訂正する。" if previous else ""
    return PaperHead(
        is_draft=True,
        about=[
            ("版", f"第{number}版の案{corrects}"),
            ("発行する日", UNKNOWN_DAY),
            ("発行者", publisher(meeting)),
        ],
        source=f"{_moment(at)} の原稿（改訂 {meeting.revision}）から作成",
        box=_box(meeting, subject.format(number)),
    )


def edition_head(meeting: Meeting, edition: Edition) -> PaperHead:
    """Returns the head of a paper of an edition. It has no box: what is published is decided."""
    status, day = edition.get_status_display(), _day(edition)
    return PaperHead(
        is_draft=False,
        about=[
            ("版", f"第{edition.number}版（{status}）"),
            ("発行した日", day),
            ("発行者", publisher(meeting)),
        ],
        source=f"第{edition.number}版（{status}）　{day}公開　{edition.digest[:16]}…",
    )


def publisher(meeting: Meeting) -> str:
    """Returns who publishes: the secretariat of the 会議体, or the site where nobody said which that is."""
    office = meeting.body.secretariat
    return f"{meeting.body.name} 事務局（{office.name}）" if office else settings.SITE_NAME


def _box(meeting: Meeting, subject: str) -> DraftBox | None:
    if not settings.APPROVAL_SEALS:
        return None
    day = f"（{wareki.format_era_date(meeting.held_on)}）" if meeting.held_on else ""
    return DraftBox(plain_redactions(f"{meeting.body.name}{day}{subject}"), settings.APPROVAL_SEALS)


def _day(edition: Edition) -> str:
    return wareki.format_era_date(timezone.localdate(edition.published_at))


def _moment(at: datetime.datetime) -> str:
    local = timezone.localtime(at)
    return f"{wareki.format_era_date(local.date())} {local:%H:%M}"
