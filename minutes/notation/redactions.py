"""The redaction that stands in a record where words were withdrawn: ［取消し12-1］, the first withdrawal in block 12. Pure.

Redactions in a text that has no number of its own (場所, the reason of an edition) begin with 0.
"""

import re
from collections import Counter
from itertools import zip_longest

REDACTION = re.compile(r"［取消し([0-9]+-[0-9]+)］")
# What a reader sees: which withdrawal it is, the page says beside it.
PLAIN_REDACTION = "［取消し］"
# What every redaction begins with, for a query.
REDACTION_BEGINS = "［取消し"


def redaction(number: int, serial: int) -> str:
    """Returns the redaction of the withdrawal `serial` (from 1) in the block `number` (0: a text without a number).

    >>> redaction(12, 1)
    '［取消し12-1］'
    """
    return f"［取消し{number}-{serial}］"


def redactions_in(text: str) -> Counter[str]:
    """Counts the redactions of a text by the name of their withdrawal: a save may neither drop nor double one.

    >>> redactions_in("山田が［取消し12-1］と述べた。")
    Counter({'12-1': 1})
    """
    return Counter(REDACTION.findall(text))


def between_redactions(text: str) -> list[str]:
    """Returns the words before, between and behind the redactions of a text.

    >>> between_redactions("山田が［取消し12-1］と述べた。")
    ['山田が', 'と述べた。']
    """
    return REDACTION.split(text)[::2]


def holds_words(text: str, words: str) -> bool:
    """Tells whether a text contains words. The characters of a redaction do not count as words."""
    return any(words in run for run in between_redactions(text))


def redact_words(text: str, words: str, redaction: str) -> str:
    """Replaces words by a redaction wherever they stand in a text, but not inside another redaction.

    >>> redact_words("取消しは［取消し12-1］。", "取消し", "［取消し12-2］")
    '［取消し12-2］は［取消し12-1］。'
    """
    kept = [f"［取消し{name}］" for name in REDACTION.findall(text)]
    runs = [run.replace(words, redaction) for run in between_redactions(text)]
    return "".join(part for pair in zip_longest(runs, kept, fillvalue="") for part in pair)


def without_redactions(text: str) -> str:
    """Returns the words of a text alone.

    >>> without_redactions("山田が［取消し12-1］と述べた。")
    '山田がと述べた。'
    """
    return REDACTION.sub("", text)


def plain_redactions(text: str) -> str:
    """Returns a text as readers see it: each redaction without the name of its withdrawal.

    >>> plain_redactions("山田が［取消し12-1］と述べた。")
    '山田が［取消し］と述べた。'
    """
    return REDACTION.sub(PLAIN_REDACTION, text)
