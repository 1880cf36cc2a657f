"""manage.py verify_editions: checks that every edition is still what was published."""

from django.core.management.base import BaseCommand, CommandError

from minutes.files.damaged_files import damaged_files
from minutes.models import Edition, Meeting
from minutes.publication.verify import unverifiable, verify_meeting


class Command(BaseCommand):
    help = (
        "公開した版の指紋、前の版とのつながり、訂正、検索用の写し、資料のファイルを計算し直して確かめます。"
    )

    def handle(self, **options):
        problems = []
        for meeting in Meeting.objects.filter(editions__isnull=False).distinct().iterator():
            problems.extend(verify_meeting(meeting))
            for line in unverifiable(meeting):
                self.stdout.write(line)
        problems.extend(damaged_files())
        for line in problems:
            self.stderr.write(line)
        if problems:
            raise CommandError(f"{len(problems)}件の食い違いがあります。")
        self.stdout.write(f"{Edition.objects.count()}の版を確かめました。すべて合っています。")
