"""Which records went from one account to another when the first was closed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from minutes.models.working_rows import Meeting


class HandOver(models.Model):
    """引き継ぎ: one record that an account had to go on with, and who took it over when that account was closed.

    It changes no record and no history: what the one before wrote stays his.
    """

    class Task(models.TextChoices):
        DRAFT = "draft", "下書き"
        CHECK = "check", "確認"

    meeting = models.ForeignKey(
        Meeting,
        models.CASCADE,
        related_name="hand_overs",
        verbose_name="会議",
        help_text="引き継いだ会議録。",
    )
    task = models.CharField(
        "すること", max_length=20, choices=Task.choices, help_text="続きを書くか、確かめて承認するか。"
    )
    before = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="前の人",
        help_text="閉じたアカウント。",
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="引き継いだ人",
        help_text="机のはじめの画面に出ます。",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="決めた人",
        help_text="アカウントを閉じた人。",
    )
    at = models.DateTimeField("日時", help_text="アカウントを閉じた日時。")

    class Meta:
        verbose_name = "引き継ぎ"
        verbose_name_plural = "引き継ぎ"
        default_permissions = ()
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(task__in=["draft", "check"]),
                name="hand_over_task_known",
                violation_error_message="すること（下書き、確認）を選んでください。",
            ),
            models.CheckConstraint(
                condition=~Q(before=models.F("to")),
                name="hand_over_to_another",
                violation_error_message="ほかの人に引き継いでください。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} {self.get_task_display()}"
