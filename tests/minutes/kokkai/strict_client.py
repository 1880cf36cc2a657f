"""A client of the Diet's minutes API, written from its document alone and strict: a key more, a key less, another type, a
relative address or a null where none may be is refused. It knows nothing of our program.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import get_args, get_origin

MOST = {"speech": 100, "meeting": 10, "meeting_list": 100}
HEAD = ("numberOfRecords", "numberOfReturn", "startRecord", "nextRecordPosition")
ISSUE_ID = re.compile(r"1[0-9]{3}[0-9A-Z]{5}[0-9A-Za-z][0-9]{3}[0-9]{8}")
TIME = "%Y-%m-%d %H:%M:%S"


class Refused(Exception):
    """An answer that is not as the document says."""


@dataclass(frozen=True)
class ListedSpeech:
    speechID: str
    speechOrder: int
    speaker: str | None
    speechURL: str


@dataclass(frozen=True)
class MeetingSpeech:
    speechID: str
    speechOrder: int
    speaker: str | None
    speakerYomi: str | None
    speakerGroup: str | None
    speakerPosition: str | None
    speakerRole: str | None
    speech: str
    startPage: int
    createTime: str
    updateTime: str
    speechURL: str


@dataclass(frozen=True)
class ListedMeeting:
    issueID: str
    imageKind: str
    searchObject: int
    session: int
    nameOfHouse: str
    nameOfMeeting: str
    issue: str
    date: str
    closing: str | None
    speechRecord: list[ListedSpeech]
    meetingURL: str
    pdfURL: str | None


@dataclass(frozen=True)
class Meeting:
    issueID: str
    imageKind: str
    searchObject: int
    session: int
    nameOfHouse: str
    nameOfMeeting: str
    issue: str
    date: str
    closing: str | None
    speechRecord: list[MeetingSpeech]
    meetingURL: str
    pdfURL: str | None


@dataclass(frozen=True)
class Speech:
    speechID: str
    issueID: str
    imageKind: str
    searchObject: int
    session: int
    nameOfHouse: str
    nameOfMeeting: str
    issue: str
    date: str
    closing: str | None
    speechOrder: int
    speaker: str | None
    speakerYomi: str | None
    speakerGroup: str | None
    speakerPosition: str | None
    speakerRole: str | None
    speech: str
    startPage: int
    speechURL: str
    meetingURL: str
    pdfURL: str | None


UNITS = {
    "speech": ("speechRecord", Speech),
    "meeting": ("meetingRecord", Meeting),
    "meeting_list": ("meetingRecord", ListedMeeting),
}


@dataclass(frozen=True)
class Page:
    total: int
    start: int
    following: int | None
    records: list


class Client:
    """Asks `fetch`, which takes a path and parameters and returns the JSON of a 200 as a value."""

    def __init__(self, fetch: Callable[[str, dict], object]):
        self.fetch = fetch
        self.pages = 0

    def page(self, unit: str, **conditions) -> Page:
        self.pages += 1
        return read_page(unit, self.fetch(f"/api/{unit}", conditions | {"recordPacking": "json"}))

    def all(self, unit: str, size: int = 0, **conditions) -> Iterator:
        """Yields every record, page by page as nextRecordPosition says."""
        size, start, seen = size or MOST[unit], 1, 0
        while start is not None:
            page = self.page(unit, startRecord=start, maximumRecords=size, **conditions)
            seen += len(page.records)
            yield from page.records
            if page.following is None and seen != page.total:
                raise Refused(f"{seen} records of {page.total}")
            start = page.following


def read_page(unit: str, answer) -> Page:
    name, record = UNITS[unit]
    _same_keys(answer, (*HEAD, name))
    total, returned, start, following = (answer[key] for key in HEAD)
    for number in (total, returned, start, *(() if following is None else (following,))):
        _is_a(int, number, "head")
    records = [read_record(record, one) for one in answer[name]]
    behind = start + returned
    if returned != len(records) or following != (behind if behind <= total and records else None):
        raise Refused(f"numbers that do not fit: {start} {returned} {following} of {total}")
    return Page(total, start, following, records)


def read_record(kind, value):
    _same_keys(value, tuple(one.name for one in fields(kind)))
    read = kind(**{one.name: _read(one, value[one.name]) for one in fields(kind)})
    _check_values(read)
    return read


def _read(field, value):
    if get_origin(field.type) is list:
        _is_a(list, value, field.name)
        return [read_record(get_args(field.type)[0], one) for one in value]
    _is_a(field.type, value, field.name)
    return value


def _is_a(kind, value, name):
    if isinstance(value, bool) or not isinstance(value, kind):
        raise Refused(f"{name}: {value!r} is not {kind}")


def _same_keys(value, keys):
    if not isinstance(value, dict) or tuple(value) != keys:
        raise Refused(f"keys {list(value)} and not {list(keys)}")


def _check_values(read):
    said = vars(read)
    for name in said:
        if name.endswith("URL") and said[name] is not None and not re.match("https?://[^/]+/", said[name]):
            raise Refused(f"{name} {said[name]}")
    if "issueID" in said:
        if not ISSUE_ID.fullmatch(said["issueID"]) or said["closing"] not in (None, "閉"):
            raise Refused(f"{said['issueID']} {said['closing']}")
        if said["imageKind"] not in ("会議録", "目次", "索引", "附録", "追録"):
            raise Refused(said["imageKind"])
        datetime.date.fromisoformat(said["date"])
    if "speechID" in said and not re.fullmatch(rf"{ISSUE_ID.pattern}_[0-9]{{3,4}}", said["speechID"]):
        raise Refused(said["speechID"])
    for name in said.keys() & {"createTime", "updateTime"}:
        datetime.datetime.strptime(said[name], TIME)
