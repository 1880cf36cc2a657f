"""manage.py dump: makes the files of 一括ダウンロード, everything public at one moment."""

import signal
import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from minutes.dumps.make_dump import DumpRefused, make_dump

SAME = "前に作ったものと同じなので、そのままにしました。"


class Command(BaseCommand):
    help = "公開しているすべての会議録を、一括ダウンロードのファイルにします。使っている間にもできます。"

    def add_arguments(self, parser):
        parser.add_argument(
            "--keep", type=int, metavar="N", help="新しい順にN個だけ残し、古いものを消します（1以上）"
        )

    def handle(self, *, keep, **options):
        if keep is not None and keep < 1:
            raise CommandError("--keep は1以上にしてください。")
        # Without a handler, the process ends where it stands and leaves what it has written so far.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        try:
            dump = make_dump(at=timezone.now(), keep=keep)
        except (DumpRefused, OSError) as error:
            raise CommandError(f"一括ダウンロードを作れませんでした。{error}") from error
        if dump is None:
            self.stdout.write(SAME)
            return
        for file in dump.files.all():
            rows = f"{file.rows:,}行、" if file.rows is not None else ""
            self.stdout.write(f"{dump.name}/{file.name}（{rows}{file.size:,}バイト）")
