"""Text that came without numbers, laid over a record: the same words get their number back, and nothing is guessed.

賛成です。 can be a whole turn many times over. Words that are the same once on either side are the same block; where
they repeat, they are told apart by what stands between them, as long as the counts agree. Everything else is asked.
Pure.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from minutes.compare.rising_run import longest_rising_run
from minutes.desk.manuscript.alignment import bare, kind_of
from minutes.notation.document import Block, Document

NEW = "new"


@dataclass(frozen=True)
class Rewritten:
    """Which block, of those that would go, does a block without a number rewrite? Or is it new?"""

    name: str
    block: Block
    line: int
    choices: tuple[Block, ...]
    chosen: str = ""

    @property
    def answered(self) -> bool:
        return bool(self.chosen)


@dataclass(frozen=True)
class Repeated:
    """Equal blocks, more or fewer than stand: which of the standing ones go (`gone`), or which of the text are new.

    `choices` are (value, what tells it from the others); exactly `count` must be chosen.
    """

    name: str
    block: Block
    line: int
    gone: bool
    count: int
    choices: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        return len(self.chosen) == self.count


Question = Rewritten | Repeated


@dataclass
class _Match:
    """The two sides while they are being matched: places in the manuscript ↔ places in what stands."""

    manuscript: Sequence[Block]
    standing: Sequence[Block]
    pairs: dict[int, int]

    def open_here(self):
        return [
            at for at, block in enumerate(self.manuscript) if block.number is None and at not in self.pairs
        ]

    def open_there(self):
        taken = set(self.pairs.values())
        return [at for at in range(len(self.standing)) if at not in taken]


def number(
    manuscript: Document, standing: Document, answers: Mapping[str, Sequence[str]] | None = None
) -> tuple[Document, tuple[Question, ...]]:
    """The manuscript with the numbers that equal words and the answers give back, and every question, answered or not.

    In a manuscript that has numbers, a block without one is new unless its very words would go in the same save.
    """
    places = {block.number: at for at, block in enumerate(standing.blocks)}
    numbered = {
        at: places[block.number] for at, block in enumerate(manuscript.blocks) if block.number in places
    }
    match = _Match(manuscript.blocks, standing.blocks, dict(numbered))
    if not match.open_here() or not match.open_there():
        return manuscript, ()
    _pair_equal(match)
    without = all(block.number is None for block in manuscript.blocks)
    lines = manuscript.lines or (0,) * len(manuscript.blocks)
    questions = [*_repeated(match, lines, answers or {})]
    if without:
        questions += _rewritten(match, lines, answers or {}, questions)
    return _with_numbers(manuscript, standing, match.pairs), tuple(questions)


def _with_numbers(manuscript, standing, pairs):
    blocks = [
        replace(block, number=standing.blocks[pairs[at]].number) if at in pairs else block
        for at, block in enumerate(manuscript.blocks)
    ]
    return replace(manuscript, blocks=tuple(blocks))


def _pair_equal(match):
    """Words that stand once on either side; then, between those that kept their order, as many here as there."""
    for _, ours, theirs in _both(match, _nowhere, _nowhere):
        if len(ours) == len(theirs) == 1:
            match.pairs[ours[0]] = theirs[0]
    for _, ours, theirs in _both(match, *_gaps(match)):
        if len(ours) == len(theirs):
            match.pairs.update(zip(ours, theirs, strict=True))


def _both(match, gap_here, gap_there):
    """(words, open places with them here, and there), in each gap that has them on both sides."""
    here = _grouped(match.open_here(), match.manuscript, gap_here)
    there = _grouped(match.open_there(), match.standing, gap_there)
    return [(words, ours, there[gap, words]) for (gap, words), ours in here.items() if (gap, words) in there]


def _nowhere(at):
    return 0


def _gaps(match):
    """Two functions: between which anchors a place of the manuscript, and one of what stands, lies."""
    ordered = sorted(match.pairs.items())
    rising = longest_rising_run([place for _, place in ordered])
    here, there = zip(*(ordered[at] for at in sorted(rising)), strict=True) if rising else ((), ())
    return (lambda at: bisect_left(here, at)), (lambda at: bisect_left(there, at))


def _grouped(places, blocks, gap):
    groups = defaultdict(list)
    for at in places:
        groups[gap(at), bare(blocks[at])].append(at)
    return groups


def _repeated(match, lines, answers):
    """Ask about equal blocks whose counts differ; with an answer, the others are paired in order."""
    for words, ours, theirs in _both(match, _nowhere, _nowhere):
        if len(ours) != len(theirs):
            question = _which(match, lines, answers, words, ours, theirs)
            yield question
            if not question.answered:
                continue
            values = set(question.chosen)
            if question.gone:
                theirs = [at for at in theirs if str(match.standing[at].number) not in values]
            else:
                ours = [at for at in ours if str(at) not in values]
        match.pairs.update(zip(ours, theirs, strict=True))


def _which(match, lines, answers, words, ours, theirs):
    """The question which of the equal blocks go, or which are new."""
    gone = len(theirs) > len(ours)
    if gone:
        numbers = [match.standing[at].number for at in theirs]
        choices = [(str(number), f"{place}番目の #{number}") for place, number in enumerate(numbers, start=1)]
    else:
        choices = [(str(at), f"{place}番目の {lines[at]}行目") for place, at in enumerate(ours, start=1)]
    name, offered = f"repeated-{ours[0]}", {value for value, _ in choices}
    chosen = tuple(value for value in dict.fromkeys(answers.get(name, ())) if value in offered)
    count = abs(len(theirs) - len(ours))
    return Repeated(name, words, lines[ours[0]], gone, count, tuple(choices), chosen)


def _rewritten(match, lines, answers, asked):
    """Ask of each other block, where blocks of its kind would go between the same neighbours, whether it is one."""
    gap_here, gap_there = _gaps(match)
    settled = {question.block for question in asked}
    open_there = [at for at in match.open_there() if bare(match.standing[at]) not in settled]
    given = set()
    for at in match.open_here():
        block = match.manuscript[at]
        if bare(block) in settled:
            continue
        choices = [
            other
            for other in open_there
            if gap_there(other) == gap_here(at) and kind_of(match.standing[other]) == kind_of(block)
        ]
        if choices:
            yield _ask(match, at, lines[at], choices, answers, given)


def _ask(match, at, line, choices, answers, given):
    name, places = f"block-{at}", {str(match.standing[other].number): other for other in choices}
    chosen = next(iter(answers.get(name, ())), "")
    if chosen not in {NEW, *places} or chosen in given:
        chosen = ""
    if chosen in places:
        given.add(chosen)
        match.pairs[at] = places[chosen]
    return Rewritten(
        name, match.manuscript[at], line, tuple(match.standing[other] for other in choices), chosen
    )
