"""The mark that stands in a record where words were withdrawn: ［取消し12-1］, the first withdrawal in block 12. Pure.

Marks of what has no number of its own (場所, the reason of an edition) begin with 0.
"""

import re
from collections import Counter
from itertools import zip_longest

MARK = re.compile(r"［取消し([0-9]+-[0-9]+)］")
PLAIN_MARK = "［取消し］"


def mark(number: int, serial: int) -> str:
    """
    >>> mark(12, 1)
    '［取消し12-1］'
    """
    return f"［取消し{number}-{serial}］"


def marks_in(text: str) -> Counter:
    """Which marks stand in a text, by name, and how often: a save may neither drop nor double one.

    >>> marks_in("山田が［取消し12-1］と述べた。")
    Counter({'12-1': 1})
    """
    return Counter(MARK.findall(text))


def between_marks(text: str) -> list[str]:
    """What is written before, between and behind the marks of a text.

    >>> between_marks("山田が［取消し12-1］と述べた。")
    ['山田が', 'と述べた。']
    """
    return MARK.split(text)[::2]


def holds(text: str, words: str) -> bool:
    """Whether words stand in a text; the mark of a withdrawal is no words."""
    return any(words in run for run in between_marks(text))


def replace_words(text: str, words: str, mark: str) -> str:
    """
    >>> replace_words("取消しは［取消し12-1］。", "取消し", "［取消し12-2］")
    '［取消し12-2］は［取消し12-1］。'
    """
    marks = [f"［取消し{name}］" for name in MARK.findall(text)]
    runs = [run.replace(words, mark) for run in between_marks(text)]
    return "".join(piece for pair in zip_longest(runs, marks, fillvalue="") for piece in pair)


def without_marks(text: str) -> str:
    """
    >>> without_marks("山田が［取消し12-1］と述べた。")
    '山田がと述べた。'
    """
    return MARK.sub("", text)


def plain_marks(text: str) -> str:
    """A text for readers, who are told elsewhere which withdrawal it is.

    >>> plain_marks("山田が［取消し12-1］と述べた。")
    '山田が［取消し］と述べた。'
    """
    return MARK.sub(PLAIN_MARK, text)
