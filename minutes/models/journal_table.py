"""The journal in the database: JournalLine, and JournalState, by which database and journal know each other.

Public pages read identity and epoch, for their tags, and nothing else of these tables. What shuts the public pages is PublicState.Subject.SHUT.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

UNKNOWN = "{}{}までに何が公開され、取り消されたかは、記録が失われたので分かりません。"


class JournalState(models.Model):
    """The one row that says which database this is and how far its journal goes."""

    identity = models.CharField(
        "データベースの名", max_length=32, help_text="最初に作ったときに決まり、変わりません。"
    )
    epoch = models.CharField("代", max_length=40, help_text="復元のたびに新しくなります。")
    epochs = models.TextField("これまでの代", help_text="空白で区切って、はじめから今まで。")
    announced = models.PositiveBigIntegerField(
        "行の番号", default=0, help_text="これまでに付けた、いちばん大きい番号。増えるだけです。"
    )
    adopts = models.BooleanField(
        "名のない行", default=False, help_text="前の版のプログラムが書いた、名のない行も自分のものか。"
    )
    unknown_since = models.DateTimeField(
        "分からない間の初め", null=True, help_text="ここから後に何が取り消されたか、分かりません。"
    )
    unknown_until = models.DateTimeField(
        "分からない間の終わり", null=True, help_text="ここから後は分かっています。"
    )

    class Meta:
        verbose_name = "公開・取消しの記録の状態"
        verbose_name_plural = "公開・取消しの記録の状態"
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=Q(id=1),
                name="journal_state_one_row",
                violation_error_message="表の行は一つだけです。",
            )
        ]

    def __str__(self):
        return self.identity

    @classmethod
    def unknown_time(cls) -> str:
        """Says of which time nobody knows what was withdrawn, since the journal was lost; "" where all is known."""
        since, until = cls.objects.values_list("unknown_since", "unknown_until").first() or (None, None)
        if until is None:
            return ""
        return UNKNOWN.format(f"{_minute(since)}から" if since else "", _minute(until))


def _minute(moment):
    return date_format(timezone.localtime(moment), "Y年n月j日 H:i")


class JournalLine(models.Model):
    """One act of the journal, as its line stands in the files; written in the act's transaction, so it happened."""

    identifier = models.CharField("行の名", max_length=40, unique=True, help_text="行の id。")
    line = models.TextField("行", help_text="記録の一行（JSON）。言葉は入りません。")

    class Meta:
        verbose_name = "公開・取消しの記録"
        verbose_name_plural = "公開・取消しの記録"
        ordering = ["id"]
        default_permissions = []

    def __str__(self):
        return self.identifier


class JournalWriter(models.Model):
    """A machine whose file of the journal this database's acts are written into."""

    key = models.CharField("機械の名", max_length=32, unique=True, help_text="ファイルの初めに書かれます。")
    name = models.CharField("機械", max_length=300, help_text="ホスト名と、ファイルの場所。")
    is_retired = models.BooleanField(
        "もう書かない",
        default=False,
        help_text="復元などの前に書いていた機械。また書くときは、改めて加わります。",
    )
    is_awaited = models.BooleanField(
        "待っている", default=False, help_text="古い状態に戻った後、この機械の記録をまだ合わせていない。"
    )

    class Meta:
        verbose_name = "記録を書く機械"
        verbose_name_plural = "記録を書く機械"
        ordering = ["id"]
        default_permissions = []

    def __str__(self):
        return self.name
