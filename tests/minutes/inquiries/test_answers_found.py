"""Written answers are found by their words and by organisation, narrowed by kind, and lead to their own pages."""

import pytest

from tests.builders import publish_now
from tests.inquiries import answer_now, published_answers, reanswer
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

RECORD = "/meetings/2026-09-03-1/"


def hits(client, query):
    page = Page(client.get(f"/search/?{query}"))
    links = [(text, href.partition("?")[0]) for text, href in page.links() if "#" in text]
    return [(text, path) for text, path in links if path.startswith(f"{RECORD}u/")]


@pytest.fixture
def meeting():
    return published_answers().meeting


def test_by_words(client, meeting):
    assert hits(client, "q=読み合わせている") == [("深川市 #25", f"{RECORD}u/25/")]
    assert [text for text, _ in hits(client, "q=確認していますか")] == ["設問 #12"]


def test_by_organisation_and_kind(client, meeting):
    assert hits(client, "organisation=372013") == [("高松市 #27", f"{RECORD}u/27/")]
    assert [text for text, _ in hits(client, "kind=written_answer")] == [
        "深川市 #24",
        "美里町 #26",
        "高松市 #27",
        "深川市 #25",
    ]


def test_the_newest_edition_alone_is_found(client, meeting):
    reanswer(meeting, 25, text="部長が読む。")
    publish_now(meeting)
    assert Page(client.get("/search/?q=読み合わせている")).texts("total") == ["0件"]
    assert hits(client, "q=部長が読む") == [("深川市 #25", f"{RECORD}u/25/")]
    answer_now(meeting, {(18, 12): ("", "")})
    publish_now(meeting)
    assert Page(client.get("/search/?q=部長が読む")).texts("total") == ["0件"]
    page = Page(client.get(f"{RECORD}u/25/"))
    assert page.texts("h1") == ["深川市の書面の回答 #25"] and "削除されました" in page.source


def test_the_hits_within_the_record_lead_to_the_answer(client, meeting):
    page = Page(client.get(f"{RECORD}?q=読み合わせている"))
    assert ("深川市 #25", f"{RECORD}u/25/") in page.links()


def test_files_and_feeds_lead_there_too(client, meeting):
    body = b"".join(client.get("/search/hits.csv?q=読み合わせている").streaming_content).decode()
    assert f"http://testserver{RECORD}u/25/" in body
    feed = client.get("/organisations/372013/feed/").content.decode()
    assert f"{RECORD}u/27/" in feed
