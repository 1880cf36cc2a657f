"""Cuts what a turn says into sentences. What is quoted, or stands in brackets, is nobody's own question: it is masked. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutes.notation.redactions import REDACTION

_PAIRS = {"「": "」", "『": "』", "（": "）", "(": ")", "“": "”"}
_MASK = "＿"
_SENTENCE = re.compile(r"[^。．！!？?\n]+[。．！!？?]*")
LONGEST_GROUND = 60


@dataclass(frozen=True)
class Sentence:
    """masked: the words with what is quoted as ＿, as long as `text`, which is as it was said."""

    text: str
    masked: str

    def part(self, start: int, end: int) -> "Sentence":
        return Sentence(self.text[start:end], self.masked[start:end])

    @property
    def shown(self) -> str:
        """The sentence for a ground: its end, where it is long."""
        text = self.text.strip()
        return text if len(text) <= LONGEST_GROUND else f"…{text[-LONGEST_GROUND:]}"


def sentences(text: str) -> list[Sentence]:
    """Returns the sentences of a turn. Points of a list are no sentences, and one that words were taken out of is left out.

    >>> [sentence.masked for sentence in sentences("町田市は「遅い。」とある。なぜか。")]
    ['町田市は「＿＿＿」とある。', 'なぜか。']
    """
    found = []
    for line in text.split("\n"):
        if not line.startswith("・"):
            masked = _masked(line)
            spans = [match.span() for match in _SENTENCE.finditer(masked)]
            found += [Sentence(line[slice(*span)], masked[slice(*span)]) for span in spans]
    return [sentence for sentence in found if not REDACTION.search(sentence.text)]


def _masked(line: str) -> str:
    """Masks the inside of each pair of brackets. One that is not closed on its line masks nothing."""
    masked = list(line)
    for start, end in _quoted(line):
        masked[start:end] = _MASK * (end - start)
    return "".join(masked)


def _quoted(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(line):
        closing = _PAIRS.get(line[start])
        end = line.find(closing, start + 1) if closing else -1
        if end > 0:
            yield start + 1, end
        start = end + 1 if end > 0 else start + 1
