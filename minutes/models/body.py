"""会議体 Body: a kind of meeting that recurs, such as 総会 or 役員会."""

from django.core.validators import RegexValidator
from django.db import models
from simple_history.models import HistoricalRecords

BODY_KEY = RegexValidator(r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", "英小文字と数字、間のハイフンだけにしてください。")


class Body(models.Model):
    """会議体: `key` is its name in addresses, which stays once something was published."""

    key = models.CharField(
        "アドレスに使う名",
        max_length=40,
        unique=True,
        validators=[BODY_KEY],
        help_text="ページのウェブのアドレスに使う英小文字の名。例: joho-kokan。公開した後は変えられません。",
    )
    name = models.CharField("名前", max_length=100, unique=True, help_text="例: 情報交換会議")
    secretariat = models.ForeignKey(
        "members.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies_served",
        verbose_name="事務局の団体",
        help_text="会議録に「事務局」とだけ書かれる団体。ここで一度決めれば、どの会議の事務局もこの団体になります。",
    )
    position = models.PositiveIntegerField("並び順", default=100, help_text="小さいものから順に並びます。")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "会議体"
        verbose_name_plural = "会議体"
        ordering = ["position", "key"]

    def __str__(self):
        return self.name
