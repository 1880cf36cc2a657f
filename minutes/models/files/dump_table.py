"""Dump, DumpFile: the dumps of the whole site and their files, by name, size and digest. No word of a record.

The files lie in the storage `dumps` (minutes/dumps/kept_dumps.py), in no backup. What may be read of them is decided
here, by the database, whatever a storage still holds.
"""

import datetime

from django.db import models
from django.db.models import Q, Subquery

from minutes.models.journal_table import JournalState
from minutes.models.site import PublicState


class DumpQuerySet(models.QuerySet):
    def living(self):
        """Returns those that may be read: nothing was withdrawn since they were made, and no old state has returned.

        An act ends them in its transaction. The counter of withdrawals and the epoch are asked all the same: both
        differ after a restore, which knows nothing of the dumps that were made since the backup.
        """
        withdrawn = PublicState.objects.filter(pk=PublicState.Subject.WITHDRAWN).values("changes")
        epoch = JournalState.objects.values("epoch")[:1]
        return self.filter(ended_at=None, withdrawn=Subquery(withdrawn), epoch=Subquery(epoch))

    def end(self, *, at: datetime.datetime, why: str) -> int:
        """Ends those that have not ended, and returns how many: to be called in the transaction of what ends them."""
        return self.filter(ended_at=None).update(ended_at=at, ended_by=why)


class Dump(models.Model):
    """一括ダウンロード: everything public at one moment as files, and under which state of the withdrawals it was made."""

    class End(models.TextChoices):
        WITHDRAWAL = "withdrawal", "取消し・公開停止・消去、または復元"
        NEWER = "newer", "新しいものができた"

    name = models.SlugField(
        "名", max_length=20, unique=True, help_text="アドレスに入る名。作った日時。例: 20261130-034500"
    )
    made_at = models.DateTimeField("作った日時", help_text="作り始めた日時。")
    newest_at = models.DateTimeField(
        "中身の日時", null=True, help_text="入っている最も新しい版の公開日時。版がなければ空欄。"
    )
    epoch = models.CharField("代", max_length=40, help_text="作ったときのデータベースの代。")
    withdrawn = models.PositiveBigIntegerField(
        "取消しの回数", help_text="作ったときの、取消し・公開停止・消去の回数。"
    )
    ended_at = models.DateTimeField(
        "終わった日時", null=True, help_text="受け取れなくなった日時。空欄なら受け取れます。"
    )
    ended_by = models.CharField(
        "終わった理由", max_length=20, choices=End.choices, blank=True, help_text="なぜ受け取れなくなったか。"
    )

    objects = DumpQuerySet.as_manager()

    class Meta:
        verbose_name = "一括ダウンロード"
        verbose_name_plural = "一括ダウンロード"
        ordering = ["-made_at"]
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="")
                | Q(ended_at__isnull=False, ended_by__in=["withdrawal", "newer"]),
                name="dump_end_has_a_reason",
                violation_error_message="終わった一括ダウンロードには、わけが必要です。",
            ),
        ]

    def __str__(self):
        return self.name


class DumpFile(models.Model):
    """One file of a dump."""

    dump = models.ForeignKey(
        Dump,
        models.CASCADE,
        related_name="files",
        verbose_name="一括ダウンロード",
        help_text="どの一括ダウンロードのファイルか。",
    )
    position = models.PositiveIntegerField("並び順", help_text="一覧に並ぶ順。1から。")
    name = models.CharField("ファイル名", max_length=60, help_text="例: remarks.csv.gz")
    title = models.CharField("中身", max_length=60, help_text="何のファイルか。例: 発言と地の文")
    digest = models.CharField("指紋", max_length=64, help_text="ファイルの SHA-256。")
    size = models.PositiveBigIntegerField("大きさ", help_text="バイト数。")
    rows = models.PositiveBigIntegerField("行", null=True, help_text="表の行の数。表でなければ空欄。")

    class Meta:
        verbose_name = "一括ダウンロードのファイル"
        verbose_name_plural = "一括ダウンロードのファイル"
        ordering = ["dump", "position"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["dump", "name"],
                name="dump_file_name_once_a_dump",
                violation_error_message="この名のファイルは、この一括ダウンロードにもうあります。",
            ),
            models.UniqueConstraint(
                fields=["dump", "position"],
                name="dump_file_position_once_a_dump",
                violation_error_message="この並び順のファイルは、この一括ダウンロードにもうあります。",
            ),
        ]

    def __str__(self):
        return f"{self.dump} {self.name}"
