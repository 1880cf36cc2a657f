"""manage.py send_mail: sends the mails of the desk that wait. It is run every five minutes (docs/operations.md)."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from minutes.mailing.send_waiting import send_waiting

NO_SERVER = "EMAIL_URL がないので、メールは送りません。"
GIVEN_UP = (
    "三日のあいだ送れなかった知らせ{}件を、あきらめました。EMAIL_URL とメールのサーバーを確かめてください。"
)


class Command(BaseCommand):
    help = "待っている知らせのメールを送ります。五分おきに動かします（docs/operations.md）。"

    def handle(self, **options):
        if settings.MAIL_SERVER is None:
            self.stdout.write(NO_SERVER)
            return
        outcome = send_waiting(at=timezone.now())
        if outcome.sent or outcome.left:
            self.stdout.write(
                f"メールを{outcome.sent}通送りました。まだ送れていない知らせは{outcome.left}件です。"
            )
        if outcome.given_up:
            raise CommandError(GIVEN_UP.format(outcome.given_up))
