"""The chapters of the handbook (事務局の手引き): one for each task, in the order in which an office meets them."""

from dataclasses import dataclass

EDITORS, APPROVERS, KEEPERS = "編集", "承認", "管理"
PARTS = {"office": "人と机", "records": "会議録"}


@dataclass(frozen=True)
class Chapter:
    """One task. `part` is the folder of its template, `groups` are those who may do it: none for everybody at the desk."""

    part: str
    slug: str
    title: str
    groups: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        return f"admin/handbook/{self.part}/{self.slug}.html"

    @property
    def part_name(self) -> str:
        return PARTS[self.part]


CHAPTERS = (
    Chapter("office", "first-day", "はじめの日"),
    Chapter("office", "accounts", "アカウント", (KEEPERS,)),
    Chapter("records", "meetings", "会議のページ、次の会議、予定", (EDITORS,)),
    Chapter("records", "import", "会議録を取り込む", (EDITORS,)),
    Chapter("records", "manuscript", "原稿を直す", (EDITORS,)),
    Chapter("records", "review", "校閲と団体の特定", (EDITORS,)),
    Chapter("records", "inquiries", "照会と回答、問いと答え", (EDITORS,)),
    Chapter("records", "handouts", "配付資料", (EDITORS,)),
    Chapter("records", "approval", "確認と承認、決裁の紙", (EDITORS, APPROVERS)),
    Chapter("records", "publish", "公開する", (APPROVERS,)),
    Chapter("records", "correct", "訂正する", (EDITORS, APPROVERS)),
    Chapter("records", "withdraw", "取り消す、公開を止める", (KEEPERS,)),
    Chapter("office", "reports", "読む人からの指摘", (EDITORS,)),
    Chapter("office", "organisations", "団体、会議体、サイトの文章", (KEEPERS,)),
    Chapter("office", "trouble", "おかしいと思ったとき"),
)
BY_SLUG = {chapter.slug: chapter for chapter in CHAPTERS}


def neighbours(chapter: Chapter) -> tuple[Chapter | None, Chapter | None]:
    """Returns the chapter before and the one after; None at either end."""
    place = CHAPTERS.index(chapter)
    before = CHAPTERS[place - 1] if place else None
    return before, CHAPTERS[place + 1] if place + 1 < len(CHAPTERS) else None
