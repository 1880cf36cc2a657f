"""One correction as readers are told of it: where it stands, what stood there and stands there now, in one line. Pure."""

from dataclasses import dataclass
from typing import cast

from minutes.compare.text_diff import SAME, DiffPiece, effort, text_diff, uncompared, units
from minutes.notation.redactions import plain_redactions
from minutes.record.block_keys import ANSWER, ATTENDEE, BLOCK, REASONS, BlockKey, row_at
from minutes.record.block_locations import BlockLocation
from minutes.record.block_text import block_name, block_text
from minutes.record.record import AnswerRow, Block, Record, attendee_of

# How many characters stand before and behind what was corrected, and how long a line is.
AROUND = 24
LONGEST = 120
# In comparisons of units; a list prints fifty lines. A remark of 300 characters that is rewritten whole takes some 10,000.
MOST_EFFORT = 200_000
LEFT_OUT = "……"
Locations = dict[BlockKey, BlockLocation]


@dataclass(frozen=True)
class CorrectionWords:
    """item, heading: the titles of the item and of the presentation above. who: the speaker's label, or what the place is.

    number: 0 where the place has no page of its own. code, code_before: of the organisation whose words these are, and
    were. before, after: both wordings as readers see them; equal where no words were changed, or where those that were
    are withdrawn.
    """

    item: str
    heading: str
    who: str
    number: int
    code: str
    code_before: str
    before: str
    after: str


def correction_words(
    key: BlockKey, before: Record | None, after: Record, places: tuple[Locations, Locations]
) -> CorrectionWords:
    """Returns the words of a correction between two records; `before` is None where that edition may not be read.

    `places` are the locations (block_locations) in the record before and in the one after.
    """
    location = places[1].get(key) or places[0].get(key) or BlockLocation(key, "", block_name(key))
    return CorrectionWords(
        item=plain_redactions(location.item),
        heading=plain_redactions(location.heading),
        who=plain_redactions(location.who),
        number=location.number,
        code=_code_at(after, key),
        code_before=_code_at(before, key) if before else "",
        before=_words(before, key, after),
        after=_words(after, key, before),
    )


def news_line(before: str, after: str) -> list[DiffPiece]:
    """Returns the first change of a wording in one line, with a few words around it; [] where the wordings are equal.

    >>> [piece.text for piece in news_line("当町は仮装化した。", "当町は仮想化した。")]
    ['当町は', '仮装化', '仮想化', 'した。']
    """
    before, after = (" ".join(text.split("\n")) for text in (before, after))
    if before == after:
        return []
    compares = effort(before, after) <= MOST_EFFORT
    pieces = text_diff(before, after) if compares else uncompared(before, after)
    first = next(index for index, piece in enumerate(pieces) if piece.kind != SAME)
    head = [DiffPiece(SAME, _end_of(pieces[0].text))] if first else []
    return head + _until_it_is_long(pieces[first:])


def _until_it_is_long(pieces: list[DiffPiece]) -> list[DiffPiece]:
    """Returns the pieces from the first change on: at the first long stretch that is the same, or behind LONGEST, it ends."""
    line: list[DiffPiece] = []
    for piece in pieces:
        if piece.kind == SAME and (len(piece.text) > AROUND or _length(line) > LONGEST):
            return [*line, DiffPiece(SAME, _beginning_of(piece.text, AROUND))]
        line.append(DiffPiece(piece.kind, _beginning_of(piece.text, LONGEST // 2)))
        if _length(line) > 2 * LONGEST:
            break
    return line


def _length(line):
    return sum(len(piece.text) for piece in line)


def _beginning_of(text, longest):
    """The first words of a text, none of them cut."""
    kept = ""
    for unit in units(text):
        if len(kept) + len(unit) > longest:
            return (kept or text[:longest]) + LEFT_OUT
        kept += unit
    return kept


def _end_of(text):
    kept = ""
    for unit in reversed(units(text)):
        if len(kept) + len(unit) > AROUND:
            return LEFT_OUT + (kept or text[-AROUND:])
        kept = unit + kept
    return kept


def _words(record: Record | None, key: BlockKey, beside: Record | None) -> str:
    """A withdrawal of the reasons given for an edition has no words of the record."""
    if record is None or key.kind == REASONS:
        return ""
    return plain_redactions(block_text(record, key, beside=beside))


def _code_at(record: Record, key: BlockKey) -> str:
    """Returns the code of the organisation that speaks, brings, answers or attends at a key; "" where none does."""
    row, number = row_at(record, key), None
    if row and key.kind == ATTENDEE:
        number = row["number"]
    elif row and key.kind == BLOCK:
        number = attendee_of(cast(Block, row))
    elif row and key.kind == ANSWER:
        number = cast(AnswerRow, row)["attendee"]
    return next((one["code"] for one in record["attendees"] if one["number"] == number), "")
