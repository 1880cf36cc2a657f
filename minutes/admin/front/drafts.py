"""下書き: the drafts, each with who saved it last. Many that were brought in together and not touched are one line."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from minutes.admin.front.looking import Looking
from minutes.admin.front.waiting_parts import MOST_LINES, Line, Part, listed, page, with_rest
from minutes.desk.workflow.saves import last_saves
from minutes.desk.workflow.staged_meetings import underway
from minutes.desk.workflow.stages import Stage
from minutes.models import Meeting, Step
from minutes.record.names.meeting_name import meeting_name

FEWEST_TOGETHER = 3


@dataclass(frozen=True)
class Draft:
    """A draft as the page needs it. made_at, made_by: of its first version; None where no history tells."""

    pk: int
    title: str
    held_on: datetime.date | None
    revision: int
    edition: int | None
    body: int
    body_name: str
    made_at: datetime.datetime | None
    made_by: int | None


def drafts_part(looking: Looking, count: int) -> Part:
    """Returns 下書き, the newest first. Three queries."""
    groups = _together(_drafts())[:MOST_LINES]
    single = {group[0].pk: group[0].revision for group in groups if len(group) < FEWEST_TOGETHER}
    saves = last_saves(single)
    people = User.objects.in_bulk(
        {save.by for save in saves.values()} | {group[0].made_by for group in groups} - {None}
    )
    lines = [
        _one(group[0], saves.get(group[0].pk), looking, people)
        if group[0].pk in single
        else _many(group, looking, people)
        for group in groups
    ]
    rest = count - sum(map(len, groups))
    lines = with_rest(lines, rest, "下書きの一覧", listed(stage=Stage.DRAFT))
    return Part("drafts", "下書き", count, lines, looking.may("change_meeting"))


def _drafts() -> list[Draft]:
    first = Meeting.history.filter(id=OuterRef("pk")).order_by("history_id")
    rows = underway().filter(stage=Stage.DRAFT).exclude(step_kind=Step.Kind.RETURNED)
    rows = rows.annotate(
        made_at=Subquery(first.values("history_date")[:1]), made_by=Subquery(first.values("history_user")[:1])
    )
    columns = ("pk", "title", "held_on", "revision", "edition", "body", "body__name", "made_at", "made_by")
    return [Draft(*row) for row in rows.order_by("-pk").values_list(*columns)]


def _together(drafts: list[Draft]) -> list[list[Draft]]:
    """Returns the drafts in groups, the newest first: those that one account made of one body on one day and nobody saved
    since are one group, where they are FEWEST_TOGETHER or more."""
    sizes = Counter(filter(None, map(_brought_in, drafts)))
    groups: dict[tuple, list[Draft]] = {}
    for draft in drafts:
        key = _brought_in(draft)
        groups.setdefault(key if sizes[key] >= FEWEST_TOGETHER else (draft.pk,), []).append(draft)
    return list(groups.values())


def _brought_in(draft: Draft) -> tuple | None:
    """Returns what drafts that were brought in together have in common; None for one that was saved since."""
    if draft.revision or draft.edition or draft.made_at is None:
        return None
    return draft.body, timezone.localtime(draft.made_at).date(), draft.made_by


def _one(draft, save, looking, people) -> Line:
    words = [f"改訂 {draft.revision}"]
    if save:
        words += [looking.moment(save.at), looking.name(people.get(save.by))]
    if draft.edition:
        words.append(f"第{draft.edition}版を公開中")
    return Line(
        meeting_name(draft.title, draft.held_on), "　".join(words), "開く", page(draft.pk, "manuscript")
    )


def _many(group, looking, people) -> Line:
    newest = group[0]
    who = looking.name(people.get(newest.made_by))
    return Line(
        f"{newest.body_name}の下書き（{len(group)}件）",
        f"{who}が、{looking.moment(newest.made_at)} にまとめて読み込んだものです。まだだれも直していません。",
        "下書きの一覧",
        listed(stage=Stage.DRAFT, body__id__exact=newest.body),
    )
