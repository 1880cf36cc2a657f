"""manage.py rebuild_search: rebuilds the search index while the site is in use."""

from django.core.management.base import BaseCommand, CommandError

from minutes.management.progress import ProgressBar
from minutes.models import Passage
from minutes.search.rebuild import RebuildOvertaken, rebuild


class Command(BaseCommand):
    help = "検索の索引を作り直します。その間も、検索・公開・取消しはできます。"

    def handle(self, **options):
        bar = ProgressBar(self.stdout, Passage.objects.count())
        try:
            for done in rebuild():
                bar.show(done)
        except RebuildOvertaken as error:
            raise CommandError("別の作り直しが始まったので、こちらは止めました。") from error
        self.stdout.write(
            f"{bar.done}件の索引を作り直しました（{bar.seconds:.1f}秒、毎秒{bar.rate:.0f}件）。"
        )
