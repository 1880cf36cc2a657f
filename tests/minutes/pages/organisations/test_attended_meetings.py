"""An organisation's page lists the meetings whose record has it among the attendees, also where it said nothing."""

import pytest

from tests.acts import withdraw_now
from tests.builders import MANUSCRIPT, meetings_on_days, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

SILENT = MANUSCRIPT.replace("当別町、美里町", "当別町、美里町、町田市")
MACHIDA = "/organisations/132098/"


def attended(client, address):
    page = Page(client.get(address))
    section = [element for element in page["section"] if element.attributes["aria-labelledby"] == "attended"]
    return section[0].text if section else ""


def test_who_was_there_and_said_nothing_is_listed(client):
    published(SILENT)
    assert attended(client, MACHIDA).startswith("出席した会議 1 令和8年9月3日2026年 令和8年度 記録実務者会議")
    assert attended(client, "/organisations/131016/") == ""


def test_who_was_only_announced_was_not_there(client):
    published(SILENT, status="planned")
    assert attended(client, MACHIDA) == ""


def test_with_the_name_goes_the_meeting(client):
    edition = published(SILENT)
    row = edition.meeting.attendees.get(label="町田市")
    withdraw_now(edition.meeting, f"a{row.number}", "attendance")
    assert attended(client, MACHIDA) == ""


def test_a_page_lists_the_newest_twenty(client):
    meetings_on_days(21)
    assert attended(client, "/organisations/012289/").startswith("出席した会議 21新しい20件 令和8年12月3日")


def test_its_capacity_is_said_in_the_words_of_the_record(client):
    meeting = published(
        MANUSCRIPT.replace("出席者：当別町", "総務省（オブザーバー）\n出席者：当別町")
    ).meeting
    assert "記録実務者会議 役員（会長） 記録実務者会議" in attended(client, "/organisations/012289/")
    assert "出席者" not in attended(client, "/organisations/013030/")
    row = meeting.attendees.get(label="深川市")
    withdraw_now(meeting, f"a{row.number}", "attendance")
    assert "会長" not in client.get("/organisations/012289/").content.decode()
