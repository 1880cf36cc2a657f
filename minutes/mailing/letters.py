"""The words of a mail: titles and links, and never a word of a record, a note or a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.urls import reverse

from minutes.desk.ties.proposed_ties import load_talk_ties
from minutes.models import Meeting, WaitingMail
from minutes.notation.redactions import redactions_in
from minutes.publication.withdrawal.mask_notes import masks_of

NO_TITLE = "（会議名は取り消されています）"
SEVERAL = "お知らせ {}件"
FOOT = "このメールには返信できません。何を知らせるかは、机の「知らせ」で選べます。"
Kind = WaitingMail.Kind
HEADINGS = {
    Kind.SENT: "確認に回された会議録があります",
    Kind.RETURNED: "下書きに戻された会議録があります",
    Kind.REPORT: "読む人からの指摘が届きました",
    Kind.PROPOSAL: "確かめを待つ問いと答えの案があります",
}


@dataclass(frozen=True)
class Letter:
    """One mail: its subject is one line."""

    subject: str
    text: str


@dataclass(frozen=True)
class Told:
    """One thing that a mail tells: what it is, the title of its meeting, where it is."""

    heading: str
    title: str
    path: str


def told_things(mails: Sequence[WaitingMail]) -> list[Told]:
    """Returns what there is to tell, each thing once, those of a kind together. Proposals that were decided on meanwhile are left out."""
    told = [
        Told(HEADINGS[kind], title_of(mail.meeting), _path(mail))
        for kind in HEADINGS
        for mail in mails
        if mail.kind == kind and (kind != Kind.PROPOSAL or _waits(mail))
    ]
    return list(dict.fromkeys(told))


def title_of(meeting: Meeting) -> str:
    """Returns the title of a meeting in one line; of one out of which words were withdrawn, or that holds a piece of words
    that were, that it has none."""
    if redactions_in(meeting.title) or masks_of(meeting)(meeting.title):
        return NO_TITLE
    return one_line(meeting.title)


def letter_of(told: Sequence[Told]) -> Letter:
    """Returns the mail that tells things to one account."""
    head = f"{told[0].heading}：{told[0].title}" if len(told) == 1 else SEVERAL.format(len(told))
    parts = [
        "\n".join([f"■ {heading}", *(f"\n{one.title}\n{_address(one.path)}" for one in things)])
        for heading, things in groupby(told, key=lambda one: one.heading)
    ]
    foot = f"-- \n{one_line(settings.SITE_NAME)}\n{FOOT}\n{_address(reverse('notices'))}"
    return Letter(one_line(f"【{settings.SITE_NAME}】{head}"), "\n\n".join([*parts, foot]) + "\n")


def one_line(text: str) -> str:
    """Returns a text as one line that a header can hold, without signs that nobody sees.

    >>> one_line("総会\\r\\nBcc: all@example.jp")
    '総会 Bcc: all@example.jp'
    """
    return "".join(filter(str.isprintable, " ".join(text.split())))


def _waits(mail: WaitingMail) -> bool:
    return any(key.turn >= mail.since for key in load_talk_ties(mail.meeting).waiting)


def _path(mail: WaitingMail) -> str:
    match mail.kind:
        case Kind.REPORT:
            return reverse("admin:minutes_readerreport_change", args=[mail.report_id])
        case Kind.PROPOSAL:
            return reverse("admin:minutes_meeting_ties", args=[mail.meeting_id])
        case _:
            return reverse("admin:minutes_meeting_steps", args=[mail.meeting_id])


def _address(path: str) -> str:
    return f"{settings.SITE_ADDRESS}{path}"
