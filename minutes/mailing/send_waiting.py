"""Sends the mails that wait, one to each account for all that it is told of. A server that is away is tried again later."""

import datetime
import logging
from contextlib import suppress
from dataclasses import dataclass
from email.utils import formataddr, make_msgid
from smtplib import SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q

from minutes.desk.mail.tell import told_of
from minutes.mailing.letters import letter_of, one_line, told_things
from minutes.models import WaitingMail

# A mail is tried again no sooner, so that two commands at the same time do not both send it.
PAUSE = datetime.timedelta(minutes=4)
# What could not be sent for so long is no news any more: the front page of the desk tells it.
GIVEN_UP_AFTER = datetime.timedelta(days=3)
# What one account alone meets: a mailbox that is not there, an address that no header can hold.
OF_ONE_MAIL = (SMTPResponseException, SMTPRecipientsRefused, SMTPNotSupportedError, ValueError)
log = logging.getLogger("minutes.mailing")


@dataclass
class Outcome:
    """What one run did: mails that went out, mails that did not, things that nobody will be told of any more."""

    sent: int = 0
    left: int = 0
    given_up: int = 0


def send_waiting(*, at: datetime.datetime) -> Outcome:
    """Sends what waits, and returns what became of it. Never raises because of the server: what it says is logged by the name
    of the error and its number alone, since its words may hold addresses and passwords."""
    outcome = Outcome(given_up=_give_up(at))
    accounts = User.objects.filter(pk__in=_due(at).values("to")).order_by("id")
    if not accounts:
        return outcome
    connection = get_connection()
    try:
        connection.open()
        for account in accounts:
            _send_to(account, connection, at, outcome)
    except OSError as error:
        log.warning("the mail server does not take mails (%s)", _said(error))
    finally:
        with suppress(OSError):
            connection.close()
    outcome.left = WaitingMail.objects.count()
    return outcome


def _send_to(account, connection, at, outcome):
    """Sends one mail of all that waits for an account; what it may not or will not hear any more is dropped."""
    mails = _claimed(account, at)
    heard = [mail for mail in mails if account in told_of(mail.kind)]
    if told := told_things(heard):
        try:
            _message(account, letter_of(told), connection).send()
        except OF_ONE_MAIL as error:
            log.warning("a mail was refused (%s)", _said(error))
            return
        outcome.sent += 1
    WaitingMail.objects.filter(pk__in=[mail.pk for mail in mails]).delete()


def _due(at):
    return WaitingMail.objects.filter(Q(tried_at=None) | Q(tried_at__lt=at - PAUSE))


def _claimed(account, at) -> list[WaitingMail]:
    """Returns the mails of an account that no other process is sending: the update is the claim."""
    _due(at).filter(to=account).update(tried_at=at)
    mails = WaitingMail.objects.filter(to=account, tried_at=at)
    return list(mails.select_related("meeting").order_by("at", "id"))


def _message(account, letter, connection) -> EmailMessage:
    sender = settings.MAIL_SERVER.sender
    return EmailMessage(
        letter.subject,
        letter.text,
        formataddr((one_line(settings.SITE_NAME), sender)),
        [account.email],
        connection=connection,
        # The name of this machine is nobody's business.
        headers={
            "Message-ID": make_msgid(domain=sender.rpartition("@")[2]),
            "Auto-Submitted": "auto-generated",
        },
    )


def _give_up(at) -> int:
    given_up, _ = WaitingMail.objects.filter(at__lt=at - GIVEN_UP_AFTER).delete()
    if given_up:
        log.error("%s mails could not be sent for three days and are given up", given_up)
    return given_up


def _said(error) -> str:
    """Returns SMTPAuthenticationError 535; of SMTPRecipientsRefused, which holds addresses, its name alone."""
    return " ".join(filter(None, [type(error).__name__, str(getattr(error, "smtp_code", ""))]))
