"""The parameters of the Diet's API, and its question as a value. Pure."""

import datetime
from dataclasses import dataclass

HOUSES = ("衆議院", "参議院", "両院", "両院協議会")
ROLES = ("証人", "参考人", "公述人")
OPENING, TALK, BOTH = "冒頭", "本文", "冒頭・本文"
XML, JSON = "xml", "json"
# One of these must be given.
LIMITING = (
    *("nameOfHouse", "nameOfMeeting", "any", "speaker", "from", "until", "speechNumber", "speakerPosition"),
    *(
        "speakerGroup",
        "speakerRole",
        "speechID",
        "issueID",
        "sessionFrom",
        "sessionTo",
        "issueFrom",
        "issueTo",
    ),
)
# These narrow what others ask for.
NARROWING = ("supplementAndAppendix", "contentsAndIndex", "searchRange", "closing")
CONDITIONS = (*LIMITING, *NARROWING)
PARAMETERS = (*CONDITIONS, "startRecord", "maximumRecords", "recordPacking")

Range = tuple[int, int]


@dataclass(frozen=True)
class Unit:
    """What one record is of an answer: a speech or a meeting. default, most: records of one page."""

    name: str
    default: int
    most: int


SPEECH = Unit("speechRecord", 30, 100)
MEETING = Unit("meetingRecord", 3, 10)
MEETING_LIST = Unit("meetingRecord", 30, 100)


@dataclass(frozen=True)
class Question:
    """What is asked for; each condition that is given must hold, of one speech.

    start: from 1. size: the most records of a page. names, speakers: folded parts, one of which must stand in a name.
    words: folded, all of them. since, until: days, both included; None is no limit. sessions, issues: first and last,
    both included. order: a speechOrder. position, group: a part, as typed. nothing: whether a condition asks for what
    no record of ours has, such as a role, an appendix, or another house.
    """

    start: int
    size: int
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    within: str = BOTH
    speakers: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    sessions: Range | None = None
    issues: Range | None = None
    order: int | None = None
    position: str = ""
    group: str = ""
    issue_id: str = ""
    nothing: bool = False
