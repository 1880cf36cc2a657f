"""A narration known by its phrase: 「…から照会事項の趣旨について説明が行われ、以下の質疑応答があった。」"""

import re

from minutes.notation.reading.speakers import is_speaker
from minutes.notation.reading.styles import LONGEST_NARRATION, NARRATIONS

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


def is_narration(line: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a line is one sentence as only the record itself speaks, of somebody who can be a speaker.

    >>> is_narration("深川市から、資料1に基づき説明が行われた。"), is_narration("先生から説明が行われた。")
    (True, False)
    """
    if len(line) > LONGEST_NARRATION or not line.endswith("た。") or line.count("。") > 1:
        return False
    return any(
        _names_a_speaker(found, known) for found in (row.fullmatch(line) for row in NARRATIONS) if found
    )


def _names_a_speaker(found, known):
    if "label" not in found.re.groupindex:
        return True
    label = _BRACKETS.sub("", found["label"]).strip()
    return is_speaker(label) or label in known
