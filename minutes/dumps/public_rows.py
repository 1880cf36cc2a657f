"""Everything public, object by object, meeting by meeting: one record is in memory at a time, or two that are compared."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import pairwise

from django.db.models import Max
from django.utils import timezone
from pydantic import BaseModel

from members import registry
from members.succession import succession_of
from minutes.dumps.dump_tables import ANSWERS, CORRECTIONS, MEETINGS, ORGANISATIONS, REMARKS
from minutes.models import Edition, MeetingName, Mention
from minutes.open_data.open_correction import correction_of
from minutes.open_data.open_inquiry import answers_of
from minutes.open_data.open_meeting import meeting_of
from minutes.open_data.open_organisation import organisations_of
from minutes.open_data.open_reading import Reading, read_edition
from minutes.open_data.open_remark import remarks_of

# Addresses of meetings, and codes of organisations, that are read at once.
AT_ONCE = 200
Row = tuple[str, BaseModel]


def newest_at() -> datetime.datetime | None:
    """Returns the moment of the newest edition that may be read: of what is said in a dump, the latest."""
    return Edition.objects.not_retracted().aggregate(newest=Max("published_at"))["newest"]


def public_rows() -> Iterator[Row]:
    """Yields (name of a table, object) of all that is public, in an order that the state alone decides."""
    for address in _addresses():
        yield from _rows_of_meeting(address)
    yield from _organisations()


def _organisations() -> Iterator[Row]:
    """Yields each organisation once, whichever of its codes the records have."""
    by_code, today = registry.relations().successions, timezone.localdate()
    codes = {succession_of(code, by_code).code_on(today) for code in _codes()}
    for some in _in_chunks(sorted(codes)):
        for organisation in organisations_of(some, by_code, today):
            yield ORGANISATIONS, organisation


def _addresses() -> Iterator[str]:
    """Yields the addresses of all public meetings, read by key, so many at once."""
    last, found = "", [""]
    while found:
        newest = Edition.objects.newest().filter(address__gt=last).order_by("address")
        found = list(newest.values_list("address", flat=True)[:AT_ONCE])
        yield from found
        last = found[-1] if found else last


def _rows_of_meeting(address: str) -> Iterator[Row]:
    reading = read_edition(Edition.objects.newest().defer("salts").get(address=address))
    yield MEETINGS, meeting_of(reading.edition)
    for remark in remarks_of(reading):
        yield REMARKS, remark
    for answer in answers_of(reading):
        yield ANSWERS, answer
    if reading.edition.number > 1:
        yield from _corrections(address)


def _corrections(address: str) -> Iterator[Row]:
    """Yields the corrections of all editions that may be read, each out of its edition and the one before that."""
    readable = Edition.objects.not_retracted().filter(address=address).order_by("number")
    numbers = list(readable.values_list("number", flat=True))
    correcting = set(readable.filter(corrections__position=1).values_list("number", flat=True))
    read: dict[int, Reading] = {}
    for before, number in pairwise(numbers):
        if number in correcting:
            read = {one: read.get(one) or _read(readable, one) for one in (before, number)}
            for correction in read[number].edition.corrections.order_by("position"):
                yield CORRECTIONS, correction_of(correction, read[number], read[before])


def _read(readable, number) -> Reading:
    return read_edition(readable.defer("salts").get(number=number))


def _codes() -> set[str]:
    """Returns the codes of the organisations that attended a meeting, spoke, answered or were named."""
    attended = MeetingName.objects.exclude(code="").values_list("code", flat=True)
    named = Mention.objects.values_list("code", flat=True)
    return {*attended.distinct().order_by(), *named.distinct().order_by()}


def _in_chunks(codes: list[str]) -> Iterable[list[str]]:
    return (codes[start : start + AT_ONCE] for start in range(0, len(codes), AT_ONCE))
