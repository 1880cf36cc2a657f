"""manage.py rebuild_search: rebuilds the search index while the site is in use."""

import time

from django.core.management.base import BaseCommand, CommandError

from minutes.models import Passage
from minutes.search.rebuild import RebuildOvertaken, rebuild

BAR_WIDTH = 30


class Command(BaseCommand):
    help = "検索の索引を作り直します。その間も、検索・公開・取消しはできます。"

    def handle(self, **options):
        total, begun, done = Passage.objects.count(), time.monotonic(), 0
        try:
            for done in rebuild():
                self._show_progress(done, max(total, done), begun)
        except RebuildOvertaken as error:
            raise CommandError("別の作り直しが始まったので、こちらは止めました。") from error
        seconds = max(time.monotonic() - begun, 0.001)
        self.stdout.write(f"{done}件の索引を作り直しました（{seconds:.1f}秒、毎秒{done / seconds:.0f}件）。")

    def _show_progress(self, done, total, begun):
        if self.stdout.isatty():
            full = BAR_WIDTH * done // total
            rate = done / max(time.monotonic() - begun, 0.001)
            self.stdout.write(
                f"\r[{'■' * full}{'　' * (BAR_WIDTH - full)}] {done}/{total}　毎秒{rate:.0f}件", ending=""
            )
            if done == total:
                self.stdout.write("")
