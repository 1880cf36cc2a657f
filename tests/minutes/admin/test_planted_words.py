"""Words that are withdrawn, planted in a line note, an answer to it, a reader's report, a mail and a copy of what is typed:
no group without the right to the 原本 sees them at any of these places, no mail says them, and nothing holds them after the
erasure. The walk over every address of the desk is test_originals_stay_masked.py."""

import datetime

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from minutes.desk.workflow.stages import take_step
from minutes.mailing.send_waiting import send_waiting
from minutes.models import Step, WaitingMail
from tests.acts import erase_now, withdraw_now
from tests.builders import MANUSCRIPT, clerk, published
from tests.minutes.admin.lost_sessions.test_planted_words import (
    WORDS,
    tables_with_the_words,
    typed_everywhere,
)
from tests.minutes.mailing.conftest import mailing  # noqa: F401 (a fixture)
from tests.minutes.mailing.people import person

pytestmark = pytest.mark.django_db
NAME = "鷲塚"


def planted(by):
    """Returns a meeting with the words in a turn, and in all that the desk keeps besides; its mails wait."""
    meeting = published(MANUSCRIPT.replace("十日と決めている。", WORDS)).meeting
    person("henshu", "編集")
    person("shonin", "承認")
    typed_everywhere(meeting, by)
    _step(meeting, Step.Kind.SENT, by)
    return meeting


def _step(meeting, kind, by):
    meeting.refresh_from_db()
    meeting.steps.create(kind=Step.Kind.RETURNED, revision=meeting.revision, by=by, at=timezone.now())
    take_step(meeting=meeting, kind=kind, revision=meeting.revision, by=by, at=timezone.now(), note=WORDS)


def mailed() -> list[str]:
    """Sends what waits, and returns every mail so far, headers and all."""
    send_waiting(at=timezone.now() + datetime.timedelta(minutes=1))
    return [f"{dict(one.message())}{one.body}" for one in mail.outbox]


def places(meeting) -> list[str]:
    """Returns the pages on which notes, answers, reports, steps and copies stand."""
    of_meeting = ("steps", "manuscript", "review", "changes", "history", "change", "print")
    return [
        reverse("admin:index"),
        *(reverse(f"admin:minutes_meeting_{name}", args=[meeting.pk]) for name in of_meeting),
        reverse("admin:minutes_meeting_manuscript", args=[meeting.pk]) + "?copy=00000000",
        reverse("admin:minutes_readerreport_changelist"),
        *(reverse("admin:minutes_readerreport_change", args=[one.pk]) for one in meeting.reports.all()),
    ]


def seen_by(client, group, meeting) -> list[str]:
    """Returns the pages on which a member of the group reads the name; one that he may not open shows nothing."""
    client.force_login(User.objects.filter(username=group).first() or _member(group))
    return [page for page in places(meeting) if NAME in client.get(page).content.decode()]


def _member(group):
    member = User.objects.create_user(group, is_staff=True)
    member.groups.set([Group.objects.get(name=group)])
    return member


@pytest.mark.usefixtures("mailing")
def test_planted_words_are_masked_for_each_group_in_no_mail_and_gone_after_the_erasure(client):
    by = clerk("sano")
    meeting = planted(by)
    before = seen_by(client, "編集", meeting)
    assert {page.split("/")[-2] for page in before} >= {
        "steps",
        "manuscript",
    }  # the words are there to be masked
    waiting = WaitingMail.objects.values_list("kind", flat=True)
    assert sorted(set(waiting)) == ["report", "sent"]
    (act,) = withdraw_now(meeting, "u12", by=by)
    _step(meeting, Step.Kind.SENT, by)  # whoever reads the 原本 may quote it afterwards
    assert {group: seen_by(client, group, meeting) for group in ("編集", "承認")} == {"編集": [], "承認": []}
    assert len(seen_by(client, "管理", meeting)) > 3  # whoever has the right does see them
    mails = mailed()
    assert sorted(one.to[0] for one in mail.outbox) == ["henshu@example.jp", "shonin@example.jp"]
    assert [one for one in mails if NAME in one] == []
    erase_now(act, by=by)
    assert tables_with_the_words() == []
    gone = {group: seen_by(client, group, meeting) for group in ("編集", "承認", "管理")}
    assert gone == {"編集": [], "承認": [], "管理": []}
