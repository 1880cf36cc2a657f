"""Surveys a text before it is read: which of its lines open a turn, and which could and are a doubt.

One line seldom tells: ○目的　… is a list, 深川市：… an answer that is summed up. A shape is read where the text repeats it
with names; a text has one shape of speakers, and what has another is a doubt.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from minutes.notation.head.head_words import ATTENDANCE_PARTS
from minutes.notation.openings.opening import BRACKET, MARK, Opening, read_opening, speaks
from minutes.notation.openings.speaker_names import ends_as_speaker, fold_label, is_behind_surname, is_denied
from minutes.notation.openings.tables import STAGE_DIRECTION
from minutes.notation.reading.head import read_fact_mark
from minutes.notation.reading.lines import Line
from minutes.notation.reading.speakers import is_speaker
from minutes.notation.reading.styles import SPEAKER_LINES

UNMARKED = {"question", "colon", "paren", "office", "alone"}
LABEL_ALONE = "label alone"
# （山田）　# is a mark of our notation, which the reader of single lines reads.
_NUMBER_SIGN = re.compile(r"[）)]\s*[#＃][0-9０-９]*$")
# With so many lines of a shape whose labels are names it is the text's; with two, if it has no other label.
ENOUGH, ENOUGH_OF_NAMES_ALONE = 3, 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that could open a turn. `is_named`: its label ends as a speaker's or is known. `speaks`: words follow."""

    opening: Opening
    is_named: bool
    speaks: bool


@dataclass(frozen=True)
class Survey:
    """Line's place → what it opens, and line's place → what it may open, which is told to the clerk."""

    turns: dict[int, Opening]
    doubts: dict[int, Opening]


@dataclass(frozen=True)
class _Evidence:
    """What the text as a whole says. `counts`: lines of each shape with a name and words; `read`: the shapes that open
    turns; `speaking`: the signs behind which somebody speaks; `end_of_marks`: from this line on they are lists."""

    counts: Counter[str]
    read: frozenset[str]
    speaking: frozenset[str]
    end_of_marks: int
    names: frozenset[str]


def survey(lines: list[Line], known_labels: frozenset[str], names: frozenset[str] = frozenset()) -> Survey:
    """Returns which lines open a turn and which are a doubt. `known_labels` are the labels that the text gives elsewhere;
    a line that opens with one of the `names`, which are known from elsewhere, is told."""
    candidates = dict(_candidates(lines, frozenset(map(fold_label, known_labels))))
    evidence = _evidence(lines, list(candidates.values()), names)
    turns, doubts = {}, {}
    for place, candidate in candidates.items():
        if _opens_turn(candidate, place, evidence):
            turns[place] = candidate.opening
        elif _may_open_turn(candidate, evidence):
            doubts[place] = candidate.opening
    return Survey(turns, doubts)


def _evidence(lines, candidates, names):
    counts = Counter(one.opening.shape for one in candidates if one.is_named and one.speaks)
    counts[LABEL_ALONE] = sum(_is_label_alone(one.opening) for one in candidates)
    brackets = [place for place in range(len(lines)) if _is_bracket_turn(lines, place)]
    counts[BRACKET] += len(brackets)
    # Where brackets speak too, what stands behind a mark below the first of them is more likely a list.
    is_list = brackets and 2 * counts[BRACKET] >= counts[MARK]
    return _Evidence(
        counts,
        read=frozenset(shape for shape in counts if _is_read(shape, counts, candidates)),
        speaking=_speaking_marks(candidates),
        end_of_marks=brackets[0] if is_list else len(lines),
        names=frozenset(map(fold_label, names)),
    )


def _opens_turn(candidate, place, evidence):
    opening = candidate.opening
    if not candidate.speaks or opening.shape not in evidence.read:
        return False
    if opening.shape != MARK or candidate.is_named:
        return candidate.is_named and (opening.shape != MARK or place < evidence.end_of_marks)
    is_weak = opening.mark in evidence.speaking and is_behind_surname(opening.label)
    return is_weak and place < evidence.end_of_marks


def _may_open_turn(candidate, evidence):
    opening = candidate.opening
    if fold_label(opening.label) in evidence.names and candidate.speaks:
        return True
    if opening.shape == MARK:
        return candidate.is_named or opening.mark in evidence.speaking or is_speaker(opening.label)
    return _is_doubt(candidate, evidence.counts)


def _candidates(lines: list[Line], known: frozenset[str]) -> Iterator[tuple[int, Candidate]]:
    below = False
    for place in reversed(range(len(lines))):
        text = lines[place].text
        opening = _opening(text)
        said = _is_said(opening.words, below) if opening else False
        if opening and not _is_nothing(opening, text):
            yield place, Candidate(opening, _is_named(opening, known), said)
        below = speaks(text)


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
    return opening.shape in {"square", BRACKET, "colon", "paren"} and is_speaker(opening.label)


def _is_bracket_turn(lines, place):
    line = next(filter(None, (style.fullmatch(lines[place].text) for style in SPEAKER_LINES)), None)
    return bool(
        line
        and is_speaker(line["label"].strip())
        and place + 1 < len(lines)
        and speaks(lines[place + 1].text)
    )


def _speaking_marks(candidates):
    return frozenset(
        candidate.opening.mark
        for candidate in candidates
        if candidate.opening.shape == MARK and candidate.is_named and candidate.speaks
    )


def _is_read(shape, counts, candidates):
    if shape == MARK:
        return True
    rivals = {MARK, BRACKET, "square"} - {shape} if shape not in UNMARKED else {MARK, BRACKET}
    if any(counts[rival] > (0 if shape in UNMARKED else counts[shape]) for rival in rivals):
        return False
    if shape in UNMARKED and counts[shape] < max(counts[other] for other in UNMARKED):
        return False
    same = [candidate for candidate in candidates if candidate.opening.shape == shape]
    if shape == "question":
        return len({candidate.opening.label[0] in "AＡ答" for candidate in same}) == 2
    others = sum(not candidate.is_named for candidate in same)
    return counts[shape] >= ENOUGH or (counts[shape] >= ENOUGH_OF_NAMES_ALONE and not others)


def _is_label_alone(opening):
    """Returns whether a line is 大空： and nothing else: what only repeats is a doubt, never a turn."""
    return opening.shape == "colon" and not opening.words


def _is_doubt(candidate, counts):
    """Returns whether a line of an unmarked shape that opens nothing is told: a name, or anything wholly in 【】."""
    shape = candidate.opening.shape
    if not candidate.is_named:
        alone = _is_label_alone(candidate.opening) and counts[LABEL_ALONE] > 1
        return alone or (shape == "square" and not candidate.opening.words)
    return candidate.speaks if shape == "alone" else shape != "question" or counts[shape] > 1
