"""Takes in a reader's report, and limits how many come in a day from one connection and from all."""

import datetime
import ipaddress

from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum
from django.utils.crypto import salted_hmac

from minutes.desk.mail.tell import tell
from minutes.models import Meeting, ReaderReport, ReportCount, WaitingMail

A_DAY_FROM_ONE = 20
A_DAY_FROM_ALL = 500


class TooManyReports(Exception):
    """So many reports came today that no more are taken; the message is for the reader."""


@transaction.atomic
def take_report(
    *,
    meeting_id: int,
    number: int,
    edition: int,
    text: str,
    suggestion: str,
    sender: str,
    at: datetime.datetime,
) -> ReaderReport:
    """Puts a report into the desk's queue, and returns it. Raises TooManyReports.

    `sender` is an IP address: it is counted under `sender_key` for the day, and stored nowhere.
    """
    _count(sender, at.date())
    report = ReaderReport.objects.create(
        meeting_id=meeting_id,
        number=number,
        edition=edition,
        text=text,
        suggestion=suggestion,
        received_at=at,
    )
    if settings.MAIL_SERVER:
        meeting = Meeting.objects.get(pk=meeting_id)
        tell(kind=WaitingMail.Kind.REPORT, meeting=meeting, by=None, at=at, report=report)
    return report


def sender_key(sender: str, day: datetime.date) -> str:
    """Returns the key under which a connection is counted: it differs every day and does not tell whose it was."""
    return salted_hmac(f"reports {day.isoformat()}", _network(sender), algorithm="sha256").hexdigest()


def _network(sender: str) -> str:
    """Returns the /64 of an IPv6 address, since a household has a whole one; any other sender as it is."""
    try:
        address = ipaddress.ip_address(sender)
    except ValueError:
        return sender
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else sender


def _count(sender, day):
    ReportCount.objects.exclude(day=day).delete()
    row, _ = ReportCount.objects.get_or_create(day=day, sender=sender_key(sender, day))
    ReportCount.objects.filter(pk=row.pk).update(reports=F("reports") + 1)
    total = ReportCount.objects.aggregate(total=Sum("reports"))["total"]
    if row.reports >= A_DAY_FROM_ONE or total > A_DAY_FROM_ALL:
        raise TooManyReports(
            "今日はたくさんの指摘をいただいたので、これ以上は受け取れません。明日、もう一度お送りください。"
        )
