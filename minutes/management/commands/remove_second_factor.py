"""manage.py remove_second_factor USERNAME: lets a user whose telephone is lost sign in by password alone."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice


class Command(BaseCommand):
    help = "その人の二段階認証を外します。次からはパスワードだけでログインできます。"

    def add_arguments(self, parser):
        parser.add_argument("username", help="ユーザー名")

    def handle(self, *, username, **options):
        if not User.objects.filter(username=username).exists():
            raise CommandError(f"「{username}」というアカウントはありません。")
        StaticDevice.objects.filter(user__username=username).delete()
        removed, _ = TOTPDevice.objects.filter(user__username=username).delete()
        self.stdout.write(
            f"{username} の二段階認証を外しました。" if removed else "二段階認証は使われていません。"
        )
