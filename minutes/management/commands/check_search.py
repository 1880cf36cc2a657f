"""manage.py check_search: random questions to the index and to a plain scan of the text; they must agree."""

import secrets

from django.core.management.base import BaseCommand, CommandError

from minutes.search.check import differences


class Command(BaseCommand):
    help = "公開している本文から無作為に取ったことばを、索引と本文の両方で探し、同じ答えになるか確かめます。"

    def add_arguments(self, parser):
        parser.add_argument("--words", type=int, default=1000, help="ことばの数（1〜30字）")
        parser.add_argument("--queries", type=int, default=100, help="AND・OR・NOT と条件の組合せの数")
        parser.add_argument("--seed", type=int, help="同じ問いをもう一度出すための数")

    def handle(self, *, words, queries, seed, **options):
        seed = secrets.randbelow(10**6) if seed is None else seed
        found = list(differences(substrings=words, trees=queries, seed=seed))
        wrong = [line for line in found if line]
        for line in wrong[:20]:
            self.stderr.write(line)
        if wrong:
            raise CommandError(
                f"{len(found)}の問いのうち{len(wrong)}の答えが違います（--seed {seed}）。manage.py rebuild_search で作り直してください。"
            )
        self.stdout.write(f"{len(found)}の問いを確かめました。すべて同じ答えです（--seed {seed}）。")
