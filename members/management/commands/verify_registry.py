"""manage.py verify_registry: checks the consistency of the registry."""

from django.core.management.base import BaseCommand, CommandError

from members.models import Organisation
from members.registry import verify_registry


class Command(BaseCommand):
    help = "団体の表のコード、期間の重なり、廃置分合のつながり、今ある市区町村の数を確かめます。"

    def handle(self, **options):
        problems = verify_registry()
        for line in problems:
            self.stderr.write(line)
        if problems:
            raise CommandError(f"{len(problems)}件の食い違いがあります。")
        self.stdout.write(f"{Organisation.objects.count()}行を確かめました。すべて合っています。")
