"""A meeting over several days is found by any of them: in lists, in searches and in what they export."""

import csv
import datetime
import io
import json

import pytest

from minutes.models import Edition, Passage
from minutes.publication.verify import verify_meeting
from minutes.search.check import differences
from tests.acts import withdraw_now
from tests.builders import MANUSCRIPT, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

DAYS = MANUSCRIPT.replace("令和8年9月3日 13:30~16:30", "令和9年3月31日（水）13時～4月2日（金）12時")
DAYS = DAYS.replace("記録実務者会議", "合宿")


@pytest.fixture
def meeting():
    published()
    return published(DAYS).meeting


def hits(client, **query):
    answer = client.get("/search/hits.json", {"q": "十日"} | query)
    return [(row["held_on"], row["last_day"]) for row in json.loads(b"".join(answer.streaming_content))]


def total(client, **query):
    return int(Page(client.get("/search/", {"q": "十日"} | query)).of_id("total").text.split("件")[0])


ALL = ("2027-03-31", "2027-04-02")
ONE = ("2026-09-03", "2026-09-03")


def test_its_last_day_is_read_out_of_the_text(meeting):
    edition = Edition.objects.get(meeting=meeting)
    assert (edition.held_on, edition.last_day) == (datetime.date(2027, 3, 31), datetime.date(2027, 4, 2))
    assert edition.fiscal_year == 2026
    assert verify_meeting(meeting) == []


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2027-04-01", "2027-04-01", [ALL]),
        ("2027-04-02", "", [ALL]),
        ("2027-04-03", "", []),
        ("", "2027-03-31", [ALL, ONE]),
        ("2026-09-04", "2027-03-30", []),
        ("2026-09-03", "2027-03-31", [ALL, ONE]),
    ],
)
def test_a_search_finds_it_by_any_of_its_days(client, meeting, since, until, found):
    assert hits(client, **{"from": since, "to": until}) == found


def test_it_counts_for_both_years_and_each_count_is_what_its_link_gives(client, meeting):
    assert (hits(client, year=2026), hits(client, year=2027)) == ([ALL, ONE], [ALL])
    page = Page(client.get("/search/?q=十日"))
    options = [(text, href) for text, href in page.links() if "year=" in href]
    counts = {href.split("year=")[1].split("&")[0] for _, href in options}
    assert counts == {"2026", "2027"}
    for year, expected in (("2026", 2), ("2027", 1)):
        assert total(client, year=year) == expected
    listed = Page(client.get("/meetings/?year=2027"))
    assert listed.texts("when") == ["令和9年3月31日～4月2日2027年"]
    assert "令和9年度" in listed.texts("choices")[1] and "1件" in listed.texts("choices")[1]


def test_the_index_agrees_with_a_plain_scan(meeting):
    assert [line for line in differences(substrings=30, trees=200, seed=7) if line] == []


def test_the_table_has_both_days(client, meeting):
    text = b"".join(client.get("/search/hits.csv?q=十日").streaming_content).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert ([head[1], head[9]], [[row[1], row[9]] for row in rows]) == (
        ["開催日", "最後の日"],
        [list(ALL), list(ONE)],
    )


def test_pages_say_both_days_and_print_the_hours_as_they_stand(client, meeting):
    page = Page(client.get("/meetings/2027-03-31-1/"))
    assert (
        "令和9年(2027年)3月31日(水)～4月2日令和9年3月31日（水）13時～4月2日（金）12時" in page.texts("dd")[0]
    )
    assert "令和9年3月31日～4月2日2027年" in Page(client.get("/organisations/012289/")).texts("when")
    assert "令和9年3月31日～4月2日2027年" in Page(client.get("/search/?q=十日")).texts("hit")[0]


def test_with_the_words_goes_the_last_day(client, meeting):
    withdraw_now(meeting, "time")
    assert set(Passage.objects.filter(meeting=meeting).values_list("last_day", flat=True)) == {None}
    assert (hits(client, year=2027), hits(client, year=2026)) == ([], [("2027-03-31", "2027-03-31"), ONE])
    assert "4月2日" not in client.get("/meetings/2027-03-31-1/").content.decode()
    assert verify_meeting(meeting) == []


def test_a_cancelled_one_is_to_come_until_its_last_day_is_past():
    edition = published(DAYS, status="cancelled")
    days = [datetime.date(2027, 4, day) for day in (1, 2, 3)]
    assert [Edition.objects.to_come(day).filter(pk=edition.pk).exists() for day in days] == [
        True,
        True,
        False,
    ]
