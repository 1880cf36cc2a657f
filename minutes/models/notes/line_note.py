"""付せん: what people at the desk remark on one block of a record, with its answers, and the 原本 of those that were masked.

They are no part of the record: no edition, no revision and no public page knows them.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from minutes.models.withdrawal import Withdrawal
from minutes.models.working_rows import Meeting
from minutes.record.block_keys import BlockKey
from minutes.record.block_text import block_name


class LineNoteQuerySet(models.QuerySet):
    def open(self):
        """Returns the notes that nobody has settled yet."""
        return self.filter(settled_at=None)


class LineNote(models.Model):
    """付せん: a remark of somebody at the desk on one block of a record. It stays when it is settled, and when the block
    leaves the record.

    A withdrawal of words of its block masks it, and so does one of any words that it holds.
    """

    meeting = models.ForeignKey(
        Meeting,
        models.CASCADE,
        related_name="line_notes",
        verbose_name="会議",
        help_text="付せんを付けた会議録。",
    )
    # Not "key": an erasure looks through every column of text, and this one holds no words (erase.NO_WORDS).
    block = models.CharField(
        "箇所", max_length=40, help_text="u12 は番号12、a は出席団体、h は資料、w は回答、ほかは会議の概要。"
    )
    text = models.TextField("付せん", help_text="確かめてほしいこと、直してほしいこと。公開はされません。")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="付けた人",
        help_text="付せんを付けた人。",
    )
    handed_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="引き継いだ人",
        help_text="付けた人のアカウントが閉じたとき、後を見る人。",
    )
    at = models.DateTimeField("付けた日時", help_text="付せんを付けた日時。")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="片づけた人",
        help_text="もう見なくてよいとした人。",
    )
    settled_at = models.DateTimeField(
        "片づけた日時", null=True, blank=True, help_text="片づけた日時。空欄は、まだ開いている付せん。"
    )
    objects = LineNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "付せん"
        verbose_name_plural = "付せん"
        default_permissions = ()  # whoever may see a record at the desk may remark on it
        ordering = ["meeting", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="line_note_says_something",
                violation_error_message="付せんに何も書いてありません。",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="line_note_settled_by_somebody",
                violation_error_message="片づけた人と日時は、いっしょに入ります。",
            ),
        ]

    def __str__(self):
        return f"付せん{self.pk}（{self.block}）"

    @property
    def block_key(self) -> BlockKey:
        return BlockKey.parse(self.block)


class LineNoteAnswer(models.Model):
    """付せんの答え: what somebody answers to a note."""

    note = models.ForeignKey(
        LineNote,
        models.CASCADE,
        related_name="answers",
        verbose_name="付せん",
        help_text="どの付せんへの答えか。",
    )
    text = models.TextField("答え", help_text="公開はされません。")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="答えた人",
        help_text="答えた人。",
    )
    at = models.DateTimeField("答えた日時", help_text="答えた日時。")

    class Meta:
        verbose_name = "付せんの答え"
        verbose_name_plural = "付せんの答え"
        default_permissions = ()
        ordering = ["note", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="line_note_answer_says_something",
                violation_error_message="答えに何も書いてありません。",
            ),
        ]

    def __str__(self):
        return f"{self.note} 答え{self.pk}"


class WithdrawnNote(models.Model):
    """付せんの原本: the words of a note, or of one answer to it, before a withdrawal masked them.

    They stand apart from WithdrawnWords: what a clerk remarked is no withdrawn word that a publication would look for.
    """

    withdrawal = models.ForeignKey(
        Withdrawal,
        models.PROTECT,
        related_name="masked_notes",
        verbose_name="取消し",
        help_text="どの取消しか。",
    )
    note = models.ForeignKey(
        LineNote,
        models.PROTECT,
        related_name="originals",
        verbose_name="付せん",
        help_text="見えなくなった付せん。",
    )
    answer = models.ForeignKey(
        LineNoteAnswer,
        models.PROTECT,
        null=True,
        related_name="originals",
        verbose_name="答え",
        help_text="見えなくなったのが答えのとき、その答え。",
    )
    words = models.TextField("取り消す前の言葉", blank=True, help_text="消去すると空になります。")

    class Meta:
        verbose_name = "付せんの原本"
        verbose_name_plural = "付せんの原本"
        default_permissions = ()
        ordering = ["withdrawal", "id"]

    def __str__(self):
        return f"{self.withdrawal} {self.note}"

    @property
    def place(self) -> str:
        """Returns what a clerk calls the block of the note."""
        return block_name(self.note.block_key)
