"""福島: a prefecture, a city and two towns bear the name, and a record in which the prefecture speaks."""

import pytest

from tests.builders import MANUSCRIPT, published
from tests.minutes.pages.organisations.test_organisation_lookup import lists, page
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def record(rows_of_module):
    return published(MANUSCRIPT.replace("（美里町）", "（福島県）"))


def test_福島_offers_four_apart_and_one_that_contains_it(client):
    lookup_page = page(client, "福島")
    assert lists(lookup_page) == [
        "北海道 福島町ふくしまちょう 昭和45年4月1日以前から0件 "
        "福島県ふくしまけん 昭和45年4月1日以前から1件 "
        "福島県 福島市ふくしまし 昭和45年4月1日以前から0件 "
        "長崎県 福島町ふくしまちょう 平成17年12月31日まで 今は松浦市0件",
        "長野県 木曽福島町きそふくしままち 平成17年10月31日まで 今は木曽町0件",
    ]
    assert ("松浦市", "/organisations/422088/") in lookup_page.links()


def test_the_map_has_every_prefecture_with_its_number(client):
    lookup_page = page(client)
    tiles = lookup_page.links("a")
    tiles = [(text, href) for text, href in tiles if "/prefectures/" in href]
    assert len(tiles) == 47
    assert tiles[:3] == [
        ("北海道5", "/organisations/prefectures/01/"),
        ("青森0", "/organisations/prefectures/02/"),
        ("岩手0", "/organisations/prefectures/03/"),
    ]
    assert tiles[6] == ("福島1", "/organisations/prefectures/07/")
    assert [link.attributes["class"] for link in lookup_page["a"] if link.text == "福島1"] == ["d1"]


def test_a_search_of_the_records_offers_the_same_four(client):
    lookup_page = Page(client.get("/search/", {"organisation": "福島"}))
    assert lists(lookup_page) == [
        "北海道 福島町ふくしまちょう 昭和45年4月1日以前から0件 "
        "福島県ふくしまけん 昭和45年4月1日以前から1件 "
        "福島県 福島市ふくしまし 昭和45年4月1日以前から0件 "
        "長崎県 福島町ふくしまちょう 平成17年12月31日まで 今は松浦市0件"
    ]
