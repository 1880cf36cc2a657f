"""Withdrawals, retractions and lost editions: what is no longer public.

Withdrawal and WithdrawnWords (原本) are internal, and so is what a clerk answered about words like them; a Retraction is
what a 410 page says.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from minutes.models.edition import Correction, Edition
from minutes.models.working_rows import Meeting
from minutes.notation.redactions import redaction
from minutes.record.block_keys import BlockKey

# What a lost edition is called whose meeting was lost with it.
NO_MEETING = "（会議も失われました）"


class Withdrawal(models.Model):
    """取消し: words of one block that were withdrawn from every edition at once. No public page reads this table."""

    CATEGORIES = [
        (Correction.Category.WITHDRAWAL.value, Correction.Category.WITHDRAWAL.label),
        (Correction.Category.PERSONAL.value, Correction.Category.PERSONAL.label),
    ]

    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        related_name="withdrawals",
        verbose_name="会議",
        help_text="どの会議の記録か。",
    )
    key = models.CharField(
        "箇所",
        max_length=40,
        help_text="u12 は番号12、a は出席団体、h は資料、r2 は第2版の理由、ほかは会議の概要。",
    )
    number = models.PositiveIntegerField("番号", help_text="箇所の番号。番号のない箇所は0。")
    serial = models.PositiveIntegerField("何回目", help_text="この番号での何回目の取消しか。")
    is_part = models.BooleanField("一部", help_text="箇所の一部だけの取消しか。")
    span = models.TextField("取り消した部分", blank=True, help_text="一部の取消しのときの言葉。")
    category = models.CharField(
        "区分", max_length=20, choices=CATEGORIES, help_text="発言取消しか個人情報か。"
    )
    reason = models.TextField("理由", help_text="公開されます。")
    rule = models.TextField("根拠", help_text="根拠となる規程や決定。公開されます。")
    note = models.TextField("内部の覚え", blank=True, help_text="公開されません。")
    requested_by = models.CharField(
        "申し出た人・団体", max_length=200, blank=True, help_text="公開されません。"
    )
    withdrawn_at = models.DateTimeField("取り消した日時", help_text="取り消した日時。")
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="取り消した人",
        help_text="操作をした人。",
    )
    edition = models.ForeignKey(
        Edition,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="取消しの版",
        help_text="取消しで作られた版。公開停止中の取消しにはありません。",
    )
    erased_at = models.DateTimeField("消去した日時", null=True, help_text="原本からも消した日時。")
    erased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="消去した人",
        help_text="操作をした人。",
    )
    erase_reason = models.TextField("消去の理由", blank=True, help_text="なぜ原本からも消したか。")
    erase_rule = models.TextField("消去の根拠", blank=True, help_text="根拠となる規程や決定。")

    class Meta:
        verbose_name = "取消し"
        verbose_name_plural = "取消し"
        ordering = ["-withdrawn_at", "meeting", "number", "serial"]
        default_permissions = ["view"]
        permissions = [("view_original", "取り消した言葉（原本）を読める")]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number", "serial"],
                name="withdrawal_mark_once_a_meeting",
                violation_error_message="この番号の取消しは、この会議にもうあります。",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(rule=""),
                name="withdrawal_has_reason_and_rule",
                violation_error_message="取消しには、理由と根拠が必要です。",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(span="", note="", requested_by=""),
                name="withdrawal_erased_keeps_no_words",
                violation_error_message="消去した取消しに、言葉は残せません。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} 取消し{self.name}"

    @property
    def name(self) -> str:
        return f"{self.number}-{self.serial}"

    @property
    def redaction(self) -> str:
        """Returns ［取消し12-1］, which replaces the words in every text."""
        return redaction(self.number, self.serial)

    @property
    def block_key(self) -> BlockKey:
        return BlockKey.parse(self.key)


class WithdrawnWords(models.Model):
    """One wording before a withdrawal took words out of it: the text of one leaf, in an edition or in the draft."""

    withdrawal = models.ForeignKey(
        Withdrawal, models.PROTECT, related_name="wordings", verbose_name="取消し", help_text="どの取消しか。"
    )
    edition = models.PositiveIntegerField("版", null=True, help_text="第何版の言葉か。空欄は下書きの言葉。")
    leaf = models.CharField("欄", max_length=60, help_text="箇所の中のどの欄か。例: u12/text")
    words = models.TextField("言葉", blank=True, help_text="取り消す前の言葉。消去すると空欄になります。")

    class Meta:
        verbose_name = "取り消した言葉"
        verbose_name_plural = "取り消した言葉"
        ordering = ["withdrawal", F("edition").asc(nulls_last=True), "leaf"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["withdrawal", "edition", "leaf"],
                name="withdrawn_words_once_a_leaf",
                violation_error_message="この箇所の原本は、もうあります。",
            ),
        ]

    def __str__(self):
        return f"{self.withdrawal_id} {self.leaf}"


class RestatementAnswer(models.Model):
    """似た言葉の確認: somebody looked at a place and said that what stands there may stand.

    It holds none of the words, and is deleted when they are erased: place and hash together could be guessed back.
    """

    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        related_name="restatement_answers",
        verbose_name="会議",
        help_text="どの会議の記録か。",
    )
    withdrawal = models.ForeignKey(
        Withdrawal,
        models.PROTECT,
        related_name="answers",
        verbose_name="取消し",
        help_text="どの取消しの言葉に似ているか。",
    )
    key = models.CharField("箇所", max_length=40, help_text="確かめた箇所。u12 は番号12。")
    fingerprint = models.CharField(
        "言葉の指紋", max_length=64, help_text="確かめた言葉とその前後の SHA-256。言葉は入っていません。"
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="確かめた人",
        help_text="残してよいと答えた人。",
    )
    answered_at = models.DateTimeField("確かめた日時", help_text="答えた日時。")

    class Meta:
        verbose_name = "取り消した言葉に似た箇所の確認"
        verbose_name_plural = "取り消した言葉に似た箇所の確認"
        ordering = ["withdrawal", "key"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["withdrawal", "key", "fingerprint"],
                name="restatement_answer_once_a_place",
                violation_error_message="この箇所の答えは、もうあります。",
            ),
        ]

    def __str__(self):
        return f"{self.withdrawal_id} {self.key}"


class Retraction(models.Model):
    """公開停止: a meeting's editions taken down together, and what the readers of their addresses are told."""

    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        related_name="retractions",
        verbose_name="会議",
        help_text="公開を止めた会議。",
    )
    retracted_at = models.DateTimeField("公開停止の日時", help_text="公開を止めた日時。")
    reason = models.TextField("理由", help_text="公開されます。")
    rule = models.TextField("根拠", help_text="根拠となる規程や決定。公開されます。")
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="公開を止めた人",
        help_text="操作をした人。",
    )

    class Meta:
        verbose_name = "公開停止"
        verbose_name_plural = "公開停止"
        ordering = ["-retracted_at", "-id"]
        default_permissions = ["view"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(rule=""),
                name="retraction_has_reason_and_rule",
                violation_error_message="公開停止には、理由と根拠が必要です。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} 公開停止"


class LostEdition(models.Model):
    """失われた版: an edition that was public and that a restored backup does not hold. Its number is given to no other."""

    address = models.SlugField("ウェブのアドレス", max_length=40, help_text="会議の、アドレスに使う名。")
    number = models.PositiveIntegerField("版", help_text="失われた版の番号。")
    digest = models.CharField(
        "指紋", max_length=64, help_text="失われた版の指紋。次の版はこれにつながります。"
    )
    published_at = models.DateTimeField("公開日時", help_text="失われた版を公開した日時。")

    class Meta:
        verbose_name = "失われた版"
        verbose_name_plural = "失われた版"
        ordering = ["address", "number"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["address", "number"],
                name="lost_edition_once_an_address",
                violation_error_message="この番号の失われた版は、このアドレスにもうあります。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting or NO_MEETING} 第{self.number}版（失われた版）"

    @cached_property
    def meeting(self) -> Meeting | None:
        """The meeting that has its address; None where the backup held none. A list finds those of all its rows by one query."""
        return Meeting.objects.filter(address=self.address).first()
