"""manage.py backup FOLDER: backs up the database and the media files while others work."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from minutes.files.damaged_files import damaged_files
from minutes.keeping.backup import backup
from minutes.keeping.manifest import BackupRefused

DAMAGED = "バックアップは取りましたが、公開した資料のファイルのうち{}件が、公開したときのままではありません。前のバックアップを消さずに、そこから戻してください。"


class Command(BaseCommand):
    help = "データベースと資料のファイルを、新しいフォルダに写します。使っている間にもできます。"

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="まだないフォルダの名")

    def handle(self, *, folder, **options):
        damaged = damaged_files()
        for line in damaged:
            self.stderr.write(line)
        try:
            manifest = backup(folder=folder, at=timezone.now())
        except (BackupRefused, OSError) as error:
            raise CommandError(f"バックアップできませんでした。{error}") from error
        size = sum(file["size"] for file in manifest.files.values())
        self.stdout.write(f"{folder} に写しました（{len(manifest.files)}ファイル、{size:,}バイト）。")
        if damaged:
            raise CommandError(DAMAGED.format(len(damaged)))
