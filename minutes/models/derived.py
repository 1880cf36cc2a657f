"""MeetingName, MeetingState, DerivedState: data made out of public editions, and how often and by which rules it was."""

from django.db import models

from minutes.models.site import PublicState
from minutes.models.working_rows import Meeting


class MeetingName(models.Model):
    """会議に出る名: an organisation that a public edition of a meeting names, by its code and by its label as folded."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="names", verbose_name="会議", help_text="この名が出る会議。"
    )
    code = models.CharField(
        "団体コード", max_length=40, blank=True, help_text="特定されている団体の番号。未特定は空欄。"
    )
    folded_label = models.CharField(
        "名", max_length=200, help_text="記載された名の、全角・半角や異体字をそろえた形。"
    )
    in_newest = models.BooleanField("最新の版", help_text="最新の版の出席団体にもあるか。")

    class Meta:
        verbose_name = "会議に出る名"
        verbose_name_plural = "会議に出る名"
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "code", "folded_label"], name="meeting_name_once_a_meeting"
            ),
        ]
        indexes = [
            models.Index(fields=["code"], name="meeting_name_by_code"),
            models.Index(fields=["folded_label"], name="meeting_name_by_label"),
        ]

    def __str__(self):
        return f"{self.meeting_id} {self.folded_label}"


class MeetingState(models.Model):
    """How often what is public of one meeting has changed: by its acts, and by each rebuild of what is derived from it.

    It takes the value of the site's counter (PublicState), which begins from the clock and goes on from it after a
    restore: no two states of a meeting have one number.
    """

    meeting = models.OneToOneField(
        Meeting,
        models.PROTECT,
        primary_key=True,
        related_name="public_state",
        verbose_name="会議",
        help_text="公開したことのある会議。",
    )
    changes = models.PositiveBigIntegerField("変わった回数", help_text="増えるだけです。")

    class Meta:
        verbose_name = "会議ごとの公開の状態"
        verbose_name_plural = "会議ごとの公開の状態"
        default_permissions = []

    def __str__(self):
        return f"{self.meeting_id} {self.changes}"

    @classmethod
    def raise_for(cls, meeting: Meeting) -> None:
        """Raises the counter of a meeting, and the site's: to be called in the transaction of what changed it."""
        PublicState.raise_for(PublicState.Subject.EDITIONS)
        of_site = PublicState.objects.filter(pk=PublicState.Subject.EDITIONS).values("changes")
        if not cls.objects.filter(meeting=meeting).update(changes=models.Subquery(of_site)):
            cls.objects.create(meeting=meeting, changes=of_site.get()["changes"])


class DerivedState(models.Model):
    """By which rules one kind of derived data was made: where the program has others, migrate makes it again."""

    kind = models.CharField("種類", max_length=40, primary_key=True, help_text="作り直しの単位。")
    rules = models.CharField("規則", max_length=60, help_text="作ったときの規則。")

    class Meta:
        verbose_name = "作り直せるデータの状態"
        verbose_name_plural = "作り直せるデータの状態"
        default_permissions = []

    def __str__(self):
        return f"{self.kind} {self.rules}"
