"""The records of the Diet's API: their keys, in its order, and their types. Pure."""

from typing import TypedDict


class Place(TypedDict):
    """Of which meeting something is. session: a number. issue: 第1号. date: YYYY-MM-DD. closing: None, never 閉 with us."""

    issueID: str
    imageKind: str
    searchObject: int
    session: int
    nameOfHouse: str
    nameOfMeeting: str
    issue: str
    date: str
    closing: str | None


class Speaker(TypedDict):
    speaker: str | None
    speakerYomi: str | None
    speakerGroup: str | None
    speakerPosition: str | None
    speakerRole: str | None


class ListedSpeech(TypedDict):
    """A speech in the list of meetings, without its words."""

    speechID: str
    speechOrder: int
    speaker: str | None
    speechURL: str


class MeetingSpeech(ListedSpeech, Speaker):
    """A speech within its meeting. The times are YYYY-MM-DD HH:MM:SS."""

    speech: str
    startPage: int
    createTime: str
    updateTime: str


class MeetingRecord(Place):
    speechRecord: list[dict]
    meetingURL: str
    pdfURL: str | None


class SpeechRecord(Place, Speaker):
    speechID: str
    speechOrder: int
    speech: str
    startPage: int
    speechURL: str
    meetingURL: str
    pdfURL: str | None


PLACE = tuple(Place.__annotations__)
WHO = ("speaker", "speakerYomi", "speakerGroup", "speakerPosition", "speakerRole")
# Our own records have no pages, no image and no session closed; their kind is the Diet's word for minutes.
IMAGE_KIND, START_PAGE = "会議録", 0
LISTED_KEYS = ("speechID", "speechOrder", "speaker", "speechURL")
MEETING_SPEECH_KEYS = (
    *("speechID", "speechOrder", *WHO, "speech", "startPage", "createTime", "updateTime", "speechURL"),
)
MEETING_KEYS = (*PLACE, "speechRecord", "meetingURL", "pdfURL")
SPEECH_KEYS = (
    *("speechID", "issueID", "imageKind", "searchObject", "session", "nameOfHouse", "nameOfMeeting", "issue"),
    *("date", "closing", "speechOrder", *WHO, "speech", "startPage", "speechURL", "meetingURL", "pdfURL"),
)


def in_order(keys: tuple[str, ...], values: dict) -> dict:
    """Returns the values under these keys and no other, in their order. Raises KeyError where one lacks."""
    return {key: values[key] for key in keys}
