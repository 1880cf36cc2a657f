"""A town whose code, status or name changed is one organisation to a reader, whichever of its codes is asked for."""

import csv
import datetime
import io
import re
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest

from members.registry import record_change, take_back_change
from minutes.dumps.public_rows import public_rows
from minutes.models import Edition, Mention
from minutes.record.ties.turn_ties import TurnTies
from tests.builders import MANUSCRIPT, clerk, draft, publish_now, published
from tests.members.registry.towns import DAY, NEW_CODE, new_town, town_in_force
from tests.minutes.pages.reader import Page
from tests.minutes.ties.tie_now import tie_now

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True)
class Town:
    """A town with the code that it had and the one that it has, and a year before the change."""

    name: str
    prefecture: str
    before: str
    today: str
    year_before: str

    def __str__(self):
        return self.today

    @property
    def codes(self):
        return (self.before, self.today)


TOWNS = [
    Town("熊本市", "43", "432016", "431001", "平成22年"),
    Town("札幌市", "01", "012017", "011002", "昭和46年"),
    Town("幌加内町", "01", "014397", "014729", "平成21年"),
]
each_town = pytest.mark.parametrize("town", TOWNS, ids=str)


@pytest.fixture(scope="module", autouse=True)
def records(rows_of_module):
    """Two meetings of each town, one on each side of the change. In each it brings, answers and says something, and
    当別町 names and asks it."""
    by = clerk()
    for day, town in enumerate(TOWNS, start=3):
        text = MANUSCRIPT.replace("深川市", town.name).replace("当町は二か", f"{town.name}に聞く。二か")
        for year in (town.year_before, "令和8年"):
            meeting = draft(text.replace("令和8年9月3日", f"{year}9月{day}日"), by=by)
            tie_now(meeting, {13: TurnTies(addressed_to=(16,))}, by=by)
            publish_now(meeting, by=by)


def page(client, path, **query):
    answer = client.get(path, query)
    assert answer.status_code == 200, path
    return Page(answer)


@each_town
def test_both_addresses_show_one_page(client, town):
    pages = [page(client, f"/organisations/{code}/") for code in town.codes]
    assert pages[0].source == pages[1].source
    one = pages[0]
    assert f'rel="canonical" href="http://testserver/organisations/{town.today}/"' in one.source
    assert (one.texts("h1"), one.texts("lede")) == ([town.name], [])
    assert "今はない団体" not in one.source
    assert town.before in one.texts("dd")[0] and one.texts("dd")[0].startswith(town.today)
    roll = one.texts("roll")[0]
    assert roll.startswith("発表した 2照会した 0照会に答えた 2発言した 2")
    assert "尋ねられたこと 2" in roll and "ほかの団体が触れた発言 2" in roll and "出席した会議 2" in roll
    assert f"{town.name}として" not in one.texts("tag")


@each_town
def test_one_choice_wherever_it_is_looked_up(client, town):
    listed = [
        (text, href)
        for text, href in page(client, "/organisations/").links()
        if href in [f"/organisations/{code}/" for code in town.codes]
    ]
    assert listed == [(town.name, f"/organisations/{town.today}/")]
    for typed in (town.name, *town.codes):
        lookup = page(client, "/organisations/", name=typed)
        (line,) = [element.text for element in lookup["ul"] if "bearers" in element.classes][:1]
        assert line.endswith("6件") and line.count(town.name) == 1, typed
    prefecture = page(client, f"/organisations/prefectures/{town.prefecture}/")
    assert [href for text, href in prefecture.links() if text == town.name] == [
        f"/organisations/{town.today}/"
    ]


@each_town
def test_one_choice_and_one_count_in_a_search(client, town):
    results = page(client, "/search/", q="の")
    options = [
        (text, href) for text, href in results.links() if text == town.name and "organisation=" in href
    ]
    assert len(options) == 1 and f"organisation={town.today}" in options[0][1]
    totals = []
    for typed in (town.name, *town.codes):
        found = page(client, "/search/", organisation=typed)
        totals += found.texts("total")
        assert not found["bearers"]
        assert found.texts("chosen")[0].endswith(town.name)
    assert totals == ["6件"] * 3
    for condition in ("asked_of", "mentioned"):
        for typed in (town.name, *town.codes):
            assert page(client, "/search/", **{condition: typed}).texts("total") == ["2件"], condition


