"""manage.py restore FOLDER: replaces the database and the media files by a backup."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from minutes.files.damaged_files import damaged_files
from minutes.keeping.manifest import BackupRefused
from minutes.keeping.restore import restore
from minutes.models import Edition


class Command(BaseCommand):
    help = "バックアップの中身に、いまのデータベースを置き換えます。先にサーバーを止めてください。"

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="manage.py backup で作ったフォルダ")
        parser.add_argument(
            "--journal-lost",
            action="store_true",
            help="公開・取消しの記録がどこにもないと分かっているときだけ付けます。",
        )

    def handle(self, *, folder, journal_lost, **options):
        try:
            manifest, replayed = restore(folder=folder, at=timezone.now(), journal_lost=journal_lost)
        except (BackupRefused, OSError) as error:
            raise CommandError(f"復元していません。{error}") from error
        self.stdout.write(f"{manifest.made_at} の状態に戻しました（公開した版 {Edition.objects.count()}）。")
        for line in replayed:
            self.stdout.write(line)
        for line in damaged_files():
            self.stderr.write(line)
