"""One item, presentation or inquiry of a record shown alone (?item=26), to be read or printed without the rest. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from minutes.pages.record.record_view import ItemSection, PresentationSection


@dataclass(frozen=True)
class RecordPart:
    """name: 議題, 発表 or 照会. title: its words as markup. sections: what is shown of the record. numbers: of all blocks that
    stand there. record_url: the page of the whole edition, where everything else is."""

    number: int
    name: str
    title: str
    sections: list[ItemSection]
    numbers: frozenset[int]
    record_url: str


def part_of(sections: Iterable[ItemSection], typed: str, record_url: str) -> RecordPart | None:
    """Returns the part whose heading has the number that an address names; None where no heading has it.

    `sections` are those of the whole record, with their words as markup (marked_words.py).
    """
    for section in sections:
        if section.number and str(section.number) == typed:
            return _part(section.number, "議題", section.title, section, record_url)
        for presentation in section.presentations:
            if str(presentation.number) == typed:
                alone = replace(section, remarks=[], presentations=[presentation])
                title = "　".join(presentation.titles)
                return _part(presentation.number, presentation.kind, title, alone, record_url)
    return None


def _part(number, name, title, section, record_url) -> RecordPart:
    return RecordPart(number, name, title, [section], frozenset(_numbers(section)), record_url)


def _numbers(section: ItemSection):
    yield section.number
    yield from (remark.number for remark in section.remarks)
    for presentation in section.presentations:
        yield from _numbers_of(presentation)


def _numbers_of(presentation: PresentationSection):
    yield presentation.number
    yield from (question.number for question in presentation.questions)
    yield from (remark.number for remark in presentation.remarks)
