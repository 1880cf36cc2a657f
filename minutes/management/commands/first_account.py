"""manage.py first_account: makes the first administrator of a new database and prints the password once."""

import secrets

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand

USERNAME = "jimukyoku"


class Command(BaseCommand):
    help = "管理者がまだいなければ一人作り、パスワードを一度だけ表示します。"

    def handle(self, **options):
        if User.objects.filter(is_superuser=True, is_active=True).exists():
            self.stdout.write(
                "管理者はもういます。パスワードを忘れたら manage.py changepassword で付け直してください。"
            )
            return
        password = secrets.token_urlsafe(12)
        User.objects.create_superuser(USERNAME, password=password)
        self.stdout.write(
            f"管理者を作りました（この表示は一度だけです）。\n  ユーザー名 {USERNAME}\n  パスワード {password}"
        )
