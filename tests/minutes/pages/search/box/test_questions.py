"""Each question leads first to what was written down for it, and none is a dead end."""

import re
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minutes.desk.ties.decide_ties import confirm_all
from tests.builders import NOON, clerk, draft, publish_now, published
from tests.minutes.pages.reader import Page
from tests.minutes.pages.search.box.questions import OWN, REAL, SHARED

pytestmark = pytest.mark.django_db

QUESTIONS = [*SHARED, *OWN]


@pytest.fixture(scope="module", autouse=True)
def records(rows_of_module, real_text):
    """The real record, with its questions and answers confirmed, and one more."""
    meeting = draft(real_text)
    confirm_all(meeting=meeting, revision=meeting.revision, by=clerk(), at=NOON)
    publish_now(meeting)
    published()


def answer_of(page) -> list[str]:
    """Where the page leads, first what stands first in the answer: its parts between the head and the ways on."""
    main = page.source.partition('id="total"')[2]
    answered = re.split(r'<nav class="(?:pager|filters)', main)[0]
    return [unquote(href) for href in re.findall(r'href="([^"]+)"', answered)]


def is_that(href: str, wanted: str) -> bool:
    """`#28` is the block at any of its addresses: in the record, or on a page of its own."""
    if not wanted.startswith("#"):
        code = re.fullmatch(r"/organisations/(\w+)/", wanted)
        return re.sub(r"\?[^#]*", "", href).startswith(wanted) or bool(code and f".{code[1]}" in href)
    number = wanted[1:]
    return bool(re.match(rf"{REAL}(?:u/{number}/|\?[^#]*#u{number}$|#u{number}$)", href))


@pytest.mark.parametrize("question", QUESTIONS, ids=range(len(QUESTIONS)))
def test_each_question_leads_to_its_page(client, question):
    with CaptureQueriesContext(connection) as queries:
        page = Page(client.get("/search/", {"q": question.typed}))
    leads = [
        href
        for href in answer_of(page)
        if href.startswith(("/meetings/20", "/organisations/")) or ("as=" in href and "around" in href)
    ]
    assert leads, "a dead end"
    assert is_that(leads[0], question.first), (question, leads[:5], len(queries))
    for wanted in question.also:
        assert any(is_that(href, wanted) for href in leads), (wanted, leads)
    for words in question.says:
        assert words in re.sub(r"<[^>]+>", "", page.source), words


@pytest.mark.parametrize("question", QUESTIONS[::3], ids=range(0, len(QUESTIONS), 3))
def test_every_other_reading_gives_its_count_and_every_word_can_be_taken_away(client, question):
    page = Page(client.get("/search/", {"q": question.typed}))
    others = [
        (href, int(count))
        for href, count in re.findall(
            r'<a href="([^"]+)">[^<]*</a><span class="count">([0-9]+)件</span>', page.source
        )
        if "as=" in href
    ]
    for href, count in others[:6]:
        assert Page(client.get(href.replace("&amp;", "&"))).texts("total") == [f"{count}件"], href
    for _, href in page.links("off"):
        assert client.get(href).status_code == 200


def test_files_and_feed_find_what_the_page_finds_and_the_address_keeps_it(client):
    for typed in ("深川市 セキュリティ 2012", "町田市は何を聞かれたか", "ひのえまた タブレット"):
        page = Page(client.get("/search/", {"q": typed}))
        total = int(page.texts("total")[0].removesuffix("件"))
        (kept,) = [href for text, href in page.links() if text == "この読み取りのままのアドレス"]
        assert Page(client.get(kept)).texts("total") == [f"{total}件"]
        assert len(client.get("/search/hits.json", {"q": typed}).getvalue().split(b'"url"')) == total + 1
        assert client.get("/search/feed/", {"q": typed}).content.count(b"<entry>") == total
        asked = {"q": typed, "understand": "true"}
        found = client.get("/api/v1/search", asked).json()
        assert (found["counts"]["total"], bool(found["understood"])) == (total, True)


def test_programs_take_words_as_their_letters_unless_they_ask(client):
    found = client.get("/api/v1/search", {"q": "深川市 セキュリティ 2012"}).json()
    assert (found["counts"]["total"], found["understood"]) == (0, [])
    found = client.get(
        "/api/v1/search", {"q": "深川市 2012", "understand": "true", "as": "深川市:word"}
    ).json()
    assert [one["reading"] for one in found["understood"]] == ["word", "days.2012-01-01.2012-12-31"]


# A page that finds something asked 10 to 12 before, 13 where days are among the conditions.
MOST_QUERIES = {
    "セキュリティ": 15,
    "深川市": 14,
    "深川市 セキュリティ 2012": 17,
    "町田市は何を聞かれたか": 15,
    "取組み 学校 ICT": 9,
    "2010 マイナンバー": 13,
}


@pytest.mark.parametrize(("typed", "most"), MOST_QUERIES.items(), ids=range(len(MOST_QUERIES)))
def test_four_queries_more_at_most(client, typed, most):
    client.get(
        "/search/", {"q": "十日"}
    )  # what a process remembers of the site and the registry is read once
    with CaptureQueriesContext(connection) as queries:
        client.get("/search/", {"q": typed})
    assert len(queries) <= most, [query["sql"][:150] for query in queries]
