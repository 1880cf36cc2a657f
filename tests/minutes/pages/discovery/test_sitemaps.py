"""The sitemap: of the protocol, whole, each address once and as its page calls itself, nothing that is not public now."""

import pytest
from lxml import etree

from minutes.models import Edition, Passage
from minutes.pages.discovery import sitemap_parts
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, draft, meetings_on_days, publish_now, published
from tests.minutes.pages.discovery.sitemap_schema import entries, schema
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

ROOT = "http://testserver"
RECORD = "/meetings/2026-09-03-1/"
REMARKS = [f"{RECORD}u/{number}/" for number in (4, 6, 7, 8, 10, 12, 13)]


def files(client):
    """Returns {path of a file: its entries}, by the index."""
    answer = client.get("/sitemap.xml")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    paths = [address.removeprefix(ROOT) for address, _ in entries(answer.content, "sitemapindex")]
    return {path: entries(client.get(path).content, "urlset") for path in paths}


def listed(client):
    """Returns {path: moment} of all that the sitemap lists."""
    rows = [row for file in files(client).values() for row in file]
    assert len({address for address, _ in rows}) == len(rows), "an address stands once"
    return {address.removeprefix(ROOT): moment for address, moment in rows}


def test_an_empty_site_lists_its_lists_and_texts(client):
    assert list(files(client)) == ["/sitemaps/site.xml"]
    found = listed(client)
    assert {"/", "/meetings/", "/organisations/prefectures/47/", "/terms/", "/en/"} <= found.keys()
    assert set(found.values()) == {None}


def test_what_is_listed_is_public_canonical_and_may_be_listed(client):
    published()
    for path in listed(client):
        answer = client.get(path)
        assert answer.status_code == 200, path
        page = Page(answer)
        canonical = [one.attributes["href"] for one in page["link"] if one.attributes["rel"] == "canonical"]
        assert canonical == [f"{ROOT}{path}"]
        assert [one for one in page["meta"] if one.attributes.get("name") == "robots"] == []


def test_meetings_organisations_and_remarks_have_the_moment_of_the_newest_edition(client):
    meeting = published().meeting
    expected = [RECORD, "/organisations/012289/", "/organisations/013030/", *REMARKS]
    of_record = {path: moment for path, moment in listed(client).items() if path in expected}
    assert of_record == dict.fromkeys(expected, "2026-09-24T12:00:00+09:00")
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="聞き違い")
    found = listed(client)
    assert {found[path] for path in ("/", "/corrections/", *expected)} == {"2026-09-24T13:00:00+09:00"}
    assert {path for path in found if path.startswith("/meetings/2")} == {RECORD, *REMARKS}


def test_a_draft_is_not_listed_and_what_was_taken_down_no_more(client):
    draft(MANUSCRIPT.replace("9月3日", "9月4日"))
    meeting = published().meeting
    assert {path for path in listed(client) if "2026-09-0" in path} == {RECORD, *REMARKS}
    retract_now(meeting)
    assert list(files(client)) == ["/sitemaps/site.xml"]
    for path in ("meetings/2026-09-03-1", "organisations/012289", "remarks/2-aaaaaaaaaaaaa"):
        assert client.get(f"/sitemaps/{path}.xml").status_code == 404


def test_a_withdrawn_name_takes_its_organisation_along(client):
    meeting = published().meeting
    withdraw_now(meeting, "a17")
    assert "/organisations/013030/" not in listed(client)
    assert "/organisations/012289/" in listed(client)


@pytest.mark.parametrize("most", [1, 2, 3, 5])
def test_a_long_list_is_cut_by_key_and_loses_nothing(client, monkeypatch, most):
    meetings_on_days(3)
    whole = listed(client)
    monkeypatch.setattr(sitemap_parts, "MOST", most)
    parts = {path: rows for path, rows in files(client).items() if path != "/sitemaps/site.xml"}
    assert {len(rows) for rows in parts.values()} <= set(range(1, most + 1))
    assert len(parts) == -(-3 // most) + -(-2 // most) + -(-21 // most)
    assert listed(client) == whole


def test_it_is_what_a_plain_look_at_the_tables_finds(client):
    meetings_on_days(3)
    expected = {f"/meetings/{edition.address}/" for edition in Edition.objects.all() if edition.is_newest}
    for passage in Passage.objects.all():
        if passage.kind in ("turn", "presentation"):
            expected.add(f"/meetings/{passage.address}/u/{passage.number}/")
        if passage.code:
            expected.add(f"/organisations/{passage.code}/")
    lists = {f"{ROOT}{path}" for path in expected}
    found = {address for path, rows in files(client).items() if "site.xml" not in path for address, _ in rows}
    assert found == lists


@pytest.mark.parametrize("first", ["", "3-aaaaaaaaaaaaa", "x", "9" * 30])
def test_a_key_that_nobody_wrote_is_no_file(client, first):
    published()
    assert client.get(f"/sitemaps/remarks/{first}.xml").status_code == 404


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, meetings):
    meetings_on_days(meetings)
    paths = list(files(client))
    for path, queries in zip(["/sitemap.xml", *paths], (6, 2, 2, 2, 3), strict=True):
        with django_assert_num_queries(queries):
            client.get(path)


def test_an_unchanged_file_is_answered_with_304(client):
    published()
    for path in ("/sitemap.xml", *files(client)):
        tag = client.get(path)["ETag"]
        assert client.get(path, headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize(
    "fault",
    [
        "<url/>",
        "<url><loc>/x</loc></url>",
        "<url><loc>http://example.jp/</loc><lastmod>昨日</lastmod></url>",
        "",
    ],
)
def test_the_schema_refuses(fault):
    whole = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{fault}</urlset>'
    assert not schema().validate(etree.fromstring(whole))
