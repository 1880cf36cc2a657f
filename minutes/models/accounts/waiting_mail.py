"""Mails that wait to be sent: what happened and who is told of it, without a word of any record."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Count, Min, Q
from django.utils import timezone

from minutes.models.reader_report import ReaderReport
from minutes.models.working_rows import Meeting

TROUBLE = "知らせのメールが送れていません（{}件、いちばん古いものは {:%Y-%m-%d %H:%M}）。"
# send_mail runs every five minutes (docs/operations.md): what has waited longer was tried three times, or never.
OVERDUE = datetime.timedelta(minutes=15)


class WaitingMailQuerySet(models.QuerySet):
    def overdue(self, at: datetime.datetime):
        """Returns the mails that should have been sent by now, the oldest first."""
        return self.filter(at__lt=at - OVERDUE).order_by("at", "id")


class WaitingMail(models.Model):
    """送る前の知らせ: one thing that one account is told of. The mail is written when it is sent, of the title as it is then,
    and the row goes.

    It is written in the transaction of the act: what is taken back is told to nobody.
    """

    class Kind(models.TextChoices):
        SENT = "sent", "確認に回された会議録"
        RETURNED = "returned", "下書きに戻された会議録"
        REPORT = "report", "読む人からの指摘"
        PROPOSAL = "proposal", "問いと答えの案"

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="waiting_mails",
        verbose_name="知らせる人",
        help_text="このアカウントのメールアドレスに送ります。",
    )
    kind = models.CharField("知らせること", max_length=20, choices=Kind.choices, help_text="何があったか。")
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="+", verbose_name="会議", help_text="どの会議のことか。"
    )
    report = models.ForeignKey(
        ReaderReport,
        models.CASCADE,
        null=True,
        related_name="+",
        verbose_name="指摘",
        help_text="読む人からの指摘のとき、その指摘。",
    )
    since = models.PositiveIntegerField(
        "新しい番号", null=True, help_text="問いと答えの案のとき、この番号からの発言の案を知らせます。"
    )
    at = models.DateTimeField("できた日時", help_text="知らせることがあった日時。")
    tried_at = models.DateTimeField("送ろうとした日時", null=True, help_text="送れなかったとき、最後の日時。")
    objects = WaitingMailQuerySet.as_manager()

    class Meta:
        verbose_name = "送る前の知らせ"
        verbose_name_plural = "送る前の知らせ"
        default_permissions = ()
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["to", "kind", "meeting"],
                condition=Q(report=None),
                name="waiting_mail_once",
                violation_error_message="同じ知らせが、もう待っています。",
            ),
            models.CheckConstraint(
                condition=Q(kind="report", report__isnull=False, since=None)
                | Q(kind="proposal", report=None, since__isnull=False)
                | Q(kind__in=["sent", "returned"], report=None, since=None),
                name="waiting_mail_of_a_kind",
                violation_error_message="知らせることの種類が合いません。",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.meeting}"

    @classmethod
    def trouble(cls, at: datetime.datetime) -> str:
        """Returns what to say of mails that should have been sent by now; "" where there are none, or the site sends none."""
        if settings.MAIL_SERVER is None:
            return ""
        found = cls.objects.overdue(at).order_by().aggregate(count=Count("id"), oldest=Min("at"))
        return TROUBLE.format(found["count"], timezone.localtime(found["oldest"])) if found["count"] else ""
