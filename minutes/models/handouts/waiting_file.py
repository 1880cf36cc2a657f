"""The files that were put at the desk together and wait to be saved with one handout each. Nothing public reads them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from minutes.models.working_rows import Meeting


class WaitingFile(models.Model):
    """確かめ待ちのファイル: one file that was uploaded among many and waits until a clerk says whose it is.

    It lies apart from the files of handouts, under its digest, and nothing public knows of it.
    """

    meeting = models.ForeignKey(
        Meeting,
        models.CASCADE,
        related_name="waiting_files",
        verbose_name="会議",
        help_text="ファイルが置かれた会議。",
    )
    name = models.CharField("ファイル名", max_length=200, help_text="置かれたときの名。")
    digest = models.CharField("指紋", max_length=64, help_text="SHA-256。")
    type = models.CharField("種類", max_length=100, help_text="例: application/pdf")
    size = models.PositiveBigIntegerField("大きさ", help_text="バイト数。")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name="置いた人",
        help_text="この人の画面にだけ出ます。",
    )
    at = models.DateTimeField("置いた日時", help_text="七日のうちに保存しなければ、消えます。")

    class Meta:
        verbose_name = "確かめ待ちのファイル"
        verbose_name_plural = "確かめ待ちのファイル"
        default_permissions = ()
        ordering = ["meeting", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "by", "name", "digest"],
                name="waiting_file_once",
                violation_error_message="同じファイルが、もう置かれています。",
            ),
            models.CheckConstraint(
                condition=~Q(digest="") & ~Q(name=""),
                name="waiting_file_is_whole",
                violation_error_message="ファイルは、名前と中身がそろっている必要があります。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} {self.name}"
