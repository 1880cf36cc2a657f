"""The front page."""

import pytest

from tests.acts import reword, withdraw_now
from tests.builders import meetings_on_days, publish_now, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def test_one_box_the_map_and_the_newest_meetings_in_this_order(client):
    published()
    home_page = Page(client.get("/"))
    assert home_page.texts("h2") == ["都道府県から探す", "新しい会議録"]
    assert home_page.texts("what") == ["令和8年度 記録実務者会議"]
    assert home_page.texts("when") == ["令和8年9月3日2026年"]
    assert ("すべての会議録（1件）", "/meetings/") in home_page.links()
    assert home_page.texts("choices") == ["記録実務者会議1件"]
    assert [(form.attributes["action"], form.attributes.get("method")) for form in home_page["form"]] == [
        ("/search/", None)
    ]


def test_each_prefecture_counts_as_in_the_list_of_organisations(client):
    published()
    of_home, of_list = (Page(client.get(path)).texts("tiles") for path in ("/", "/organisations/"))
    assert of_home == of_list and of_home[0].startswith("北海道5 青森0 ")


def test_the_newest_correction_struck_and_mended_stands_first(client):
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="聞き違い")
    home_page = Page(client.get("/"))
    assert home_page.texts("h2") == ["新しい訂正", "都道府県から探す", "新しい会議録"]
    assert home_page.texts("fix-words") == ["十日十四日と決めている。"]
    assert home_page.texts("fix-who") == ["深川市の発言 #12北海道"]
    withdraw_now(meeting, "u12")
    assert "新しい訂正" not in Page(client.get("/")).texts("h2")


def test_before_anything_is_published(client):
    home_page = Page(client.get("/"))
    assert home_page.texts("nothing") == ["公開された会議録は、まだありません。"]


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, meetings):
    meetings_on_days(meetings)
    with django_assert_num_queries(8):
        assert len(Page(client.get("/"))["what"]) == meetings
