"""Recognises a narration by its phrase: 「…から照会事項の趣旨について説明が行われ、以下の質疑応答があった。」"""

import re

from minutes.notation.reading.speakers import is_speaker
from minutes.notation.reading.styles import LONGEST_NARRATION, NARRATIONS

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


def is_narration(line: str, known_labels: frozenset[str] = frozenset()) -> bool:
    """Returns whether a line is one sentence in the voice of the record itself, about somebody who can be a speaker.

    `known_labels` are labels that the text gives elsewhere.

    >>> is_narration("深川市から、資料1に基づき説明が行われた。"), is_narration("先生から説明が行われた。")
    (True, False)
    """
    if len(line) > LONGEST_NARRATION or not line.endswith("た。") or line.count("。") > 1:
        return False
    phrases = (pattern.fullmatch(line) for pattern in NARRATIONS)
    return any(_subject_can_speak(phrase, known_labels) for phrase in phrases if phrase)


def _subject_can_speak(phrase, known_labels):
    """Returns whether the one whom a phrase names can be a speaker. A phrase that names nobody passes."""
    if "label" not in phrase.re.groupindex:
        return True
    label = _BRACKETS.sub("", phrase["label"]).strip()
    return is_speaker(label) or label in known_labels
