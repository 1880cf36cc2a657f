"""Who is told of what: whoever may do what waits, has a mail address, an open account and the wish, and did not do it himself."""

import datetime

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from council.state.reasons import mails_are_overdue
from minutes.desk.importing.import_text import import_text
from minutes.desk.mail.choose_mail import choose_mail, chosen_kinds
from minutes.desk.mail.tell import told_of
from minutes.desk.notes.send_back import send_back
from minutes.desk.workflow.stages import take_step
from minutes.desk.workflow.take_report import take_report
from minutes.models import Meeting, Step, Utterance, WaitingMail
from minutes.revision import StaleRevision
from tests.builders import MANUSCRIPT, NOON, draft, published
from tests.minutes.desk.manuscript.test_save_manuscript import manuscript, save
from tests.minutes.mailing.people import person

pytestmark = pytest.mark.django_db


def waiting():
    """[(kind, username, the lowest new number)], in the order of names."""
    rows = WaitingMail.objects.order_by("kind", "to__username")
    return list(rows.values_list("kind", "to__username", "since"))


def step(meeting, kind, by, **values):
    meeting.refresh_from_db()
    return take_step(meeting=meeting, kind=kind, revision=meeting.revision, by=by, at=NOON, **values)


def report(meeting, text="聞き違いです。"):
    return take_report(
        meeting_id=meeting.pk,
        number=12,
        edition=1,
        text=text,
        suggestion="",
        sender="203.0.113.5",
        at=NOON,
    )


def test_a_record_that_is_sent_is_told_to_those_who_may_approve(mailing):
    meeting, writer = draft(), person("henshu", "編集")
    person("shonin", "承認"), person("both", "承認", "編集"), person("kanri", "管理")
    step(meeting, Step.Kind.SENT, writer)
    assert waiting() == [("sent", "both", None), ("sent", "shonin", None)]


def test_whoever_did_it_is_not_told_of_it(mailing):
    meeting, both = draft(), person("both", "承認", "編集")
    step(meeting, Step.Kind.SENT, both)
    assert waiting() == []


def test_a_record_that_is_sent_back_is_told_to_those_who_may_write(mailing):
    meeting, approver = draft(), person("shonin", "承認")
    person("henshu", "編集")
    step(meeting, Step.Kind.SENT, person("another", "編集"))
    WaitingMail.objects.all().delete()
    send_back(meeting=meeting, notes=[], revision=meeting.revision, by=approver, at=NOON)
    assert waiting() == [("returned", "another", None), ("returned", "henshu", None)]


def test_a_readers_report_is_told_to_those_who_may_answer_it(mailing):
    meeting = published().meeting
    person("henshu", "編集"), person("shonin", "承認")
    reports = [report(meeting), report(meeting)]
    assert waiting() == [("report", "henshu", None)] * 2
    assert [mail.report for mail in WaitingMail.objects.order_by("id")] == reports


def test_turns_that_are_new_are_told_by_their_lowest_number(mailing):
    person("henshu", "編集")
    meeting = draft(by=person("by", "編集"))
    assert waiting() == [("proposal", "henshu", 1)]
    WaitingMail.objects.all().delete()
    save(meeting, manuscript(meeting).replace("十日と決めている。", "十二日と決めている。"))
    assert waiting() == []
    meeting.refresh_from_db()
    first = meeting.next_number
    save(meeting, manuscript(meeting).replace("■ 閉会", "（美里町）\nいつからですか。\n\n■ 閉会"))
    assert Utterance.objects.filter(meeting=meeting, number=first).exists()
    assert [row for row in waiting() if row[1] == "henshu"] == [("proposal", "henshu", first)]


def test_no_account_without_mail_right_or_wish_is_told(mailing):
    person("none", "承認", email="")
    person("closed", "承認", is_active=False)
    person("reader")
    wishes = person("wishes", "承認")
    declines = person("declines", "承認")
    choose_mail(account=declines, kinds=[], among=["sent"])
    outside = person("outside", "承認")
    outside.is_staff = False
    outside.save()
    assert [account.username for account in told_of("sent")] == [wishes.username]
    choose_mail(account=declines, kinds=["sent"], among=["sent"])
    assert {account.username for account in told_of("sent")} == {"wishes", "declines"}


