"""Turns the record of an edition into what its page prints: sections, attendance, facts. Pure."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from members import wareki
from minutes.notation.attendance import count_in_words
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.redactions import PLAIN_REDACTION
from minutes.notation.table_rows import cells_of, is_head, parted
from minutes.notation.vocabulary import ANSWER_ONLY, CAPACITIES, PRESENTATION_KINDS
from minutes.pages.record.tally_lines import TallyLine, tally_lines
from minutes.pages.record.tombstones import Tombstone, Tombstones
from minutes.pages.record.turn_thread import TurnLinks, turn_links
from minutes.record import block_keys
from minutes.record.block_text import fact_text
from minutes.record.inquiries import inquiries_of, question_name
from minutes.record.read_out import meeting_time_in, read_out
from minutes.record.record import Record, attendee_of, words_of

BULLET = "・"
# The facts that have a place of their own on the page; every other one is a line among the facts.
PLACED_FACTS = {"title", "time", "attendance", "contact", "updated"}
# A paragraph that begins so has a number of its own: (1), １． or ①.
NUMBERED = re.compile(r"[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．、](?![0-9０-９])|[①-⑳]")


@dataclass(frozen=True)
class Speaker:
    """Who a label of a record stands for.

    note: what the label leaves open, such as the prefecture. candidates: the organisations (Bearer) that it could be,
    while nobody has settled which.
    """

    label: str
    number: int
    capacity: str
    representative: str = ""
    code: str = ""
    note: str = ""
    candidates: tuple = ()
    is_organisation: bool = True

    @property
    def capacity_name(self) -> str:
        return CAPACITIES[self.capacity]

    @property
    def is_withdrawn(self) -> bool:
        """Tells whether the name, or a part of it, was withdrawn: the attendees' tombstone says when and why."""
        return PLAIN_REDACTION in self.label


@dataclass(frozen=True)
class TextPart:
    """One paragraph, the points of one list, or the rows of one table, all of the same number of cells.

    is_numbered: a paragraph with a number of its own, which the page sets out to the left. is_headed: the first row of
    the table heads its columns. Both are read out of the plain words, before these are markup.
    """

    paragraph: str = ""
    points: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    is_numbered: bool = field(default=False, repr=False, compare=False)
    is_headed: bool = field(default=False, repr=False, compare=False)


@dataclass(frozen=True)
class Remark:
    """A turn, or a narration where `speaker` is None. ties: None where it asks nobody by name and answers nothing.
    tallies: of the phrases that it says."""

    number: int
    speaker: Speaker | None
    parts: list[TextPart]
    tombstones: tuple[Tombstone, ...] = ()
    ties: TurnLinks | None = None
    tallies: tuple[TallyLine, ...] = ()


@dataclass(frozen=True)
class QuestionSection:
    """A question of an inquiry; one withdrawn as a whole has neither parts nor choices."""

    number: int
    name: str
    parts: list[TextPart]
    choices: tuple[str, ...]
    tombstones: tuple[Tombstone, ...] = ()


@dataclass
class PresentationSection:
    """What one organisation presents or asks, and the remarks about it. kind: 発表 or 照会.

    answering: how many organisations answered its questions in writing. handouts: those that it used, as links
    (marked_words.py sets them).
    """

    number: int
    kind: str
    speaker: Speaker
    titles: list[str]
    remarks: list[Remark] = field(default_factory=list)
    tombstones: tuple[Tombstone, ...] = ()
    questions: list[QuestionSection] = field(default_factory=list)
    answering: int = 0
    handouts: tuple = ()


@dataclass
class ItemSection:
    """An item of the agenda: the remarks before its first presentation, then the presentations.

    number 0, without title: what was said before the first item. handouts: as those of a presentation.
    """

    number: int = 0
    title: str = ""
    remarks: list[Remark] = field(default_factory=list)
    presentations: list[PresentationSection] = field(default_factory=list)
    tombstones: tuple[Tombstone, ...] = ()
    handouts: tuple = ()


@dataclass(frozen=True)
class TalkSpeaker:
    """Who speaks in a record. first: the number of the first of the turns; count: how many there are."""

    label: str
    first: int
    count: int


@dataclass(frozen=True)
class CapacityGroup:
    """The attendees of one capacity (役員, オブザーバ …). count: how many the record counts, in words."""

    key: str
    name: str
    count: str
    speakers: list[Speaker]


@dataclass(frozen=True)
class PageFacts:
    """The facts of a record in the forms that its page needs.

    moment: 2012-10-23T14:30+09:00. hours: 14:30–17:00. time: 日時 as printed, where it says more than date and hours.
    printed: (heading, text) of every other fact that the record gives. example_number: the number of some turn, for
    the example of a citation.
    """

    moment: str
    hours: str
    time: str
    updated_on: datetime.date | None
    printed: list[tuple[str, str]]
    example_number: int


def item_sections(
    record: Record, speakers: dict[int, Speaker], tombstones: Tombstones | None = None
) -> list[ItemSection]:
    """Returns the blocks of a record, nested as a reader sees them: items, presentations under them, remarks.

    `tombstones` are those of each block (tombstones.as_readers_see).
    """
    sections, answering = [ItemSection()], _answering(record)
    ties, tallies = turn_links(record), _tallies_by_turn(record, speakers)
    for block in record["blocks"]:
        of_block = (tombstones or {}).get(block_keys.block(block["number"]), ())
        if block["block_kind"] == "item":
            sections.append(ItemSection(block["number"], block["title"], tombstones=of_block))
        elif block["block_kind"] == "presentation":
            sections[-1].presentations.append(_presentation(block, speakers, of_block))
            sections[-1].presentations[-1].answering = answering.get(block["number"], 0)
        elif block["block_kind"] == "question" and sections[-1].presentations:
            questions = sections[-1].presentations[-1].questions
            questions.append(_question(block, len(questions), of_block))
        else:
            above = sections[-1].presentations[-1] if sections[-1].presentations else sections[-1]
            of_turn = ties.get(block["number"]), tallies.get(block["number"], ())
            above.remarks.append(_remark(block, speakers, of_block, *of_turn))
    return [section for section in sections if section.number or section.remarks or section.presentations]


