"""Who looks at the first page of the desk, and when: what may be done, and how accounts and moments are named to them."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone

from minutes.desk.workflow.accounts import account_name


@dataclass(frozen=True)
class Looking:
    by: User
    at: datetime.datetime

    def may(self, right: str) -> bool:
        return self.by.has_perm(f"minutes.{right}")

    def name(self, account: User | None) -> str:
        """Returns the name of an account; あなた for the one who looks."""
        if account is None:
            return "（不明）"
        return "あなた" if account.pk == self.by.pk else account_name(account)

    def moment(self, at: datetime.datetime) -> str:
        """Returns きょう 9:12, きのう 17:42, 11月27日; 2025年11月27日 of another year."""
        local, today = timezone.localtime(at), timezone.localtime(self.at).date()
        days = (today - local.date()).days
        if days in (0, 1):
            return f"{'きのう' if days else 'きょう'} {local.hour}:{local.minute:02}"
        return ("" if local.year == today.year else f"{local.year}年") + f"{local.month}月{local.day}日"
