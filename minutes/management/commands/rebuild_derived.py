"""manage.py rebuild_derived: makes everything again that is derived from public editions, while the site is in use."""

from django.core.management.base import BaseCommand

from minutes.management.progress import ProgressBar
from minutes.publication.derived.kinds import DERIVED
from minutes.publication.derived.walk import rebuild, rebuild_size


class Command(BaseCommand):
    help = "公開した版から作った欄・名の表・検索用の写しと索引を、すべて作り直します。その間も、公開・取消しはできます。"

    def handle(self, **options):
        bar = ProgressBar(self.stdout, rebuild_size())
        for done in rebuild(list(DERIVED)):
            bar.show(done)
        self.stdout.write(
            f"{'、'.join(kind.name for kind in DERIVED)}を作り直しました（{bar.seconds:.1f}秒）。"
        )
