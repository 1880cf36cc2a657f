"""The index against a plain scan at full size: python -m tests.benchmarks.exact sqlite 100000 [WORDS QUERIES].

Loads real minutes by the program's own import and publication, asks 10,000 random substrings and 1,000 random
boolean questions with conditions, publishes 100 meetings again with random changes, and asks as many others.
The same on 5,000 remarks is part of the tests (tests/minutes/search/test_real_minutes.py).
"""

import random
import sys
import time

from tests.benchmarks.measure import settle
from tests.benchmarks.run import CORPUS

CHANGED_MEETINGS, CHANGED_REMARKS = 100, 3


def main(kind, size, words=10_000, queries=1_000):
    settle(kind)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from members.registry import load_registry
    from tests.benchmarks.loading import load

    load_registry()
    loaded = load(CORPUS, int(size))
    print(f"{kind}: {loaded.remarks} 発言（{loaded.meetings} 会議）、毎秒 {loaded.rate:.0f}", flush=True)
    found = compared(int(words), int(queries), seed=1)
    publish_again(random.Random(2))
    found += compared(int(words), int(queries), seed=3)
    sys.exit(1 if found else 0)


def compared(words, queries, seed) -> list[str]:
    """The questions that index and scan answer differently."""
    from minutes.search.check import differences

    begun = time.perf_counter()
    answers = list(differences(substrings=words, trees=queries, seed=seed))
    wrong = [one for one in answers if one]
    print(
        f"  {len(answers)} の問い、{len(wrong)} の違い、{time.perf_counter() - begun:.0f} 秒",
        *wrong[:5],
        flush=True,
    )
    return wrong


def publish_again(chance):
    """Meetings corrected at random: words put in, remarks cut short or taken out."""
    from minutes.desk.workflow.accounts import system_account
    from minutes.models import Meeting, Utterance
    from tests.benchmarks.loading import publish_final

    by = system_account()
    meetings = list(Meeting.objects.order_by("id"))
    for meeting in chance.sample(meetings, min(CHANGED_MEETINGS, len(meetings))):
        rows = list(Utterance.objects.filter(meeting=meeting).order_by("position")[1:])
        for row in chance.sample(rows, min(CHANGED_REMARKS, len(rows))):
            change(row, chance)
        publish_final(meeting, by, reason="聞き違いを直した。")


def change(row, chance):
    how = chance.randrange(3)
    if how == 0:
        row.delete()
        return
    middle = len(row.text) // 2
    row.text = f"{row.text[:middle]}津波避難訓練{row.text[middle:]}" if how == 1 else f"{row.text[:middle]}。"
    row.text = row.text.strip()
    row.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
