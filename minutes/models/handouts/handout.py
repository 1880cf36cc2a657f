"""Handout: a working row, in the order of its own kind. Its file lies under its digest (minutes/files)."""

from django.db import models
from django.db.models import Q

from minutes.models.history import RecordHistory
from minutes.models.working_rows import NUMBER_HELP, POSITION_HELP, Meeting


class Handout(models.Model):
    """配付資料: one handout by its label in the meeting, with its file where there is one."""

    meeting = models.ForeignKey(
        Meeting,
        models.CASCADE,
        related_name="handouts",
        verbose_name="会議",
        help_text="この資料が配られた会議。",
    )
    number = models.PositiveIntegerField("番号", help_text=NUMBER_HELP)
    position = models.PositiveIntegerField("並び順", help_text=POSITION_HELP)
    label = models.CharField(
        "資料番号", max_length=200, help_text="例: 資料1、追加資料1。番号のない資料はその名。"
    )
    title = models.CharField("題名", max_length=500, blank=True, help_text="資料の題名。わからなければ空欄。")
    file_digest = models.CharField(
        "ファイルの指紋",
        max_length=64,
        blank=True,
        editable=False,
        help_text="SHA-256。ファイルはこの名で保管されます。",
    )
    file_name = models.CharField(
        "ファイル名", max_length=200, blank=True, help_text="読む人が受け取るときの名。"
    )
    file_type = models.CharField(
        "ファイルの種類", max_length=100, blank=True, editable=False, help_text="例: application/pdf"
    )
    file_size = models.PositiveBigIntegerField("大きさ", default=0, editable=False, help_text="バイト数。")
    not_held = models.BooleanField(
        "保有なし",
        default=False,
        help_text="事務局がこの資料を持っていないとき。まだファイルを載せていないだけなら、付けません。",
    )
    history = RecordHistory()

    class Meta:
        verbose_name = "配付資料"
        verbose_name_plural = "配付資料"
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "label"],
                name="handout_label_once_a_meeting",
                violation_error_message="この資料番号の資料は、この会議にもうあります。",
            ),
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="handout_number_once_a_meeting",
                violation_error_message="この番号は、この会議でもう使われています。",
            ),
            models.CheckConstraint(
                condition=~Q(label=""),
                name="handout_has_a_label",
                violation_error_message="資料番号を書いてください。",
            ),
            models.CheckConstraint(
                condition=Q(file_digest="", file_name="", file_size=0)
                | (~Q(file_digest="") & ~Q(file_name="")),
                name="handout_file_whole_or_none",
                violation_error_message="ファイルは、名前と中身がそろっている必要があります。",
            ),
            models.CheckConstraint(
                condition=Q(not_held=False) | Q(file_digest=""),
                name="handout_not_held_has_no_file",
                violation_error_message="ファイルのある資料に「保有なし」は付けられません。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} #{self.number}"
