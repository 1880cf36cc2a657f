"""Reads the parameters of the Diet's API as a question, or says by numbers what is wrong with them. Pure."""

import datetime
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote_to_bytes

from minutes.kokkai import error_numbers
from minutes.kokkai.error_numbers import QuestionRefused, said
from minutes.kokkai.issue_ids import ISSUE_ID, SPEECH_ID
from minutes.kokkai.parameters import (
    BOTH,
    CONDITIONS,
    HOUSES,
    OPENING,
    ROLES,
    SPEECH,
    TALK,
    Question,
    Range,
    Unit,
)
from minutes.search.analysis.folding import fold

# Bytes of the conditions, percent-encoded.
MOST_BYTES = 2000
_DAY = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_NUMBER = re.compile("[0-9]{1,9}", re.ASCII)
_UP_TO_999 = re.compile("[0-9]{1,3}", re.ASCII)
# A year without a date of Python's: the document's own first day is 0000-01-01. Like it, 2000 is a leap year.
_YEAR_0, _LIKE_YEAR_0 = "0000", "2000"

Values = Mapping[str, str]


def plain_query(query: str) -> str:
    """Returns the query of an address as others send it: old clients send all of it percent-encoded, as one token.

    >>> plain_query("any%3D%E4%BA%88%26from%3D2012-01-01"), plain_query("any=%3D")
    ('any=%E4%BA%88&from=2012-01-01', 'any=%3D')
    """
    if "=" in query or "%3d" not in query.lower():
        return query
    return quote(unquote_to_bytes(query), safe="=&%+")


def read_question(values: Values, *, unit: Unit, house: str) -> Question:
    """Returns what the parameters ask for. `values`: of a parameter that came twice the last. `house`: the site's name.

    Raises QuestionRefused; not for a start beyond the hits, which nobody knows yet.
    """
    given = {name: values[name].strip() for name in values if values[name].strip()}
    _refuse_too_long(given)
    _refuse_wrong(given, unit)
    since, until = _days(given)
    question = Question(
        start=_start(given),
        size=int(given.get("maximumRecords", unit.default)),
        names=_parts(given, "nameOfMeeting"),
        words=_parts(given, "any"),
        within=_within(given),
        speakers=_parts(given, "speaker"),
        since=since,
        until=until,
        sessions=_range(given, "session"),
        issues=_range(given, "issue"),
        order=_order(given),
        position=fold(given.get("speakerPosition", "")),
        group=fold(given.get("speakerGroup", "")),
        issue_id=given.get("issueID", ""),
        nothing=_asks_for_nothing_of_ours(given, house),
    )
    if not _limits(question, given, house):
        raise QuestionRefused(error_numbers.NO_CONDITION)
    return _of_speech_id(question, given)


def _refuse_too_long(given):
    said_conditions = [f"{name}={quote(given[name])}" for name in CONDITIONS if name in given]
    if len("&".join(said_conditions)) > MOST_BYTES:
        raise QuestionRefused(error_numbers.TOO_LONG)


def _refuse_wrong(given, unit):
    wrong = list(_wrong(given, unit))
    issue_id = given.get("issueID", "")
    if wrong or (issue_id and not ISSUE_ID.fullmatch(issue_id)):
        raise QuestionRefused(error_numbers.WRONG_CONDITION, wrong)


def _wrong(given: Values, unit: Unit) -> Iterator[str]:
    size = given.get("maximumRecords", str(unit.default))
    if not (_NUMBER.fullmatch(size) and 1 <= int(size) <= unit.most):
        number = error_numbers.SIZE_TO_100 if unit.most == SPEECH.most else error_numbers.SIZE_TO_10
        yield said(number, "maximumRecords")
    if "speechID" in given and not SPEECH_ID.fullmatch(given["speechID"]):
        yield said(error_numbers.SPEECH_ID_FORM, "speechID")
    if "speakerRole" in given and given["speakerRole"] not in ROLES:
        yield said(error_numbers.UNKNOWN_ROLE, "speakerRole")


def _days(given) -> tuple[datetime.date | None, datetime.date | None]:
    since = _day(given.get("from", ""), error_numbers.FROM_FORM, error_numbers.NO_FROM_DAY)
    until = _day(given.get("until", ""), error_numbers.UNTIL_FORM, error_numbers.NO_UNTIL_DAY)
    if {"from", "until"} <= given.keys() and given["from"] > given["until"]:
        raise QuestionRefused(error_numbers.ORDER)
    if given.get("until", "").startswith(_YEAR_0):
        until = datetime.date.min
    return since, until


def _day(typed, wrong_form, no_such_day) -> datetime.date | None:
    """Returns the day; None for a day of the year 0, which is before every other."""
    if not typed:
        return None
    if not _DAY.fullmatch(typed):
        raise QuestionRefused(wrong_form)
    try:
        day = datetime.date.fromisoformat(re.sub(f"^{_YEAR_0}", _LIKE_YEAR_0, typed))
    except ValueError:
        raise QuestionRefused(no_such_day) from None
    return None if typed.startswith(_YEAR_0) else day


def _start(given) -> int:
    start = given.get("startRecord", "1")
    if not _NUMBER.fullmatch(start) or int(start) < 1:
        raise QuestionRefused(error_numbers.START)
    return int(start)


def _parts(given, name) -> tuple[str, ...]:
    """The folded parts of a value between its blanks, each once."""
    return tuple(dict.fromkeys(filter(None, map(fold, given.get(name, "").split()))))


def _within(given) -> str:
    within = given.get("searchRange", BOTH)
    return within if within in (OPENING, TALK) and "any" in given else BOTH


def _range(given, name) -> Range | None:
    """Returns first and last; one alone is both. What is no number of up to three digits is no condition."""
    ends = [given[end] for end in (f"{name}From", f"{name}To") if _UP_TO_999.fullmatch(given.get(end, ""))]
    return (int(ends[0]), int(ends[-1])) if ends else None


def _order(given) -> int | None:
    number = given.get("speechNumber", "")
    return int(number) if _NUMBER.fullmatch(number) else None


def _asks_for_nothing_of_ours(given, house) -> bool:
    of_another = given.get("nameOfHouse", house) in HOUSES and given.get("nameOfHouse", house) != house
    narrowed = any(
        given.get(name) == "true" for name in ("supplementAndAppendix", "contentsAndIndex", "closing")
    )
    return of_another or narrowed or "speakerRole" in given


def _limits(question: Question, given: Values, house: str) -> bool:
    """Whether one condition at least is given that can be read."""
    read = (question.names, question.words, question.speakers, question.position, question.group)
    numbers = (question.sessions, question.issues, question.order)
    named = {"from", "until", "speakerRole", "speechID", "issueID"} & given.keys()
    of_house = given.get("nameOfHouse") in (house, *HOUSES)
    return any(read) or any(one is not None for one in numbers) or bool(named) or of_house


def _of_speech_id(question: Question, given: Values) -> Question:
    """A speechID names a meeting and a speech; beside another issueID or speechNumber it finds nothing."""
    match = SPEECH_ID.fullmatch(given.get("speechID", ""))
    if not match:
        return question
    issue_id, order = match[1], int(match[2])
    contradicts = question.issue_id not in ("", issue_id) or question.order not in (None, order)
    values = vars(question) | {"issue_id": issue_id, "order": order}
    return Question(**(values | {"nothing": question.nothing or contradicts}))
