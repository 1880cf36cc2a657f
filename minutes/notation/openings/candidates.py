"""Finds the lines of a text that could open a turn, and says which of them are told where they open none."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from minutes.notation.head.head_words import ATTENDANCE_PARTS
from minutes.notation.openings.opening import BRACKET, MARK, Opening, read_opening, speaks
from minutes.notation.openings.speaker_names import (
    ends_as_speaker,
    fold_label,
    is_behind_surname,
    is_denied,
)
from minutes.notation.openings.tables import STAGE_DIRECTION
from minutes.notation.reading.head import read_fact_mark
from minutes.notation.reading.speakers import is_speaker

# Shapes without a sign of their own. In "tab" nobody speaks but below the header of a table (openings/spoken_tables.py).
UNMARKED = frozenset({"question", "colon", "paren", "office", "alone", "tab"})
LABEL_ALONE = "label alone"
# （山田）　# is a mark of our notation, which the reader of single lines reads.
_NUMBER_SIGN = re.compile(r"[）)]\s*[#＃][0-9０-９]*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that could open a turn. `is_named`: its label ends as a speaker's or is known. `speaks`: words follow."""

    opening: Opening
    is_named: bool
    speaks: bool


@dataclass(frozen=True)
class Traits:
    """What all candidates of a text show. `counts`: those of each shape with a name and words; `speaking`: the signs
    behind which somebody speaks."""

    counts: Counter[str]
    speaking: frozenset[str]


def find_candidates(texts: Sequence[str], known: frozenset[str]) -> Iterator[tuple[int, Candidate]]:
    """Yields (place, candidate) of the lines that could open a turn, the last first. `known` are folded labels."""
    below = False
    for place in reversed(range(len(texts))):
        text = texts[place]
        opening = _opening(text)
        said = _is_said(opening.words, below) if opening else False
        if opening and not _is_nothing(opening, text):
            yield place, Candidate(opening, _is_named(opening, known), said)
        below = speaks(text)


def traits_of(candidates: Iterable[Candidate]) -> Traits:
    """Returns what a text's candidates show together."""
    candidates = list(candidates)
    counts = Counter(one.opening.shape for one in candidates if one.is_named and one.speaks)
    counts[LABEL_ALONE] = sum(_is_label_alone(one.opening) for one in candidates)
    speaking = {
        one.opening.mark for one in candidates if one.opening.shape == MARK and one.is_named and one.speaks
    }
    return Traits(counts, frozenset(speaking))


def may_open_turn(candidate: Candidate, traits: Traits, names: frozenset[str]) -> bool:
    """Returns whether a line that opens no turn is told. `names` are folded names that are known from elsewhere."""
    opening = candidate.opening
    if fold_label(opening.label) in names and candidate.speaks:
        return True
    if opening.shape == MARK:
        return candidate.is_named or opening.mark in traits.speaking or is_speaker(opening.label)
    return _is_doubt(candidate, traits.counts)


def _opening(text):
    """Returns what a line would open. Behind ■, a name alone or with a colon is a heading or a fact."""
    if text[0] in "（(" and _NUMBER_SIGN.search(text):
        return None
    if not text.startswith("■"):
        return read_opening(text)
    inner = text[1:].strip()
    opening = read_opening(inner) if inner else None
    return None if opening and opening.shape in UNMARKED else opening


def _is_said(words, below):
    """Returns whether words follow. ○林委員長　○午後１時開会 has them on the line below."""
    return speaks(words) or (below and (is_denied(words) or not re.search(r"\w", words)))


def _is_nothing(opening, text):
    if opening.shape == MARK:
        return is_denied(text.lstrip("■ \u3000")[1:])
    if opening.shape == "colon" and opening.words:
        return read_fact_mark(text) is not None or any(
            part.fullmatch(opening.label) for part in ATTENDANCE_PARTS
        )
    return bool(opening.shape == "square" and STAGE_DIRECTION.search(opening.label))


def _is_named(opening, known):
    if opening.shape == "question":
        return True
    if ends_as_speaker(opening.label) or fold_label(opening.label) in known:
        return True
    if opening.shape != MARK and is_behind_surname(opening.label):
        return True
    return opening.shape in {"square", BRACKET, "colon", "paren", "tab"} and is_speaker(opening.label)


def _is_label_alone(opening):
    """Returns whether a line is 大空： and nothing else: what only repeats is a doubt, never a turn."""
    return opening.shape == "colon" and not opening.words


def _is_doubt(candidate, counts):
    """Returns whether a line of an unmarked shape that opens nothing is told: a name, or anything wholly in 【】."""
    shape = candidate.opening.shape
    if not candidate.is_named:
        alone = _is_label_alone(candidate.opening) and counts[LABEL_ALONE] > 1
        town = shape == "alone" and candidate.speaks and is_speaker(candidate.opening.label)
        return alone or town or (shape == "square" and not candidate.opening.words)
    if shape in {"alone", "tab"}:
        return candidate.speaks
    return shape != "question" or counts[shape] > 1
