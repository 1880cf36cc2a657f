"""The keys of a record's blocks: venue, u12, a81, h90, w40, t45, r2. Pure.

A key is stored as its string (Correction.key, Withdrawal.key, `reasons` of a record, addresses); code passes BlockKey.
"""

import re
from dataclasses import dataclass
from typing import Self

from minutes.notation.facts import WHOLE_FACTS
from minutes.record.record import AnswerRow, AttendeeRow, Block, HandoutRow, Record, TallyRow

FACT, BLOCK, ATTENDEE, HANDOUT, REASONS = "fact", "block", "attendee", "handout", "reasons"
ANSWER, TALLY = "answer", "tally"
LETTERS = {BLOCK: "u", ATTENDEE: "a", HANDOUT: "h", ANSWER: "w", TALLY: "t", REASONS: "r"}
KINDS = {letter: kind for kind, letter in LETTERS.items()}
# The lists of a record whose rows are addressed by number.
LISTS = {"attendees": ATTENDEE, "handouts": HANDOUT, "blocks": BLOCK, "answers": ANSWER, "tallies": TALLY}
LETTERS_OF_LISTS = {name: LETTERS[kind] for name, kind in LISTS.items()}
_FACT_NAMES = frozenset(fact.name for fact in WHOLE_FACTS)
_STORED = re.compile(r"([uahwtr])(0|[1-9][0-9]{0,8})")


@dataclass(frozen=True)
class BlockKey:
    """One block of a record, in every edition the same.

    kind: FACT (then `fact` is its name), BLOCK of the talk, ATTENDEE, HANDOUT, ANSWER in writing, TALLY
    (then `number` is its number in the meeting), or REASONS (the reasons given for the edition `number`; 0 is the edition at hand).
    """

    kind: str
    number: int = 0
    fact: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads a stored key. Raises ValueError.

        >>> BlockKey.parse("u12")
        BlockKey(kind='block', number=12, fact='')
        >>> str(BlockKey.parse("venue")), str(BlockKey.parse("r2"))
        ('venue', 'r2')
        """
        if text in _FACT_NAMES:
            return cls(FACT, fact=text)
        stored = _STORED.fullmatch(text)
        if not stored:
            raise ValueError(f"not the key of a block: {text!r}")
        return cls(KINDS[stored[1]], int(stored[2]))

    @classmethod
    def of_leaf(cls, leaf: str) -> Self:
        """Returns the block that a text of a record belongs to, given the key of its leaf (leaves.texts).

        >>> str(BlockKey.of_leaf("u12/titles/0")), BlockKey.of_leaf("reasons/u12")
        ('u12', BlockKey(kind='reasons', number=0, fact=''))
        """
        name = leaf.split("/")[0]
        return cls(REASONS) if name in ("reason", "reasons") else cls.parse(name)

    def __str__(self) -> str:
        return self.fact if self.kind == FACT else f"{LETTERS[self.kind]}{self.number}"


def block(number: int) -> BlockKey:
    """The key of a block of the talk."""
    return BlockKey(BLOCK, number)


def attendee(number: int) -> BlockKey:
    return BlockKey(ATTENDEE, number)


def handout(number: int) -> BlockKey:
    return BlockKey(HANDOUT, number)


def answer(number: int) -> BlockKey:
    """The key of a written answer."""
    return BlockKey(ANSWER, number)


def tally(number: int) -> BlockKey:
    return BlockKey(TALLY, number)


def reasons(edition: int) -> BlockKey:
    """The key of the reasons given for an edition."""
    return BlockKey(REASONS, edition)


def fact(name: str) -> BlockKey:
    return BlockKey(FACT, fact=name)


def key_of_number(record: Record, number: int) -> BlockKey:
    """Returns the key of the block of the talk or of the written answer that has a number of the record."""
    is_answer = any(row["number"] == number for row in record["answers"])
    return answer(number) if is_answer else block(number)


def row_at(record: Record, key: BlockKey) -> AttendeeRow | HandoutRow | Block | AnswerRow | TallyRow | None:
    """Returns the row of a record at a key; None for a fact, for reasons, and where the record has no such row."""
    rows: list[AttendeeRow] | list[HandoutRow] | list[Block] | list[AnswerRow] | list[TallyRow]
    for name, kind in LISTS.items():
        if kind == key.kind:
            rows = record[name]  # type: ignore[literal-required]
            return next((row for row in rows if row["number"] == key.number), None)
    return None


def attendee_at(record: Record, key: BlockKey) -> int | None:
    """Returns the number of who speaks, presents or answers at a key of the talk or of a written answer; else None."""
    row = row_at(record, key)
    if row is None or key.kind not in (ANSWER, BLOCK):
        return None
    values = dict(row)
    number = values.get("attendee", values.get("speaker", values.get("presenter")))
    return number if isinstance(number, int) else None
