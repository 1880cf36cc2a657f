"""Whatever becomes of a remark, each address that ever named it answers: corrected, moved and removed with its words, withdrawn
with the day and the reason, taken down as gone."""

import re
from html import unescape

import pytest

from minutes.models import IssueID, Utterance
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import publish_now, published
from tests.minutes.pages.reader import Page

pytestmark = [pytest.mark.django_db, pytest.mark.long]

ADDRESS = "/meetings/2026-09-03-1/"
CORRECTED, MOVED, REMOVED, WITHDRAWN = 12, 8, 13, 7
NUMBERS = (CORRECTED, MOVED, REMOVED, WITHDRAWN)
FRAME = "この発言は取り消されました。"
LISTS = [
    *("/", "/corrections/", "/corrections/feed/", "/organisations/012289/", "/organisations/012289/feed/"),
    *(
        f"/search/{path}?organisation={code}"
        for path in ("", "hits.csv", "hits.json", "feed/")
        for code in ("012289", "013030", "美里町")
    ),
    *(
        "/search/?q=計画",
        "/search/hits.csv?q=計画",
        "/api/v1/corrections",
        "/api/v1/remarks?q=計画",
        "/api/v1/remarks?q=いる",
    ),
    *("/api/speech?any=計画&recordPacking=json", "/api/meeting?from=1868-01-01&recordPacking=xml"),
]


def fetched(client, path):
    answer = client.get(path)
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(
        errors="replace"
    )


def named(client, editions: int) -> set[str]:
    """Returns every address of the site that names one of the remarks by its number, wherever it is handed out now."""
    pages = ["", "corrections/", "as-of/2026-09-24/", "record.akn.xml", "editions.json"]
    for edition in range(1, editions + 1):
        pages += [f"editions/{edition}/", f"editions/{edition}.json", f"editions/{edition}.akn.xml"]
    for number in NUMBERS:
        pages += [f"u/{number}/", *(f"editions/{edition}/u/{number}/" for edition in range(1, editions + 1))]
    api = [
        f"/api/v1{ADDRESS}{path}" for path in ("remarks", "editions/1", *(f"remarks/{n}" for n in NUMBERS))
    ]
    found: set[str] = set()
    for path in [*(ADDRESS + page for page in pages), *LISTS, *api]:
        links = re.findall(r"(?:http://testserver)?(/[^\s\"'<>\\,}]*)", unescape(fetched(client, path)))
        found |= {
            link
            for link in links
            if re.search(rf"/(u|remarks)/({'|'.join(map(str, NUMBERS))})(?![0-9])", link)
        }
    return {link for link in found if "/report/" not in link}


def every_form(number: int, held_by: range, last: int) -> set[str]:
    """Returns the addresses that are written down anywhere in our documents for one remark, of the editions that hold it."""
    cited = {
        f"editions/{one}/u/{number}/{file}"
        for one in held_by
        for file in ("", "cite.bib", "cite.ris", "cite.json")
    }
    records = {
        "",
        f"?q=いる&at={number}",
        "as-of/2026-09-24/",
        *(f"editions/{one}/" for one in range(1, last + 1)),
    }
    return {ADDRESS + path for path in {f"u/{number}/", *cited, *records}} | {
        f"/api/v1{ADDRESS}remarks/{number}"
    }


def lives_of_four(client):
    """Returns the meeting, and every address that named one of the remarks, before each of them became what it is."""
    meeting = published().meeting
    taken = named(client, 1)
    reword(meeting, CORRECTED, "十四日と決めている。")
    publish_now(meeting)
    last = Utterance.objects.get(meeting=meeting, number=15)
    Utterance.objects.filter(meeting=meeting, number=MOVED).update(position=last.position + 5)
    publish_now(meeting)
    taken |= named(client, 3)
    Utterance.objects.get(meeting=meeting, number=REMOVED).delete()
    publish_now(meeting)
    withdraw_now(meeting, f"u{WITHDRAWN}")
    return meeting, taken | named(client, 5)


def statuses(client, paths, *, other_than: int) -> dict[str, int]:
    found = {path: client.get(path).status_code for path in sorted(paths)}
    return {path: status for path, status in found.items() if status != other_than}


def test_they_answer_whatever_became_of_the_remark_until_the_meeting_is_taken_down(client):
    meeting, taken = lives_of_four(client)
    held = {number: range(1, 4 if number == REMOVED else 6) for number in NUMBERS}
    paths = taken | {path for number in NUMBERS for path in every_form(number, held[number], 5)}
    assert len(taken) > 60 and f"{ADDRESS}editions/3/u/{REMOVED}/cite.ris" in taken
    assert statuses(client, paths, other_than=200) == {}
    for path in (f"u/{WITHDRAWN}/", *(f"editions/{edition}/u/{WITHDRAWN}/" for edition in range(1, 6))):
        words = Page(client.get(ADDRESS + path)).texts("remark-words")
        assert words[0].startswith(FRAME), path
    titles = [
        Page(client.get(ADDRESS + path)).texts("title")[0]
        for path in ("u/13/", "editions/3/u/13/", "editions/2/")
    ]
    assert titles[0].startswith("当別町 #13（第4版で削除。下は第3版） ")
    assert titles[1].startswith("当別町 #13（第3版。今は第5版） ")
    assert "（第2版。今は第5版）" in titles[2]
    issue = IssueID.objects.get(meeting=meeting).issue_id
    retract_now(meeting)
    assert statuses(client, {*paths, f"/txt/{issue}", f"/txt/{issue}/3"}, other_than=410) == {}