@each_town
def test_feeds_and_exports_are_the_same_by_each_code(client, town):
    feeds = [
        ElementTree.fromstring(client.get(f"/organisations/{code}/feed/").content) for code in town.codes
    ]
    ids = [[entry.find(f"{ATOM}id").text for entry in atom.iter(f"{ATOM}entry")] for atom in feeds]
    assert ids[0] == ids[1] and len(ids[0]) == 6
    assert {atom.find(f"{ATOM}link").get("href") for atom in feeds} == {
        f"http://testserver/organisations/{town.today}/"
    }
    exports = [
        b"".join(client.get("/search/hits.csv", {"organisation": code}).streaming_content).decode("utf-8-sig")
        for code in town.codes
    ]
    rows = list(csv.DictReader(io.StringIO(exports[0])))
    assert exports[0] == exports[1] and len(rows) == 6
    # A record has the code of its day.
    assert {row["団体コード"] for row in rows} == set(town.codes)


@each_town
def test_the_api_has_one(client, town):
    listed = client.get("/api/v1/organisations", {"name": town.name, "recorded": "true"}).json()["items"]
    assert [(one["code"], one["codes"]) for one in listed] == [(town.today, list(town.codes))]
    by_code = [client.get(f"/api/v1/organisations/{code}").json() for code in town.codes]
    assert by_code[0] == by_code[1]
    assert (by_code[0]["organisation"]["code"], by_code[0]["joined"]) == (town.today, [town.before])
    assert not {*by_code[0]["predecessors"], *by_code[0]["successors"]} & set(town.codes)
    for code in town.codes:
        counts = client.get("/api/v1/search", {"organisation": code}).json()["counts"]
        assert (counts["total"], counts["organisations"]) == (6, 1)
        assert counts["by_organisation"] == [{"code": town.today, "name": town.name, "hits": 6}]
        for unit in ("meetings", "corrections"):
            found = client.get(f"/api/v1/{unit}", {"organisation": code}).json()["items"]
            assert len(found) == (2 if unit == "meetings" else 0)


@each_town
def test_sitemaps_and_dumps_have_one(client, town):
    index = client.get("/sitemap.xml").content.decode()
    (path,) = re.findall(r"/sitemaps/organisations/[^<]+", index)
    sitemap = client.get(path).content.decode()
    assert f"/organisations/{town.today}/" in sitemap and f"/organisations/{town.before}/" not in sitemap
    dumped = [row for name, row in public_rows() if name == "organisations"]
    assert [row.codes for row in dumped if row.name == town.name] == [list(town.codes)]


@each_town
def test_a_record_keeps_the_code_of_its_day(town):
    years = [
        [edition.held_on.year for edition in Edition.objects.naming_organisation(code).order_by("held_on")]
        for code in town.codes
    ]
    assert [len(of_code) for of_code in years] == [1, 1]
    assert years[0][0] < years[1][0] == 2026


@each_town
def test_the_diets_api_counts_who_spoke_under_the_name(client, town):
    asked = {"speaker": town.name, "recordPacking": "json", "maximumRecords": "10"}
    assert client.get("/api/speech", asked).json()["numberOfRecords"] == 4


def test_a_change_of_today_joins_both_addresses_at_once_and_parts_them_again(client):
    """当別町 becomes a city with a code of its own: the ETags of its pages go by the registry."""

    def pages():
        found = {path: client.get(path) for path in ("/organisations/013030/", f"/organisations/{NEW_CODE}/")}
        return {path: (one.status_code, one.headers.get("ETag")) for path, one in found.items()}

    before = pages()
    assert [status for status, _ in before.values()] == [200, 404]
    change = record_change(
        day=datetime.date(2026, 8, 1),
        kind="city",
        before=[town_in_force("当別町")],
        after=[new_town("当別市")],
        by=clerk(),
        event="",
    )
    one, other = (page(client, path) for path in before)
    assert one.source == other.source and one.texts("h1") == ["当別市"]
    assert "当別町として" in one.texts("tag")
    assert pages()["/organisations/013030/"][1] != before["/organisations/013030/"][1]
    take_back_change(change=change, by=clerk())
    assert [status for status, _ in pages().values()] == [200, 404]


def test_a_change_to_come_keeps_the_code_of_today(client):
    change = {"kind": "city", "before": [town_in_force("当別町")], "after": [new_town("当別市")]}
    record_change(day=DAY, by=clerk(), event="", **change)
    for code in ("013030", NEW_CODE):
        assert page(client, f"/organisations/{code}/").texts("h1") == ["当別町"]
        canonical = 'rel="canonical" href="http://testserver/organisations/013030/"'
        assert canonical in page(client, f"/organisations/{code}/").source


def test_a_name_of_before_that_was_borne_under_two_codes_is_one_town():
    """門前町 of 石川県 had another code from 2005 until it went into 輪島市 in 2006: what is said of it later names one town."""
    meeting = published(
        MANUSCRIPT.replace("紙はどこに", "門前町の紙はどこに").replace("9月3日", "9月20日")
    ).meeting
    assert list(Mention.objects.filter(meeting=meeting).values_list("number", "code")) == [(6, "174629")]
