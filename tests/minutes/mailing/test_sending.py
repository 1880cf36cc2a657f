"""A server that is away breaks no act and delays none: what waits is tried again, a refusal stops nobody else's mail, and no
secret is logged."""

import datetime
import logging
import socket

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from council.environment.email_url import MailServer
from minutes.desk.workflow.stages import take_step
from minutes.keeping.journal.journal_replay import replay
from minutes.keeping.journal.journal_standing import table_source
from minutes.mailing.send_waiting import GIVEN_UP_AFTER, PAUSE, Outcome, send_waiting
from minutes.models import MailChoice, Step, WaitingMail
from tests.builders import NOON, draft
from tests.minutes.mailing.people import person
from tests.minutes.mailing.smtp_server import smtp_server

pytestmark = pytest.mark.django_db
LATER = NOON + PAUSE + datetime.timedelta(seconds=1)


@pytest.fixture
def two_told(mailing):
    """One record waits; shonin and taro are told of it."""
    meeting = draft()
    person("shonin", "承認"), person("taro", "承認")
    take_step(
        meeting=meeting, kind=Step.Kind.SENT, revision=0, by=person("henshu", "編集"), at=NOON, note="急ぎ"
    )
    WaitingMail.objects.exclude(kind="sent").delete()
    return meeting


def real_server(settings, port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 0.2
    settings.MAIL_SERVER = MailServer("127.0.0.1", port, "", "", "", "minutes@example.jp")


def left():
    return list(WaitingMail.objects.order_by("to__username").values_list("to__username", "tried_at"))


def test_mails_go_out_once(two_told, settings):
    with smtp_server() as (port, taken):
        real_server(settings, port)
        assert send_waiting(at=NOON) == Outcome(sent=2)
        assert send_waiting(at=LATER) == Outcome()
    assert [line for one in taken for line in one.splitlines() if line.startswith(b"To:")] == [
        b"To: shonin@example.jp",
        b"To: taro@example.jp",
    ]


def test_an_address_that_is_refused_stops_no_other_mail(two_told, settings, caplog):
    with smtp_server(refuses="shonin@") as (port, taken):
        real_server(settings, port)
        assert send_waiting(at=NOON) == Outcome(sent=1, left=1)
        assert left() == [("shonin", NOON)]
        assert send_waiting(at=NOON + PAUSE / 2) == Outcome(left=0), "not yet again"
    assert len(taken) == 1
    said = [record.getMessage() for record in caplog.records if record.name == "minutes.mailing"]
    assert said == ["a mail was refused (SMTPRecipientsRefused)"]


def test_a_server_that_is_away_is_tried_again(two_told, settings, caplog):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        real_server(settings, unused.getsockname()[1])
        assert send_waiting(at=NOON) == Outcome(left=2)
    assert [record.getMessage() for record in caplog.records if record.name == "minutes.mailing"] == [
        "the mail server does not take mails (ConnectionRefusedError)"
    ]
    with smtp_server() as (port, _):
        real_server(settings, port)
        assert send_waiting(at=NOON) == Outcome(sent=2)


def test_a_server_that_says_nothing_is_left_after_one_wait(two_told, settings, caplog):
    """Two mails wait; the run ends at the first silence (0.2 seconds here, ten by the settings)."""
    with smtp_server(is_silent=True) as (port, taken):
        real_server(settings, port)
        assert send_waiting(at=NOON) == Outcome(left=2)
    assert taken == []
    assert "the mail server does not take mails (SMTPServerDisconnected)" in caplog.text


def test_an_act_asks_nothing_of_the_server(mailing, settings):
    """No server is there at all, and the act goes on."""
    settings.EMAIL_BACKEND = "no.such.Backend"
    meeting = draft()
    person("shonin", "承認")
    take_step(meeting=meeting, kind=Step.Kind.SENT, revision=0, by=person("henshu", "編集"), at=NOON)
    assert WaitingMail.objects.filter(kind="sent").count() == 1


def test_no_secret_is_logged(two_told, settings, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)

    class Refusing:
        def open(self):
            raise OSError(f"535 {settings.MAIL_SERVER.password} shonin@example.jp")

        def close(self):
            raise OSError("sesame")

    monkeypatch.setattr("minutes.mailing.send_waiting.get_connection", Refusing)
    assert send_waiting(at=NOON) == Outcome(left=2)
    assert "does not take mails (OSError)" in caplog.text
    assert not any(secret in caplog.text for secret in ("sesame", "shonin@", "535"))
    assert "sesame" not in repr(settings.MAIL_SERVER)


def test_a_wrong_address_of_one_account_stops_nobody(two_told):
    User.objects.filter(username="shonin").update(email="shonin@example.jp\nBcc: all@example.jp")
    assert send_waiting(at=NOON) == Outcome(sent=1, left=1)
    assert [one.to for one in mail.outbox] == [["taro@example.jp"]]


def test_who_was_closed_or_lost_the_right_or_the_wish_meanwhile_gets_none(two_told):
    closed, declines = (mail.to for mail in WaitingMail.objects.order_by("to__username").select_related("to"))
    closed.is_active = False
    closed.save()
    MailChoice.objects.create(account=declines, sent=False)
    assert send_waiting(at=NOON) == Outcome()
    assert (mail.outbox, left()) == ([], [])


def test_two_commands_at_the_same_time_send_a_mail_once(two_told):
    WaitingMail.objects.update(tried_at=NOON)
    assert send_waiting(at=NOON + datetime.timedelta(seconds=30)) == Outcome()
    assert mail.outbox == []
    assert send_waiting(at=LATER) == Outcome(sent=2)


def test_what_could_not_be_sent_for_three_days_is_given_up_and_said(two_told, capsys):
    WaitingMail.objects.update(at=timezone.now() - GIVEN_UP_AFTER - PAUSE)
    with pytest.raises(CommandError, match="知らせ2件を、あきらめました"):
        call_command("send_mail")
    assert left() == []


def test_the_command_says_what_it_did(two_told, settings, capsys):
    WaitingMail.objects.update(at=timezone.now())
    call_command("send_mail")
    call_command("send_mail")
    settings.MAIL_SERVER = None
    call_command("send_mail")
    assert capsys.readouterr().out.splitlines() == [
        "メールを2通送りました。まだ送れていない知らせは0件です。",
        "EMAIL_URL がないので、メールは送りません。",
    ]


@pytest.mark.parametrize("mails", [1, 3])
def test_what_it_asks_of_the_database_grows_with_accounts_alone(mailing, mails, django_assert_num_queries):
    account = person("shonin", "承認")
    for day in range(1, mails + 1):
        meeting = draft(f"■ 会議名\n第{day}回の会議\n\n■ 日時\n令和8年9月{day}日\n\n■ 開会\n\n開会した。\n")
        WaitingMail.objects.create(to=account, kind="sent", meeting=meeting, at=NOON)
    # Given up (1), who is told (1), the claim (2), the right and the withdrawals of each, gone (1), left (1).
    with django_assert_num_queries(6 + 2 * mails):
        assert send_waiting(at=NOON) == Outcome(sent=1)


def test_a_database_that_was_restored_tells_nothing_of_before(two_told):
    replay([table_source(is_living=False)], at=LATER, is_old=True)
    assert left() == []
