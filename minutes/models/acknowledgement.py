"""Acknowledgement (見た): which findings of a review somebody has looked at."""

from django.conf import settings
from django.db import models

from minutes.models.working_rows import Meeting


class Acknowledgement(models.Model):
    """A finding of the review that somebody has looked at and left as it is."""

    meeting = models.ForeignKey(
        Meeting,
        models.CASCADE,
        related_name="acknowledgements",
        verbose_name="会議",
        help_text="確かめた会議録。",
    )
    key = models.CharField("確かめたこと", max_length=300, help_text="校閲の規則と、その箇所。")
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="確かめた人",
        help_text="「見た」を付けた人。",
    )
    seen_at = models.DateTimeField("確かめた日時", help_text="「見た」を付けた日時。")

    class Meta:
        verbose_name = "校閲の「見た」"
        verbose_name_plural = "校閲の「見た」"
        ordering = ["meeting", "key"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["meeting", "key"], name="acknowledgement_once_a_finding"),
        ]

    def __str__(self):
        return f"{self.meeting} {self.key}"
