"""manage.py check_search: asks the index and a plain scan of the text random queries; both must agree."""

import secrets

from django.core.management.base import BaseCommand, CommandError

from minutes.search.check import differences
from minutes.search.wordings.check_old_wordings import wording_differences


class Command(BaseCommand):
    help = "公開している本文から無作為に取ったことばを、索引と本文の両方で探し、同じ答えになるか確かめます。"

    def add_arguments(self, parser):
        parser.add_argument("--words", type=int, default=1000, help="ことばの数（1〜30字）")
        parser.add_argument("--queries", type=int, default=100, help="AND・OR・NOT と条件の組合せの数")
        parser.add_argument("--seed", type=int, help="同じ問いをもう一度出すための数")

    def handle(self, *, words, queries, seed, **options):
        seed = secrets.randbelow(10**6) if seed is None else seed
        checks = list(differences(substrings=words, trees=queries, seed=seed))
        checks += wording_differences(words=queries, seed=seed)
        wrong = [difference for difference in checks if difference]
        for difference in wrong[:20]:
            self.stderr.write(difference)
        if wrong:
            raise CommandError(
                f"{len(checks)}の問いのうち{len(wrong)}の答えが違います（--seed {seed}）。manage.py rebuild_search で（訂正前の文言は rebuild_derived で）作り直してください。"
            )
        self.stdout.write(f"{len(checks)}の問いを確かめました。すべて同じ答えです（--seed {seed}）。")
