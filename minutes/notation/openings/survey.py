"""Surveys a text before it is read: which of its lines open a turn, and which could and are a doubt.

One line seldom tells: ○目的　… is a list, 深川市：… an answer that is summed up. A shape is read where the text repeats it
with names; a text has one shape of speakers, and what has another is a doubt.
"""

from collections import Counter
from dataclasses import dataclass, replace

from minutes.notation.openings.candidates import (
    UNMARKED,
    Candidate,
    Traits,
    find_candidates,
    may_open_turn,
    traits_of,
)
from minutes.notation.openings.opening import BRACKET, MARK, Opening, speaks
from minutes.notation.openings.speaker_names import fold_labels, is_behind_surname
from minutes.notation.openings.spoken_tables import spoken_tables
from minutes.notation.reading.lines import Line
from minutes.notation.reading.speakers import is_speaker
from minutes.notation.reading.styles import SPEAKER_LINES

# With so many lines of a shape whose labels are names it is the text's; with two, if it has no other label.
ENOUGH, ENOUGH_OF_NAMES_ALONE = 3, 2


@dataclass(frozen=True)
class Survey:
    """Line's place → what it opens; line's place → what it may open, which is told to the clerk; and the places of the
    headers of tables whose rows open turns."""

    turns: dict[int, Opening]
    doubts: dict[int, Opening]
    headers: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Evidence:
    """What the text as a whole says. `read`: the shapes that open turns; `end_of_marks`: from this line on, what stands
    behind a mark is a list."""

    traits: Traits
    read: frozenset[str]
    end_of_marks: int


def survey(lines: list[Line], known_labels: frozenset[str], names: frozenset[str] = frozenset()) -> Survey:
    """Returns which lines open a turn and which are a doubt. `known_labels` are the labels that the text gives elsewhere;
    a line that opens with one of the `names`, which are known from elsewhere, is told."""
    tables = spoken_tables(lines)
    in_tables = tables.places()
    candidates = dict(find_candidates([line.text for line in lines], fold_labels(known_labels)))
    candidates = {place: one for place, one in candidates.items() if place not in in_tables}
    evidence = _evidence(lines, list(candidates.values()))
    turns, doubts = dict(tables.turns), dict(tables.doubts)
    for place, candidate in candidates.items():
        if _opens_turn(candidate, place, evidence):
            turns[place] = candidate.opening
        elif may_open_turn(candidate, evidence.traits, fold_labels(names)):
            doubts[place] = candidate.opening
    return Survey(turns, doubts, frozenset(tables.headers))


def _evidence(lines: list[Line], candidates: list[Candidate]) -> _Evidence:
    traits = traits_of(candidates)
    brackets = [place for place in range(len(lines)) if _is_bracket_turn(lines, place)]
    counts = traits.counts + Counter({BRACKET: len(brackets)})
    # Where brackets speak too, what stands behind a mark below the first of them is more likely a list.
    is_list = brackets and 2 * counts[BRACKET] >= counts[MARK]
    return _Evidence(
        replace(traits, counts=counts),
        read=frozenset(shape for shape in counts if _is_read(shape, counts, candidates)),
        end_of_marks=brackets[0] if is_list else len(lines),
    )


def _opens_turn(candidate, place, evidence):
    opening = candidate.opening
    if not candidate.speaks or opening.shape not in evidence.read:
        return False
    if opening.shape != MARK or candidate.is_named:
        return candidate.is_named and (opening.shape != MARK or place < evidence.end_of_marks)
    is_weak = opening.mark in evidence.traits.speaking and is_behind_surname(opening.label)
    return is_weak and place < evidence.end_of_marks


def _is_bracket_turn(lines, place):
    line = next(filter(None, (style.fullmatch(lines[place].text) for style in SPEAKER_LINES)), None)
    return bool(
        line
        and is_speaker(line["label"].strip())
        and place + 1 < len(lines)
        and speaks(lines[place + 1].text)
    )


def _is_read(shape, counts, candidates):
    if shape == MARK:
        return True
    if shape == "tab":
        return False
    rivals = {MARK, BRACKET, "square"} - {shape} if shape not in UNMARKED else {MARK, BRACKET}
    if any(counts[rival] > (0 if shape in UNMARKED else counts[shape]) for rival in rivals):
        return False
    if shape in UNMARKED and counts[shape] < max(counts[other] for other in UNMARKED - {"tab"}):
        return False
    same = [candidate for candidate in candidates if candidate.opening.shape == shape]
    if shape == "question":
        return len({candidate.opening.label[0] in "AＡ答" for candidate in same}) == 2
    others = sum(not candidate.is_named for candidate in same)
    return counts[shape] >= ENOUGH or (counts[shape] >= ENOUGH_OF_NAMES_ALONE and not others)