def _tallies_by_turn(record: Record, speakers) -> dict[int, tuple[TallyLine, ...]]:
    by_turn: dict[int, tuple[TallyLine, ...]] = {}
    for line in tally_lines(record, speakers):
        by_turn[line.turn] = (*by_turn.get(line.turn, ()), line)
    return by_turn


def _answering(record: Record) -> dict[int, int]:
    """Returns {number of an inquiry: how many organisations answered it in writing}."""
    return {
        inquiry.block["number"]: len({answer["attendee"] for answer in inquiry.answers})
        for inquiry in inquiries_of(record)
        if inquiry.block
    }


def _question(block, place, tombstones) -> QuestionSection:
    is_whole = any(tombstone.is_whole for tombstone in tombstones)
    parts, choices = ([], ()) if is_whole else (text_parts(block["text"]), tuple(block["choices"]))
    return QuestionSection(block["number"], question_name(place), parts, choices, tombstones)


def _presentation(block, speakers, tombstones) -> PresentationSection:
    kind = PRESENTATION_KINDS[block["presentation_kind"]]
    speaker = speakers[block["presenter"]]
    return PresentationSection(block["number"], kind, speaker, block["titles"], tombstones=tombstones)


def _remark(block, speakers, tombstones, ties, tallies) -> Remark:
    """A remark withdrawn as a whole has no parts: its tombstone says so."""
    is_whole = any(tombstone.is_whole for tombstone in tombstones)
    parts = [] if is_whole else text_parts(words_of(block))
    return Remark(block["number"], speakers.get(attendee_of(block)), parts, tombstones, ties, tallies)


def text_parts(text: str) -> list[TextPart]:
    """Returns a text as paragraphs, one a line; neighbouring lines that begin with ・ are one list, rows one table.

    >>> text_parts("見直した。\\n・基準\\n・手順")
    [TextPart(paragraph='見直した。', points=(), rows=()), TextPart(paragraph='', points=('基準', '手順'), rows=())]
    """
    parts: list[TextPart] = []
    for is_table, lines in parted([line for line in text.split("\n") if line]):
        if is_table:
            rows = cells_of(lines)
            parts.append(TextPart(rows=rows, is_headed=is_head(rows[0])))
        elif not lines[0].startswith(BULLET):
            parts.append(TextPart(paragraph=lines[0], is_numbered=bool(NUMBERED.match(lines[0]))))
        elif parts and parts[-1].points:
            parts[-1] = TextPart(points=(*parts[-1].points, lines[0].removeprefix(BULLET)))
        else:
            parts.append(TextPart(points=(lines[0].removeprefix(BULLET),)))
    return parts


def speakers_in_talk(record: Record, speakers: Mapping[int, Speaker]) -> list[TalkSpeaker]:
    """Returns all who speak, with the number of their turns: who speaks most comes first, then who speaks earlier."""
    turns: dict[int, list[int]] = {}
    for block in record["blocks"]:
        if block["block_kind"] == "turn":
            turns.setdefault(attendee_of(block), []).append(block["number"])
    ordered = sorted(turns.items(), key=lambda turn: -len(turn[1]))
    return [TalkSpeaker(speakers[who].label, numbers[0], len(numbers)) for who, numbers in ordered]


def attendance_by_capacity(record: Record, speakers: dict[int, Speaker]) -> list[CapacityGroup]:
    """Returns all attendees and the head counts by capacity. A capacity of which the record says nothing is left out.

    Who only answered in writing was not present.
    """
    counts = {
        row.capacity: count_in_words(row.people, row.organisations) for row in read_out(record).head_counts
    }
    present = {
        key: [speaker for speaker in speakers.values() if speaker.capacity == key] for key in CAPACITIES
    }
    return [
        CapacityGroup(key, name, counts.get(key, ""), present[key])
        for key, name in CAPACITIES.items()
        if (key in counts or present[key]) and key != ANSWER_ONLY
    ]


def page_facts(record: Record) -> PageFacts:
    """Returns the facts of a record for its page."""
    said, time = read_out(record), _time_as_printed(record)
    hour = f"T{said.starts_at:%H:%M}+09:00" if said.starts_at else ""
    return PageFacts(
        moment=f"{record['held_on']}{hour}",
        hours="" if time else wareki.format_time_range(said.starts_at, said.ends_at),
        time=time,
        updated_on=said.updated_on,
        printed=[
            (fact.heading, fact_text(record, fact.name))
            for fact in TEXT_FACTS
            if fact.name not in PLACED_FACTS and fact_text(record, fact.name)
        ],
        example_number=next(
            (block["number"] for block in record["blocks"] if block["block_kind"] == "turn"), 1
        ),
    )


def _time_as_printed(record):
    """日時 as printed, where day and hours, printed again, would not say all of it."""
    held = meeting_time_in(record["time"])
    says_all = held and held.says_all and held.held_on.isoformat() == record["held_on"]
    return "" if says_all else record["time"]


def digest_groups(digest: str) -> list[str]:
    """Returns a digest (指紋) in groups of eight digits, to be compared by eye."""
    return [digest[start : start + 8] for start in range(0, len(digest), 8)]
