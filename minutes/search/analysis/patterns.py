"""Regular expressions over a folded text, for what an index of pairs cannot tell: words apart, words near each other. Pure.

Python and PostgreSQL read them alike. SQLite asks Python.
"""

import re

# Signs that may stand between two words that are near each other. A folded text has no line ends; | parts cells.
NEAR = 30
_SENTENCE_ENDS = "。!?|"


def apart_pattern(word: str) -> str:
    """Matches a folded word beside which no Latin letter and no digit stands.

    >>> [bool(re.search(apart_pattern("h2"), text)) for text in ("h2年", "h24年", "ph2")]
    [True, False, False]
    """
    return f"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])"


def near_pattern(first: list[str], second: list[str]) -> str:
    """Matches one of the first and one of the second patterns, in either order, near each other in one sentence.

    >>> near = near_pattern(["津波"], ["訓練", "避難"])
    >>> [bool(re.search(near, text)) for text in ("訓練は津波に", "津波。訓練", "津波" + "の" * 31 + "避難")]
    [True, False, False]
    """
    one, other = (f"(?:{'|'.join(patterns)})" for patterns in (first, second))
    between = f"[^{_SENTENCE_ENDS}]{{0,{NEAR}}}"
    return f"(?:{one}{between}{other}|{other}{between}{one})"
