"""manage.py replay_journal: brings the database up to its journal and opens the public pages."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from minutes.keeping.journal.journal_replay import ReplayRefused, catch_up
from minutes.models import PublicState


class Command(BaseCommand):
    help = "公開・取消しの記録にあってデータベースにないことを、もう一度行い、公開を再開します（docs/operations.md）。"

    def add_arguments(self, parser):
        parser.add_argument(
            "--journal-lost", action="store_true", help="記録がどこにもないと分かっているときだけ付けます。"
        )
        parser.add_argument(
            "--without-others", action="store_true", help="ほかの機械の記録を待たずに、公開を再開します。"
        )

    def handle(self, *, journal_lost, without_others, **options):
        try:
            done = catch_up(at=timezone.now(), journal_lost=journal_lost, without_others=without_others)
        except ReplayRefused as error:
            raise CommandError(f"公開を止めています。{error}") from error
        for line in done:
            self.stdout.write(line)
        why = PublicState.why_shut()
        self.stdout.write(
            "公開を止めています。" if why else "データベースと記録は合っています。公開しています。"
        )
