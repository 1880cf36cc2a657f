"""manage.py backup FOLDER: backs up the database and the media files while others work."""

import signal
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from minutes.files.damaged_files import damaged_files
from minutes.keeping.backup import backup
from minutes.keeping.manifest import BackupRefused
from minutes.keeping.rotation import rotate

DAMAGED = "バックアップは取りましたが、公開した資料のファイルのうち{}件が、公開したときのままではありません。前のバックアップを消さずに、そこから戻してください。"


class Command(BaseCommand):
    help = "データベースと資料のファイルを、新しいフォルダに写します。使っている間にもできます。"

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="まだないフォルダの名")
        parser.add_argument(
            "--keep",
            type=_positive,
            metavar="N",
            help="同じ所にあるこのサイトの控えを、新しい順にN個だけ残し、古いものを消します",
        )

    def handle(self, *, folder, keep, **options):
        # Without a handler, the process ends where it stands and leaves what it has copied so far.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        try:
            manifest = backup(folder=folder, at=timezone.now())
            damaged = damaged_files()
            # A backup of damaged files is no reason to let go of one from when they were whole.
            rotates = keep and not damaged
            gone = rotate(folder.parent, identity=manifest.identity, keep=keep) if rotates else []
        except (BackupRefused, OSError) as error:
            raise CommandError(f"バックアップできませんでした。{error}") from error
        self.stdout.write(
            f"{folder} に写し、確かめました（{len(manifest.files)}ファイル、{manifest.size:,}バイト）。"
        )
        for path in gone:
            self.stdout.write(f"古い控え {path} を消しました。")
        for line in damaged:
            self.stderr.write(line)
        if damaged:
            raise CommandError(DAMAGED.format(len(damaged)))


def _positive(text):
    number = int(text)
    if number < 1:
        raise ValueError
    return number