def test_what_is_declined_is_not_sent_any_more(mailing):
    meeting, account = draft(), person("shonin", "承認")
    step(meeting, Step.Kind.SENT, person("henshu", "編集"))
    assert waiting() == [("sent", "shonin", None)]
    choose_mail(account=account, kinds=[], among=chosen_kinds(account))
    assert waiting() == []


def test_the_same_is_put_once_and_goes_with_what_is_taken_back(mailing):
    meeting, writer = draft(), person("henshu", "編集")
    person("shonin", "承認")
    step(meeting, Step.Kind.SENT, writer)
    step(meeting, Step.Kind.RETURNED, writer)
    step(meeting, Step.Kind.SENT, writer)
    assert waiting() == [("sent", "shonin", None)]
    WaitingMail.objects.all().delete()
    with pytest.raises(StaleRevision), transaction.atomic():
        step(meeting, Step.Kind.RETURNED, writer)
        take_step(meeting=meeting, kind=Step.Kind.SENT, revision=99, by=writer, at=NOON)
    assert waiting() == []


def test_who_may_not_approve_what_he_wrote_last_is_not_told_that_it_waits(mailing):
    mailing.PUBLISHER_MAY_BE_LAST_EDITOR = False
    both = person("both", "承認", "編集")
    meeting = draft(by=both)
    person("shonin", "承認")
    step(meeting, Step.Kind.SENT, person("henshu", "編集"))
    assert [row for row in waiting() if row[0] == "sent"] == [("sent", "shonin", None)]


def test_nothing_is_put_without_a_server_or_of_a_sample(settings, mailing):
    person("shonin", "承認"), person("henshu", "編集")
    meeting = draft()
    Meeting.objects.filter(pk=meeting.pk).update(is_sample=True)
    WaitingMail.objects.all().delete()
    step(meeting, Step.Kind.SENT, person("another", "編集"))
    settings.MAIL_SERVER = None
    import_text(text=MANUSCRIPT.replace("9月3日", "9月4日"), by=person("by", "編集"))
    assert waiting() == []


@pytest.mark.parametrize("accounts", [1, 3])
def test_what_it_asks_of_the_database_is_the_same_for_one_and_three(
    mailing, accounts, django_assert_num_queries
):
    meeting, writer = draft(), person("henshu", "編集")
    for number in range(accounts):
        person(f"shonin{number}", "承認")
    meeting.refresh_from_db()
    # The revision, the stage (2), the savepoint (2), who is told, the mails (and their savepoint on none), the step.
    with django_assert_num_queries(8):
        take_step(meeting=meeting, kind=Step.Kind.SENT, revision=meeting.revision, by=writer, at=NOON)
    assert WaitingMail.objects.filter(kind="sent").count() == accounts


def test_an_overdue_mail_is_told_where_other_troubles_are(mailing, client):
    meeting, approver = draft(), person("shonin", "承認")
    at = timezone.now() - datetime.timedelta(minutes=16)
    mail = WaitingMail.objects.create(to=approver, kind="sent", meeting=meeting, at=at)
    oldest = f"{timezone.localtime(at):%Y-%m-%d %H:%M}"
    said = f"知らせのメールが送れていません（1件、いちばん古いものは {oldest}）。"
    assert WaitingMail.trouble(at + datetime.timedelta(minutes=15)) == ""
    assert (WaitingMail.trouble(timezone.now()), mails_are_overdue().what) == (said, said)
    assert client.get("/healthz").content.decode().splitlines()[1] == said
    client.force_login(approver)
    assert said in client.get("/admin/").content.decode()
    call_command("send_mail")
    assert (WaitingMail.objects.filter(pk=mail.pk).exists(), mails_are_overdue()) == (False, None)
