"""ReaderReport and CorrectionNote: who asked for a correction and what the desk notes about it. None of it is public.

A public page writes a ReaderReport; none reads these tables.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from minutes.models.edition import Correction
from minutes.models.working_rows import Meeting


class ReportQuerySet(models.QuerySet):
    def open(self):
        """Returns the reports that are not decided yet, or accepted and not corrected yet."""
        return self.filter(state__in=[ReaderReport.State.NEW, ReaderReport.State.ACCEPTED])

    def accepted(self):
        return self.filter(state=ReaderReport.State.ACCEPTED)


class ReaderReport(models.Model):
    """誤りの指摘: what a reader says is wrong in one block of a record. The reader stays unknown."""

    class State(models.TextChoices):
        NEW = "new", "未確認"
        ACCEPTED = "accepted", "訂正する"
        DECLINED = "declined", "訂正しない"
        CORRECTED = "corrected", "訂正した"

    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        related_name="reports",
        verbose_name="会議",
        help_text="指摘された会議録の会議。",
    )
    number = models.PositiveIntegerField("番号", help_text="指摘された発言などの番号。")
    edition = models.PositiveIntegerField("読んだ版", help_text="指摘した人が読んだ版。")
    text = models.TextField("誤り", help_text="読む人が書いた、どこがどう違うか。")
    suggestion = models.TextField("正しい文言", blank=True, help_text="読む人が正しいと思う文言。")
    received_at = models.DateTimeField("受けた日時", help_text="指摘が届いた日時。")
    state = models.CharField(
        "扱い",
        max_length=20,
        choices=State.choices,
        default=State.NEW,
        help_text="「訂正する」にすると、公開の画面で訂正のもとに選べます。",
    )
    memo = models.TextField("事務局の覚え", blank=True, help_text="確かめたことなど。公開されません。")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="決めた人",
        help_text="扱いを決めた人。",
    )
    decided_at = models.DateTimeField("決めた日時", null=True, blank=True, help_text="扱いを決めた日時。")

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "誤りの指摘"
        verbose_name_plural = "誤りの指摘"
        ordering = ["-received_at", "-id"]
        default_permissions = ["view", "change"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="report_says_something",
                violation_error_message="どこがどう違うかを書いてください。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["new", "accepted", "declined", "corrected"]),
                name="report_state_known",
                violation_error_message="指摘の扱いは、決められた中から選んでください。",
            ),
        ]
        indexes = [models.Index(fields=["meeting", "state"], name="report_of_meeting")]

    def __str__(self):
        return f"{self.meeting} #{self.number} の指摘"


class ReportCount(models.Model):
    """How many reports came from one connection on one day, to limit them.

    It is tied to no report: `sender` is a keyed hash that differs every day, and rows of other days are deleted.
    """

    day = models.DateField("日", help_text="数えた日。")
    sender = models.CharField("送り元の鍵", max_length=64, help_text="もとに戻せない、日ごとに変わる値。")
    reports = models.PositiveIntegerField("件数", default=0, help_text="その日に届いた件数。")

    class Meta:
        verbose_name = "指摘の件数"
        verbose_name_plural = "指摘の件数"
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["day", "sender"],
                name="report_count_once_a_day",
                violation_error_message="この送り元の件数は、この日にもうあります。",
            )
        ]

    def __str__(self):
        return f"{self.day} {self.reports}"


class CorrectionNote(models.Model):
    """訂正の内部の記録: who asked for a correction, and what the desk notes about it."""

    class AskedBy(models.TextChoices):
        SECRETARIAT = "secretariat", "事務局"
        ORGANISATION = "organisation", "団体の申出"
        READER = "reader", "読者の指摘"

    correction = models.OneToOneField(
        Correction, models.PROTECT, related_name="note", verbose_name="訂正", help_text="この記録の訂正。"
    )
    asked_by = models.CharField(
        "誰の求めか", max_length=20, choices=AskedBy.choices, help_text="事務局、団体、読者のどれか。"
    )
    organisation = models.CharField(
        "申し出た団体", max_length=100, blank=True, help_text="団体の名（記載のとおり）。"
    )
    report = models.ForeignKey(
        ReaderReport,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="notes",
        verbose_name="もとの指摘",
        help_text="読者の指摘によるとき、その指摘。",
    )
    text = models.TextField("内部の覚え", blank=True, help_text="公開されません。")

    class Meta:
        verbose_name = "訂正の内部の記録"
        verbose_name_plural = "訂正の内部の記録"
        default_permissions = ["view"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_by="reader", report__isnull=False)
                | Q(asked_by__in=["secretariat", "organisation"], report__isnull=True),
                name="note_report_with_reader",
                violation_error_message="読者の指摘によるときだけ、もとの指摘を選んでください。",
            ),
        ]

    def __str__(self):
        return f"{self.get_asked_by_display()}{self.organisation}"
