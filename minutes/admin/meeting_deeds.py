"""What can be done with a meeting, as its own page lists it: groups of links, each to a page of the desk."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from minutes.admin.papers.paper_links import PRINT, WORD, paper_url, papers_of
from minutes.desk.inquiries.row_questions import inquiry_of_questions
from minutes.models import Edition, Meeting
from minutes.publication.withdraw import NEVER_PUBLISHED

CHANGE = "minutes.change_meeting"
NOT_PUBLIC = "いま公開していません。"


@dataclass(frozen=True)
class Deed:
    """A link with its name. why_off: why it leads to nothing now; then it is shown and cannot be followed."""

    name: str
    url: str
    why_off: str = ""


def deeds_of(user, meeting: Meeting, public: Edition | None) -> list[tuple[str, list[Deed]]]:
    """Returns (name of the group, its deeds) of all that this account may do. `public` is the edition that is public."""
    groups = {
        "書く" if user.has_perm(CHANGE) else "読む": _writing,
        "確かめる、公開する": _publishing,
        "決裁の紙": _papers,
        "取り消す": _withdrawing,
        "次へ": _going_on,
    }
    found = ((name, list(deeds(user, meeting, public))) for name, deeds in groups.items())
    return [(name, deeds) for name, deeds in found if deeds]


def _writing(user, meeting, public) -> Iterator[Deed]:
    yield _deed(meeting, "原稿を編集する" if user.has_perm(CHANGE) else "原稿を見る", "manuscript")
    for number in sorted(set(inquiry_of_questions(meeting).values()) - {None}):
        yield _deed(meeting, f"回答の表 #{number}", "answers", number)
    yield _deed(meeting, "問いと答え", "ties")
    if user.has_perm("minutes.view_handout"):
        yield _deed(meeting, "資料のファイル", "files")
        yield _deed(meeting, "資料と議題", "uses")


def _publishing(user, meeting, public) -> Iterator[Deed]:
    yield _deed(meeting, "校閲", "review")
    yield _deed(meeting, "確認・承認", "steps")
    if user.has_perm("minutes.publish_meeting"):
        yield _deed(meeting, "公開する", "publish")
    if public:
        yield Deed("公開ページを見る", reverse("pages:meeting", args=[public.address]))


def _papers(user, meeting, public) -> Iterator[Deed]:
    for name, which in papers_of(meeting):
        yield Deed(name, paper_url(meeting, PRINT, *which))
    yield Deed("Word：会議録（案）", paper_url(meeting, WORD, False, None))


def _withdrawing(user, meeting, public) -> Iterator[Deed]:
    if user.has_perm("minutes.withdraw_meeting"):
        never_public = "" if meeting.address else NEVER_PUBLISHED
        yield _deed(meeting, "発言を取り消す", "withdraw", why_off=never_public)
    if user.has_perm("minutes.retract_meeting"):
        yield _deed(meeting, "公開を停止する", "retract", why_off="" if public else NOT_PUBLIC)


def _going_on(user, meeting, public) -> Iterator[Deed]:
    if user.has_perm("minutes.add_meeting"):
        yield _deed(meeting, "次の会議を作る", "next")
        yield Deed("別の会議録を読み込む", reverse("admin:minutes_meeting_import"))
    yield _deed(meeting, "変更の履歴", "changes")
    yield _deed(meeting, "段階と事項の履歴", "history")


def _deed(meeting, name, address, *more, why_off="") -> Deed:
    return Deed(name, reverse(f"admin:minutes_meeting_{address}", args=[meeting.pk, *more]), why_off)
