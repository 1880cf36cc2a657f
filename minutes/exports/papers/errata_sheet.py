"""正誤表 as a value: the corrections between two records, under the headings where they stand, with what changed. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from minutes.compare.edition_comparison import CHANGE_NAMES, ComparedBlock, compare_editions
from minutes.compare.record_diff import changes
from minutes.compare.text_diff import ADDED, REMOVED, DiffPiece, one_side
from minutes.exports.papers.changed_sentences import changed_sentences
from minutes.exports.papers.correction_places import CorrectionPlace, correction_places
from minutes.notation.redactions import plain_redactions
from minutes.record.block_keys import BlockKey
from minutes.record.leaves import map_texts
from minutes.record.record import Record

# block → (category in words, reason)
Said = Mapping[BlockKey, tuple[str, str]]


@dataclass(frozen=True)
class ErrataLine:
    """One correction. place: in words. before, after: the sentences that changed; empty where the block does not stand."""

    number: int
    place: str
    before: tuple[DiffPiece, ...]
    after: tuple[DiffPiece, ...]
    category: str
    reason: str


@dataclass
class ErrataGroup:
    """The corrections below one heading. heading: its lines, the item and whose report or inquiry it is."""

    heading: list[str]
    lines: list[ErrataLine] = field(default_factory=list)


def errata_groups(
    before: Record, after: Record, said: Said, organisations: dict[str, str] | None = None
) -> list[ErrataGroup]:
    """Returns the corrections that `said` names, in the order of reading. Both records are printed as readers see them.

    `organisations` gives names to codes.
    """
    old, new = _as_read(before), _as_read(after)
    corrected = [change for change in changes(old, new) if change.key in said]
    places = correction_places(old) | correction_places(new)
    groups: list[ErrataGroup] = []
    last: CorrectionPlace | None = None
    for number, block in enumerate(compare_editions(old, new, organisations, corrected), start=1):
        place = places[block.location.key]
        if last is None or (place.item, place.brought) != (last.item, last.brought):
            groups.append(ErrataGroup(_heading(place, last)))
        groups[-1].lines.append(_line(number, place, block, said[block.location.key]))
        last = place
    return groups


def counted(groups: Sequence[ErrataGroup]) -> str:
    """Returns how many corrections there are, and of which categories: 6か所（誤記 4、体裁 2）."""
    counts = Counter(line.category for group in groups for line in group.lines)
    named = "、".join(f"{category} {count}" for category, count in counts.most_common())
    return f"{counts.total()}か所（{named}）" if counts else "なし"


def _as_read(record: Record) -> Record:
    return map_texts(record, lambda leaf, text: plain_redactions(text))


def _heading(place: CorrectionPlace, last: CorrectionPlace | None) -> list[str]:
    """Returns the lines; 同じ議題 where the group above stands below the same item."""
    item = "同じ議題" if last and place.item == last.item and place.brought else place.item
    return [line for line in (item, place.brought) if line]


def _line(number: int, place: CorrectionPlace, block: ComparedBlock, said: tuple[str, str]) -> ErrataLine:
    pieces = changed_sentences(block.pieces)
    change = "" if block.change == "changed" else f"【{CHANGE_NAMES[block.change]}】"
    before, after = tuple(one_side(pieces, ADDED)), tuple(one_side(pieces, REMOVED))
    category, reason = said
    return ErrataLine(number, f"{place.words}{change}", before, after, category, plain_redactions(reason))
