"""Matches a text that came without numbers to the stored record: equal words get their number back, nothing is guessed.

賛成です。 can be a whole turn many times over. Words that stand once on either side are the same block; where they
repeat, they are told apart by what stands between them, as long as the counts agree. Everything else is asked. Pure.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from minutes.compare.rising_run import longest_rising_run
from minutes.desk.manuscript.alignment import block_lines, kind_of, without_number
from minutes.notation.document import Block, Document

NEW = "new"


@dataclass(frozen=True)
class RewrittenBlock:
    """A question: which stored block, of those that a save would remove, does a block without a number rewrite?

    name: the field of the form that holds the answer. chosen: the number of one of the choices, NEW, or "".
    """

    name: str
    block: Block
    line: int
    choices: tuple[Block, ...]
    chosen: str = ""

    @property
    def answered(self) -> bool:
        return bool(self.chosen)


@dataclass(frozen=True)
class RepeatedBlocks:
    """A question about equal blocks that are more or fewer in the manuscript than in the stored record.

    is_removal: they are fewer, and the question is which of the stored ones go; else which of the manuscript are new.
    choices: (value, what tells the block from the others). Exactly `count` must be chosen.
    """

    name: str
    block: Block
    line: int
    is_removal: bool
    count: int
    choices: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        return len(self.chosen) == self.count


Question = RewrittenBlock | RepeatedBlocks
Answers = Mapping[str, Sequence[str]]
# Names the gap between two matched blocks in which the block at an index stands.
Gap = Callable[[int], int]


@dataclass
class _Match:
    """The two sides while they are matched. pairs: index in the manuscript → index in the stored record."""

    manuscript: Sequence[Block]
    stored: Sequence[Block]
    pairs: dict[int, int]

    def open_indexes(self) -> list[int]:
        """Returns where the manuscript has a block without a number and without a match."""
        return [
            index
            for index, block in enumerate(self.manuscript)
            if block.number is None and index not in self.pairs
        ]

    def open_stored_indexes(self) -> list[int]:
        matched = set(self.pairs.values())
        return [index for index in range(len(self.stored)) if index not in matched]


def give_numbers(
    manuscript: Document, stored: Document, answers: Answers | None = None
) -> tuple[Document, tuple[Question, ...]]:
    """Returns the manuscript with the numbers that equal words and the answers give back, and all questions.

    Answered questions are among them. In a manuscript that has numbers, a block without one is new unless its very
    words would be removed in the same save.
    """
    stored_indexes = {block.number: index for index, block in enumerate(stored.blocks)}
    pairs = {
        index: stored_indexes[block.number]
        for index, block in enumerate(manuscript.blocks)
        if block.number in stored_indexes
    }
    match = _Match(manuscript.blocks, stored.blocks, pairs)
    if not match.open_indexes() or not match.open_stored_indexes():
        return manuscript, ()
    _pair_equal_words(match)
    has_no_numbers = all(block.number is None for block in manuscript.blocks)
    lines = block_lines(manuscript)
    questions: list[Question] = [*_repeated_questions(match, lines, answers or {})]
    if has_no_numbers:
        questions += _rewritten_questions(match, lines, answers or {}, questions)
    return _with_numbers(manuscript, stored, match.pairs), tuple(questions)


def _with_numbers(manuscript, stored, pairs) -> Document:
    blocks = [
        replace(block, number=stored.blocks[pairs[index]].number) if index in pairs else block
        for index, block in enumerate(manuscript.blocks)
    ]
    return replace(manuscript, blocks=tuple(blocks))


def _pair_equal_words(match):
    """Pairs the words that stand once on either side; then, in each gap, those that are as many on both sides."""
    for _, indexes, stored_indexes in _equal_words(match, _one_gap, _one_gap):
        if len(indexes) == len(stored_indexes) == 1:
            match.pairs[indexes[0]] = stored_indexes[0]
    for _, indexes, stored_indexes in _equal_words(match, *_gaps(match)):
        if len(indexes) == len(stored_indexes):
            match.pairs.update(zip(indexes, stored_indexes, strict=True))


def _equal_words(match, gap: Gap, stored_gap: Gap) -> list[tuple[Block, list[int], list[int]]]:
    """Returns (words, open indexes in the manuscript, open indexes in the record) for each gap that has them in both."""
    groups = _grouped(match.open_indexes(), match.manuscript, gap)
    stored_groups = _grouped(match.open_stored_indexes(), match.stored, stored_gap)
    return [
        (group[1], indexes, stored_groups[group])
        for group, indexes in groups.items()
        if group in stored_groups
    ]


def _one_gap(index: int) -> int:
    return 0


def _gaps(match) -> tuple[Gap, Gap]:
    """Returns what names the gap of an index in the manuscript, and the same for the stored record.

    The gaps lie between the matched blocks that kept their order.
    """
    ordered = sorted(match.pairs.items())
    run = sorted(longest_rising_run([stored_index for _, stored_index in ordered]))
    ends = [ordered[position][0] for position in run]
    stored_ends = [ordered[position][1] for position in run]
    return (lambda index: bisect_left(ends, index)), (lambda index: bisect_left(stored_ends, index))


def _grouped(indexes: Iterable[int], blocks, gap: Gap) -> dict[tuple[int, Block], list[int]]:
    groups = defaultdict(list)
    for index in indexes:
        groups[gap(index), without_number(blocks[index])].append(index)
    return groups


def _repeated_questions(match, lines, answers: Answers) -> Iterator[RepeatedBlocks]:
    """Asks about equal blocks whose counts differ; once that is answered, the others are paired in order."""
    for words, indexes, stored_indexes in _equal_words(match, _one_gap, _one_gap):
        if len(indexes) != len(stored_indexes):
            question = _repeated_question(match, lines, answers, words, indexes, stored_indexes)
            yield question
            if not question.answered:
                continue
            chosen = set(question.chosen)
            if question.is_removal:
                stored_indexes = [
                    index for index in stored_indexes if str(match.stored[index].number) not in chosen
                ]
            else:
                indexes = [index for index in indexes if str(index) not in chosen]
        match.pairs.update(zip(indexes, stored_indexes, strict=True))


def _repeated_question(match, lines, answers, words, indexes, stored_indexes) -> RepeatedBlocks:
    is_removal = len(stored_indexes) > len(indexes)
    if is_removal:
        numbers = [match.stored[index].number for index in stored_indexes]
        choices = [
            (str(number), f"{position}番目の #{number}") for position, number in enumerate(numbers, start=1)
        ]
    else:
        choices = [
            (str(index), f"{position}番目の {lines[index]}行目")
            for position, index in enumerate(indexes, start=1)
        ]
    name, offered = f"repeated-{indexes[0]}", {value for value, _ in choices}
    chosen = tuple(value for value in dict.fromkeys(answers.get(name, ())) if value in offered)
    count = abs(len(stored_indexes) - len(indexes))
    return RepeatedBlocks(name, words, lines[indexes[0]], is_removal, count, tuple(choices), chosen)


def _rewritten_questions(match, lines, answers: Answers, repeated) -> Iterator[RewrittenBlock]:
    """Asks about every other block for which the record has open blocks of the same kind in the same gap."""
    gap, stored_gap = _gaps(match)
    repeated_words = {question.block for question in repeated}
    open_stored = [
        index
        for index in match.open_stored_indexes()
        if without_number(match.stored[index]) not in repeated_words
    ]
    taken: set[str] = set()
    for index in match.open_indexes():
        block = match.manuscript[index]
        if without_number(block) in repeated_words:
            continue
        choices = [
            other
            for other in open_stored
            if stored_gap(other) == gap(index) and kind_of(match.stored[other]) == kind_of(block)
        ]
        if choices:
            yield _rewritten_question(match, index, lines[index], choices, answers, taken)


def _rewritten_question(match, index, line, choices, answers, taken: set[str]) -> RewrittenBlock:
    """`taken` are the numbers that answers gave to blocks before this one; no number is given twice."""
    stored_indexes = {str(match.stored[other].number): other for other in choices}
    name = f"block-{index}"
    chosen = next(iter(answers.get(name, ())), "")
    if chosen not in {NEW, *stored_indexes} or chosen in taken:
        chosen = ""
    if chosen in stored_indexes:
        taken.add(chosen)
        match.pairs[index] = stored_indexes[chosen]
    offered = tuple(match.stored[other] for other in choices)
    return RewrittenBlock(name, match.manuscript[index], line, offered, chosen)
