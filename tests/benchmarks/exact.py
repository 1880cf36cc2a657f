"""Compares the index with a plain scan at full size: python -m tests.benchmarks.exact sqlite 100000 [WORDS QUERIES].

Loads real minutes by the program's own import and publication, asks for 10,000 random substrings and by 1,000 random
boolean queries with conditions, publishes 100 meetings again with random changes, and asks as many others. The tests
do the same on 5,000 remarks (tests/minutes/search/test_real_minutes.py).
"""

import random
import sys
import time

from tests.benchmarks.measure import set_up
from tests.benchmarks.run import CORPUS

CHANGED_MEETINGS, CHANGED_REMARKS = 100, 3


def main(kind, size, words=10_000, queries=1_000):
    set_up(kind)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from members.registry import load_registry
    from tests.benchmarks.loading import load

    load_registry()
    loaded = load(CORPUS, int(size))
    print(f"{kind}: {loaded.remarks} 発言（{loaded.meetings} 会議）、毎秒 {loaded.rate:.0f}", flush=True)
    wrong = compared(int(words), int(queries), seed=1)
    publish_again(random.Random(2))
    wrong += compared(int(words), int(queries), seed=3)
    sys.exit(1 if wrong else 0)


def compared(words, queries, seed) -> list[str]:
    """Returns the queries that index and scan answer differently."""
    from minutes.search.check import differences

    begun = time.perf_counter()
    checks = list(differences(substrings=words, trees=queries, seed=seed))
    wrong = list(filter(None, checks))
    print(
        f"  {len(checks)} の問い、{len(wrong)} の違い、{time.perf_counter() - begun:.0f} 秒",
        *wrong[:5],
        flush=True,
    )
    return wrong


def publish_again(rng):
    """Corrects meetings at random: inserts words, cuts remarks short, deletes remarks."""
    from minutes.desk.workflow.accounts import system_account
    from minutes.models import Meeting, Utterance
    from tests.benchmarks.loading import publish_final

    by = system_account()
    meetings = list(Meeting.objects.order_by("id"))
    for meeting in rng.sample(meetings, min(CHANGED_MEETINGS, len(meetings))):
        rows = list(Utterance.objects.filter(meeting=meeting).order_by("position")[1:])
        for row in rng.sample(rows, min(CHANGED_REMARKS, len(rows))):
            change(row, rng)
        publish_final(meeting, by, reason="聞き違いを直した。")


def change(row, rng):
    how = rng.randrange(3)
    if how == 0:
        row.delete()
        return
    middle = len(row.text) // 2
    row.text = f"{row.text[:middle]}津波避難訓練{row.text[middle:]}" if how == 1 else f"{row.text[:middle]}。"
    row.text = row.text.strip()
    row.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
