"""manage.py distribute: takes the table of passages apart by meetings, where PostgreSQL has Citus."""

from django.core.management.base import BaseCommand, CommandError

from minutes.keeping.manifest import BackupRefused
from minutes.keeping.shards.distribute_passages import NotDistributed, distribute


class Command(BaseCommand):
    help = (
        "拡張 citus の入った PostgreSQL で、掲載箇所の表を会議ごとに何台かの機械に分けます（docs/scale.md）。"
    )

    def handle(self, **options):
        try:
            done = distribute()
        except (NotDistributed, BackupRefused) as error:
            raise CommandError(str(error)) from error
        for line in done or ["掲載箇所の表は、もう会議ごとに分かれています。何も変えていません。"]:
            self.stdout.write(line)
