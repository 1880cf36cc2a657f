"""Finds the places of a record in which withdrawn words may stand again. Pure.

Some are known: a text that has not changed since it was last public, a run of characters that another text held then,
are none; the whole of the withdrawn words, or 24 characters of them in a row, are. At all others a person is asked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from minutes.compare.compared_words import ComparedText, compared
from minutes.compare.shingles import SHINGLE_LENGTH, shingles, shingles_around
from minutes.notation.redactions import REDACTION, without_redactions
from minutes.record.block_keys import BlockKey
from minutes.record.canonical import sha256
from minutes.record.leaves import texts

# So many withdrawn characters in a row are no phrase that anybody says (以上で説明を終わらせていただきます。 has 17).
CERTAIN_LENGTH = 3 * SHINGLE_LENGTH
# So many characters around the words are shown, and an answer is for them all.
AROUND = 16
# So many letters beside a name tell one from another: 山田町 and 山田さん.
NEAR = 2
LAST_PART = re.compile(r"/([0-9]+)$")


@dataclass(frozen=True)
class WithdrawnWording:
    """One text before a withdrawal. `span` is empty where it went whole; `withdrawal` says which it was (an id)."""

    withdrawal: int
    words: str
    span: str = ""

    @property
    def whole(self) -> str:
        """Returns all words that went, as they are compared."""
        return compared(self.span or without_redactions(self.words))

    @property
    def shingles(self) -> set[str]:
        runs = map(compared, REDACTION.split(self.words)[::2])
        return set().union(*(shingles_around(run, compared(self.span)) for run in runs))


@dataclass(frozen=True)
class Restatement:
    """A text of a record in which words of a withdrawal may stand again, or stand where nobody withdrew them.

    pieces: (what stands before, the words, what stands behind) as written, for each of them in the text.
    is_certain: no answer is asked for, the words must go. name: what a clerk calls the place, where its key does not
    say enough. answered_for: what an answer is for, where it is not for the pieces.
    """

    withdrawal: int
    place: str
    pieces: tuple[tuple[str, str, str], ...]
    is_certain: bool = False
    name: str = ""
    answered_for: tuple[str, ...] = ()

    @property
    def key(self) -> BlockKey:
        return BlockKey.of_leaf(self.place)

    @property
    def words(self) -> str:
        return self.pieces[0][1]

    @cached_property
    def fingerprint(self) -> str:
        """Returns the hash of the words that are asked about and of what stands around them.

        An answer is for these alone: 山田町 that becomes 山田さん is asked about again.
        """
        if self.answered_for:
            return sha256([self.place, list(self.answered_for)])
        return sha256([self.place, [list(map(compared, piece)) for piece in self.pieces]])

    @property
    def answer(self) -> tuple[str, str]:
        """Returns what an answer goes by: the place's block key and the fingerprint."""
        return str(self.key), self.fingerprint


def texts_by_place(record: Mapping[str, Any]) -> dict[str, str]:
    """Returns the texts of a record by the key of their leaf; those of a list (u4/titles/0) as one text of lines."""
    parts: dict[str, list[tuple[int, str]]] = {}
    for leaf, text in texts(record):
        last = LAST_PART.search(leaf)
        parts.setdefault(LAST_PART.sub("", leaf), []).append((int(last[1]) if last else 0, text))
    return {place: "\n".join(text for _, text in sorted(lines)) for place, lines in parts.items()}


def known_shingles(texts_once_public: Iterable[str]) -> set[str]:
    """Returns the shingles, as compared, of texts that were public beside the withdrawn words, and stayed."""
    runs = (compared(run) for text in texts_once_public for run in REDACTION.split(text)[::2])
    return set().union(*map(shingles, runs))


def restatements(
    withdrawn: list[WithdrawnWording], last: dict[str, str], new: dict[str, str]
) -> Iterator[Restatement]:
    """Yields every place of the new texts in which withdrawn words may stand again.

    `last` are the texts by place of the last edition that was public, taken down or not, as they are today.
    """
    changed = {place: _runs(text) for place, text in new.items() if text != last.get(place)}
    known = known_shingles(last.values()) if changed else set()
    for withdrawal, wordings in _by_withdrawal(withdrawn).items():
        forbidden = set().union(*(wording.shingles for wording in wordings)) - known
        short = {wording.whole for wording in wordings if 0 < len(wording.whole) < SHINGLE_LENGTH}
        whole = {wording.whole for wording in wordings if shingles(wording.whole) & forbidden}
        for place, runs in changed.items():
            long = [(run, *ends) for run in runs for ends in _runs_of_shingles(run.words, forbidden)]
            found = long + _new_words(runs, short, _runs(last.get(place, "")))
            if found:
                is_certain = any(words in run.words for run in runs for words in whole)
                is_certain |= any(end - start >= CERTAIN_LENGTH for _, start, end in long)
                yield Restatement(withdrawal, place, _pieces(found), is_certain)


def standing(withdrawal: int, words: Iterable[str], new: dict[str, str]) -> Iterator[Restatement]:
    """Yields every place in which the whole of any of these words stands, whatever was known of it.

    `words` are compared already.
    """
    sought = {word for word in words if word}
    for place, text in new.items():
        found = _words_in(_runs(text), sought)
        if found:
            yield Restatement(withdrawal, place, _pieces(found))


def _by_withdrawal(withdrawn) -> dict[int, list[WithdrawnWording]]:
    grouped: dict[int, list[WithdrawnWording]] = {}
    for wording in withdrawn:
        grouped.setdefault(wording.withdrawal, []).append(wording)
    return grouped


def _runs(text: str) -> list[ComparedText]:
    """The words between the redactions of a text: nothing is found across a redaction."""
    return [ComparedText(run) for run in REDACTION.split(text)[::2]]


def _runs_of_shingles(words: str, forbidden: set[str]) -> Iterator[tuple[int, int]]:
    """Yields (start, end) of each run of characters that forbidden shingles cover without a gap."""
    start, end = 0, 0
    for at in range(len(words) - SHINGLE_LENGTH + 1):
        if words[at : at + SHINGLE_LENGTH] in forbidden:
            if at > end and end:
                yield start, end
            start, end = (start if end and at <= end else at), at + SHINGLE_LENGTH
    if end:
        yield start, end


def _new_words(runs, short, before):
    """The occurrences of short words beside which other letters stand than when the text was last public."""
    once_public = Counter(map(_nearby, _words_in(before, short)))
    found = []
    for occurrence in _words_in(runs, short):
        once_public[_nearby(occurrence)] -= 1
        if once_public[_nearby(occurrence)] < 0:
            found.append(occurrence)
    return found


def _nearby(occurrence):
    run, start, end = occurrence
    return run.words[max(0, start - NEAR) : start], run.words[start : end + NEAR]


def _words_in(runs, words):
    return [
        (run, match.start(), match.end())
        for run in runs
        for word in sorted(words)
        for match in re.finditer(re.escape(word), run.words)
    ]


def _pieces(found) -> tuple[tuple[str, str, str], ...]:
    return tuple(_piece(run.text, *run.span(start, end)) for run, start, end in found)


def _piece(text, start, end):
    return text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]
