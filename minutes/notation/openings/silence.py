"""The law of silence over what was read: a line that could open a turn, and stands in the words of another, is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from minutes.notation.document import Document, Narration, Problem, Turn
from minutes.notation.labels import labels_of
from minutes.notation.openings.candidates import find_candidates, may_open_turn, traits_of
from minutes.notation.openings.speaker_names import fold_labels
from minutes.notation.reading.line_marks import WORDS_AFTER_SPEAKER, TurnMark, read_bracketed_line

LONGEST_NAMED = 20


@dataclass(frozen=True)
class SilentOpening:
    """A line that could open a turn of `label`. `block` is its place among the blocks, `line` that among its lines."""

    block: int
    line: int
    label: str


def silent_openings(document: Document, names: frozenset[str] = frozenset()) -> Iterator[SilentOpening]:
    """Yields the lines of turns and narrations that could open a turn. `names` are known from elsewhere.

    A name alone in brackets is among them only here: no text is read so, but a row that is edited by itself can be.
    """
    known = labels_of(document)
    candidates = [
        (block, line, candidate)
        for block, lines in _lines_of_blocks(document)
        for line, candidate in sorted(find_candidates(lines, fold_labels(known)))
    ]
    traits = traits_of(candidate for _, _, candidate in candidates)
    for block, line, candidate in candidates:
        if may_open_turn(candidate, traits, fold_labels(names)):
            yield SilentOpening(
                block, line, candidate.opening.label or candidate.opening.words[:LONGEST_NAMED]
            )
    yield from _bracketed_names(document, known)


def tell_silence(
    document: Document, sources: Mapping[int, Sequence[tuple[int, bool]]], names: frozenset[str]
) -> Document:
    """Returns the document with a problem for each line that could open a turn and was not told of yet.

    `sources`: place of a block → of each of its lines, the number in the text, and whether it began with ＼, by which
    somebody has said that it is words.
    """
    told = {problem.line for problem in document.problems}
    silent = [(sources[found.block][found.line], found.label) for found in silent_openings(document, names)]
    problems = [
        Problem(line, WORDS_AFTER_SPEAKER.format(label))
        for (line, is_escaped), label in silent
        if not is_escaped and line not in told
    ]
    return replace(document, problems=(*document.problems, *problems)) if problems else document


def _lines_of_blocks(document):
    return [
        (place, block.text.split("\n"))
        for place, block in enumerate(document.blocks)
        if isinstance(block, Turn | Narration)
    ]


def _bracketed_names(document, known):
    for block, lines in _lines_of_blocks(document):
        for place, line in enumerate(lines):
            if line[0] in "（(":
                mark = read_bracketed_line(line, within="turn", known_labels=known)
                if isinstance(mark, TurnMark):
                    yield SilentOpening(block, place, mark.label)
