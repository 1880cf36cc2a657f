"""The record dict of an edition → what its page prints. Pure: the templates only walk over it."""

import datetime
import re
from dataclasses import dataclass, field

from members import wareki
from minutes.notation.attendance import count_in_words
from minutes.notation.vocabulary import CAPACITIES, PRESENTATION_KINDS
from minutes.pages.record.tombstones import Tombstone, Tombstones
from minutes.record import block_keys
from minutes.record.read_out import head_counts_of, hours_of, updated_on_of
from minutes.record.record import Record

BULLET = "・"
NUMBERED = re.compile(r"[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．、](?![0-9０-９])|[①-⑳]")
# What a date and hours are written with. Anything else in a 日時 block (受付13時, 雨天順延) is shown as printed.
DATE_AND_HOURS = re.compile(
    r"[\s0-9０-９〇一二三四五六七八九十年月日時分半元午前後令和平成昭大正治火水木金土曜祝・(（)）:：~～〜\-‐–—−ー、.．/／からまで]*"
)


@dataclass(frozen=True)
class Speaker:
    """Who stands behind a label of a record. `note` tells namesakes apart; `candidates` while nobody has."""

    label: str
    number: int
    capacity: str
    representative: str = ""
    code: str = ""
    note: str = ""
    candidates: tuple = ()


@dataclass(frozen=True)
class Part:
    """One paragraph, or the points of one list."""

    paragraph: str = ""
    points: tuple[str, ...] = ()

    @property
    def is_numbered(self) -> bool:
        """A paragraph that begins with a number of its own, which is set out to its left: (1) or １．"""
        return bool(NUMBERED.match(self.paragraph))


@dataclass(frozen=True)
class Remark:
    """A turn, or a narration where nobody speaks."""

    number: int
    speaker: Speaker | None
    parts: list[Part]
    withdrawn: tuple[Tombstone, ...] = ()


@dataclass
class Brought:
    """What one organisation brings, and what is said about it."""

    number: int
    kind: str
    speaker: Speaker
    titles: list[str]
    remarks: list[Remark] = field(default_factory=list)
    withdrawn: tuple[Tombstone, ...] = ()


@dataclass
class Section:
    """An item of the agenda: what is said before anything is brought, then what is brought. No title: the talk
    began before the first heading."""

    number: int = 0
    title: str = ""
    remarks: list[Remark] = field(default_factory=list)
    brought: list[Brought] = field(default_factory=list)
    withdrawn: tuple[Tombstone, ...] = ()


@dataclass(frozen=True)
class Capacity:
    """Those who came in one capacity, and how many the record counts of them."""

    key: str
    name: str
    count: str
    speakers: list[Speaker]


@dataclass(frozen=True)
class Facts:
    """`moment`: 2012-10-23T14:30+09:00. `hours`: 14:30–17:00. `time`: the 日時 block as printed, where it holds
    words beside its date and hours. `example`: the number of some turn."""

    moment: str
    hours: str
    time: str
    updated_on: datetime.date | None
    example: int


def sections(
    record: Record, speakers: dict[str, Speaker], withdrawn: Tombstones | None = None
) -> list[Section]:
    """Return the blocks of a record, nested as a reader sees them: items, what is brought under them, remarks.

    `withdrawn` is what to say at each block that words were withdrawn from (tombstones.as_readers_see).
    """
    found = [Section()]
    for block in record["blocks"]:
        gone = (withdrawn or {}).get(block_keys.block(block["number"]), ())
        if block["kind"] == "item":
            found.append(Section(block["number"], block["title"], withdrawn=gone))
        elif block["kind"] == "presentation":
            found[-1].brought.append(_brought(block, speakers, gone))
        else:
            place = found[-1].brought[-1] if found[-1].brought else found[-1]
            place.remarks.append(_remark(block, speakers, gone))
    return [section for section in found if section.number or section.remarks or section.brought]


def _brought(block, speakers, withdrawn):
    kind = PRESENTATION_KINDS[block["presentation_kind"]]
    return Brought(block["number"], kind, speakers[block["label"]], block["titles"], withdrawn=withdrawn)


def _remark(block, speakers, withdrawn):
    """Where all words are gone, what stands in their place is the tombstone alone."""
    whole = any(tombstone.is_whole for tombstone in withdrawn)
    words = [] if whole else parts(block["text"])
    return Remark(block["number"], speakers.get(block.get("label")), words, withdrawn)


def parts(text: str) -> list[Part]:
    """A text by its lines: a paragraph each, neighbouring lines that begin with ・ together as one list.

    >>> parts("見直した。\\n・基準\\n・手順")
    [Part(paragraph='見直した。', points=()), Part(paragraph='', points=('基準', '手順'))]
    """
    found = []
    for line in filter(None, text.split("\n")):
        if not line.startswith(BULLET):
            found.append(Part(paragraph=line))
        elif found and found[-1].points:
            found[-1] = Part(points=(*found[-1].points, line.removeprefix(BULLET)))
        else:
            found.append(Part(points=(line.removeprefix(BULLET),)))
    return found


def attendance(record: Record, speakers: dict[str, Speaker]) -> list[Capacity]:
    """Everybody by capacity, and the head counts; the capacities of which the record says nothing left out."""
    counts = {row.capacity: count_in_words(row.people, row.organisations) for row in head_counts_of(record)}
    present = {key: [one for one in speakers.values() if one.capacity == key] for key in CAPACITIES}
    return [
        Capacity(key, name, counts.get(key, ""), present[key])
        for key, name in CAPACITIES.items()
        if key in counts or present[key]
    ]


def facts(record: Record) -> Facts:
    starts_at, ends_at = hours_of(record)
    hour = f"T{starts_at:%H:%M}+09:00" if starts_at else ""
    return Facts(
        moment=f"{record['held_on']}{hour}",
        hours=wareki.format_time_range(starts_at, ends_at),
        time="" if DATE_AND_HOURS.fullmatch(record["time"]) else record["time"],
        updated_on=updated_on_of(record),
        example=next((block["number"] for block in record["blocks"] if block["kind"] == "turn"), 1),
    )


def grouped(digest: str) -> list[str]:
    """A fingerprint in groups of eight, to be compared by eye."""
    return [digest[at : at + 8] for at in range(0, len(digest), 8)]
