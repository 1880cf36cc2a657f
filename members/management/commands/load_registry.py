"""manage.py load_registry: loads the shipped table of municipalities and their changes into the database."""

from django.core.management.base import BaseCommand, CommandError

from members.registry import COMPLETE_TO, LoadRefused, load_registry


class Command(BaseCommand):
    help = "配布の表（1970年からの市区町村と都道府県、その廃置分合）を入れます。何度行ってもかまいません。"

    def handle(self, **options):
        try:
            result = load_registry()
        except LoadRefused as error:
            raise CommandError(
                f"手で入れた行と配布の表が食い違うので、何も入れませんでした。\n{error}"
            ) from error
        if not result:
            self.stdout.write("団体の表は新しくなっています。何も変えていません。")
            return
        self.stdout.write(
            f"団体の表を入れました（{COMPLETE_TO} まで）。追加 {result.added}　変更 {result.changed}　"
            f"手で入れた行の引き取り {result.taken_over}　廃置分合 {result.changes_added + result.changes_taken_over}"
        )
