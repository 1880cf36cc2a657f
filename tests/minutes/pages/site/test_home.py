"""The front page."""

import pytest

from tests.builders import meetings_on_days, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def test_the_newest_meetings_and_ways_to_search(client):
    published()
    home_page = Page(client.get("/"))
    assert home_page.texts("h2") == ["新しい会議録", "会議体", "団体から探す"]
    assert home_page.texts("what") == ["令和8年度 記録実務者会議"]
    assert ("すべての会議録（1件）", "/meetings/") in home_page.links()
    assert home_page.texts("choices") == ["記録実務者会議1件"]
    assert [(form.attributes["action"], form.attributes.get("method")) for form in home_page["form"]] == [
        ("/search/", None),
        ("/organisations/", None),
    ]


def test_before_anything_is_published(client):
    home_page = Page(client.get("/"))
    assert home_page.texts("nothing") == ["公開された会議録は、まだありません。"]


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, meetings):
    meetings_on_days(meetings)
    with django_assert_num_queries(4):
        assert len(Page(client.get("/"))["what"]) == meetings
