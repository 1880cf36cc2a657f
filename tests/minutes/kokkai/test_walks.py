"""The strict client, which knows the document alone, walks all that is public by nextRecordPosition."""

import pytest

from minutes.models import Edition, Passage
from minutes.search.spoken_keys import KINDS
from tests.builders import published
from tests.minutes.kokkai.asking import EVERYTHING, strict
from tests.minutes.samples.sample import load

pytestmark = [pytest.mark.django_db, pytest.mark.long]


@pytest.fixture(scope="module", autouse=True)
def records(rows_of_module, real_text):
    """The whole sample, with its announcements and its corrections, and the real record."""
    load()
    published(real_text)


def spoken() -> list[tuple[str, int, str]]:
    """Returns (address, number, words) of all talk of all minutes, from the rows that pages print."""
    editions = Edition.objects.newest().exclude(status__in=Edition.ANNOUNCEMENTS).order_by("-held_on")
    rows = Passage.objects.filter(kind__in=KINDS).order_by("position")
    return [
        (edition.address, row.number, row.text)
        for edition in editions
        for row in rows.filter(meeting=edition.meeting_id)
    ]


def plain(words: str) -> str:
    """The words alone: without blanks and line ends."""
    return "".join(words.split())


@pytest.mark.parametrize("size", [7, 30, 100])
def test_all_speeches_page_by_page(client, size):
    walker = strict(client)
    speeches = list(walker.all("speech", size, **EVERYTHING))
    expected = spoken()
    assert len(expected) > 150
    meetings = Edition.objects.newest().exclude(status__in=Edition.ANNOUNCEMENTS).count()
    assert walker.pages == -(-(len(expected) + meetings) // size)
    talk = [one for one in speeches if one.speechOrder]
    assert [one.speechURL for one in talk] == [
        f"http://testserver/meetings/{address}/u/{number}/" for address, number, _ in expected
    ]
    for one, (_, _, words) in zip(talk, expected, strict=True):
        said = plain(one.speech)
        assert said.endswith(plain(words)) and said.startswith("○") == (one.speaker is not None)
    assert len({one.speechID for one in speeches}) == len(speeches)
    days = [one.date for one in speeches]
    assert days == sorted(days, reverse=True)


def test_all_meetings_with_every_speech_and_without_words(client):
    walker = strict(client)
    speeches = {one.speechID: one for one in walker.all("speech", **EVERYTHING)}
    meetings = list(walker.all("meeting", 1, **EVERYTHING))
    assert walker.pages == 2 + len(meetings) == 6
    listed = list(walker.all("meeting_list", 2, **EVERYTHING))
    told = [one for meeting in meetings for one in meeting.speechRecord]
    assert sorted(one.speechID for one in told) == sorted(speeches)
    for one in told:
        same = speeches[one.speechID]
        names = (
            "speaker",
            "speakerYomi",
            "speakerGroup",
            "speakerPosition",
            "speech",
            "speechURL",
            "startPage",
        )
        assert [getattr(one, name) for name in names] == [getattr(same, name) for name in names]
    assert [(one.issueID, [said.speechID for said in one.speechRecord]) for one in listed] == [
        (one.issueID, [said.speechID for said in one.speechRecord]) for one in meetings
    ]


def test_every_address_of_an_answer_is_one_of_ours(client):
    walker = strict(client)
    speeches = list(walker.all("speech", **EVERYTHING))
    for one in speeches[::10]:
        path = one.speechURL.removeprefix("http://testserver")
        assert client.get(path).status_code == 200
        link = client.get(f"/txt/{one.issueID}/{one.speechOrder}")
        assert (link.status_code, link["Location"], link["Cache-Control"]) == (302, path, "no-store")


@pytest.mark.parametrize(
    "conditions",
    [
        {"any": "会議 資料"},
        {"speaker": "市 町"},
        {"nameOfMeeting": "情報交換", "any": "会議"},
        {"speechNumber": "2"},
    ],
)
def test_a_walk_of_a_search_finds_each_speech_once(client, conditions):
    walker = strict(client)
    ids = [one.speechID for one in walker.all("speech", 3, **conditions)]
    assert ids and len(set(ids)) == len(ids)
    assert ids == [one.speechID for one in walker.all("speech", **conditions)]
