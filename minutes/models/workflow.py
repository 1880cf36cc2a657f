"""Step, Autosave, Acknowledgement: the steps of a record towards publication, who has its manuscript open with which
text, and which findings of its review somebody has looked at (見た)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from minutes.models.working_rows import Meeting


class Step(models.Model):
    """段階の記録: that a revision of a record was sent to be checked, sent back, approved or published, and by whom.

    WITHDRAWN is no stage: it marks the revision at which words were withdrawn (autosaves.oldest_safe_revision).
    """

    class Kind(models.TextChoices):
        SENT = "sent", "確認に回した"
        RETURNED = "returned", "下書きに戻した"
        APPROVED = "approved", "承認した"
        PUBLISHED = "published", "公開した"
        WITHDRAWN = "withdrawn", "発言を取り消した"

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="steps", verbose_name="会議", help_text="この段階の会議。"
    )
    kind = models.CharField(
        "したこと", max_length=20, choices=Kind.choices, help_text="確認に回した、承認したなど。"
    )
    revision = models.PositiveIntegerField(
        "改訂", help_text="このときの会議録。後で保存されると、承認はなくなります。"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="した人",
        help_text="この段階に進めた人。",
    )
    at = models.DateTimeField("日時", help_text="この段階に進めた日時。")
    note = models.TextField("ひとこと", blank=True, help_text="次の人への伝言。公開はされません。")
    own_changes = models.BooleanField(
        "自分の直しを含む", default=False, help_text="承認した人が、承認したものの中の何かを自分で書いたか。"
    )

    class Meta:
        verbose_name = "段階の記録"
        verbose_name_plural = "段階の記録"
        ordering = ["meeting", "id"]
        default_permissions = []
        permissions = [("approve_meeting", "会議録を承認できる")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["sent", "returned", "approved", "published", "withdrawn"]),
                name="step_kind_known",
                violation_error_message="段階は、決められた中から選んでください。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} {self.get_kind_display()}"


class Autosave(models.Model):
    """控え: one page on which somebody has a manuscript or a grid of answers open, and what was typed there and is not
    saved: the text of a manuscript, or the fields of a grid as they are sent (admin/answers/grid_copies.py).

    It may hold words that are withdrawn meanwhile: a withdrawal deletes the autosaves of its meeting.
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="autosaves", verbose_name="会議", help_text="この原稿の会議。"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name="打った人",
        help_text="この画面を開いている人。",
    )
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="前の人",
        help_text="引き継いだ控えのとき、打った人。ふつうは空欄。",
    )
    inquiry = models.PositiveIntegerField(
        "照会の番号", null=True, blank=True, help_text="どの照会の回答の表か。原稿の控えは空欄。"
    )
    page = models.CharField("画面", max_length=40, help_text="どの画面で打ったか。開くたびに変わります。")
    revision = models.PositiveIntegerField("改訂", help_text="画面を開いたときの会議録。")
    opened_at = models.DateTimeField("開いた日時", help_text="画面を開いた日時。")
    text = models.TextField("原稿", blank=True, help_text="打ったまま、まだ保存していないもの。")
    kept_at = models.DateTimeField("控えた日時", null=True, blank=True, help_text="原稿を控えた日時。")
    open_at = models.DateTimeField(
        "開いていた日時", null=True, blank=True, help_text="画面が最後に開いていた日時。閉じたら空欄。"
    )

    class Meta:
        verbose_name = "控え"
        verbose_name_plural = "控え"
        ordering = ["meeting", "-kept_at", "id"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "by", "page"],
                name="autosave_once_a_page",
                violation_error_message="この画面の控えは、もうあります。",
            ),
            models.CheckConstraint(
                condition=~Q(page=""),
                name="autosave_of_a_page",
                violation_error_message="控えには、どの画面かが必要です。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} {self.by}"


class Acknowledgement(models.Model):
    """A finding of the review that somebody has looked at and left as it is; or a proposed tie that was turned down
    (desk/ties/decide_ties.py)."""

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
            models.UniqueConstraint(
                fields=["meeting", "key"],
                name="acknowledgement_once_a_finding",
                violation_error_message="このことの「見た」は、もう付いています。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} {self.key}"
