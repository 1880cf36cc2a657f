"""Of what each account is told by mail."""

from django.conf import settings
from django.db import models


class MailChoice(models.Model):
    """知らせの選び方: of what an account is told by mail. An account without a row is told of all that it may do something
    about."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="mail_choice",
        verbose_name="アカウント",
        help_text="選んだ人。",
    )
    # By the names of WaitingMail.Kind.
    sent = models.BooleanField(
        "確認に回された会議録", default=True, help_text="会議録が確認に回され、承認を待つとき。"
    )
    returned = models.BooleanField(
        "下書きに戻された会議録", default=True, help_text="会議録が下書きに戻され、直すのを待つとき。"
    )
    report = models.BooleanField(
        "読む人からの指摘", default=True, help_text="公開した会議録に、誤りの指摘が届いたとき。"
    )
    proposal = models.BooleanField(
        "問いと答えの案", default=True, help_text="読み込みや保存で、確かめを待つ問いと答えの案ができたとき。"
    )

    class Meta:
        verbose_name = "知らせの選び方"
        verbose_name_plural = "知らせの選び方"
        default_permissions = ()  # each account has its own

    def __str__(self):
        return f"{self.account} の知らせ"
