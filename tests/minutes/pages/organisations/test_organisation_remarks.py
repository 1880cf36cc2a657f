"""All that an organisation brought, asked, answered and said, page by page and as a table; each count is what its link gives."""

import csv
import io
import re
from html import unescape

import pytest

from minutes.models import Passage
from minutes.pages.organisations import remarks_page
from minutes.pages.streaming import BrokenOff
from tests.acts import withdraw_now
from tests.builders import MANUSCRIPT, meetings_on_days, publish_now, published
from tests.minutes.pages.reader import Page
from tests.minutes.ties.tie_now import tied

pytestmark = pytest.mark.django_db
CODE = "012289"
PAGE, REMARKS, CSV = (f"/organisations/{CODE}/{part}" for part in ("", "remarks/", "remarks.csv"))


def read(client, address) -> Page:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return Page(answer)


def table(client, address) -> list[dict[str, str]]:
    text = b"".join(client.get(address).streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def all_pages(client, address) -> list[Page]:
    pages = [read(client, address)]
    while following := [
        element.attributes["href"] for element in pages[-1]["a"] if element.attributes.get("rel") == "next"
    ]:
        pages.append(read(client, following[0]))
    return pages


def test_all_of_them_newest_meeting_first_in_the_order_of_the_talk(client):
    published()
    published(MANUSCRIPT.replace("9月3日", "9月4日"))
    page = read(client, REMARKS)
    assert page.texts("h1") == ["深川市の発言・発表"]
    assert page.texts("total") == ["6件"]
    assert (
        page.texts("what")
        == [
            "旧庁舎の文書の電子化 #4 発表した",
            "深川市 旧庁舎の文書の電子化 #7 発言した",
            "当別町 議事録の公開までの日数 #12 照会に答えた",
        ]
        * 2
    )
    assert page.texts("filters") == ["年度 令和8年度6件 したこと 発表した2件照会に答えた2件発言した2件"]


def test_pages_by_key_lose_and_repeat_nothing(client, monkeypatch):
    monkeypatch.setattr(remarks_page, "PAGE_SIZE", 2)
    meetings_on_days(3)
    pages = all_pages(client, REMARKS)
    listed = [what for page in pages for what in page.texts("what")]
    (whole,) = all_pages_of_one(client, monkeypatch)
    assert listed == whole.texts("what") and len(listed) == 9
    assert [len(page["what"]) for page in pages] == [2, 2, 2, 2, 1]
    titles = [page.texts("title")[0] for page in pages]
    assert len(set(titles)) == len(pages)
    assert titles[1] == "深川市（北海道）の発言・発表 令和8年3月3日の#12から — 試験の会議録"


def all_pages_of_one(client, monkeypatch):
    monkeypatch.setattr(remarks_page, "PAGE_SIZE", 100)
    return all_pages(client, REMARKS)


COUNTED = re.compile(
    r'<a href="([^"]*remarks/\?[^"]*)"[^>]*>(?:([0-9]+)</a>|[^<]*</a>(?:<svg.*?</svg>)?<span class="count">([0-9]+)件)'
)


def links_with_counts(page) -> list[tuple[str, int]]:
    """(address, number) of each bar, facet and number of the table that leads into the remarks."""
    return [
        (unescape(href), int(in_table or beside)) for href, in_table, beside in COUNTED.findall(page.source)
    ]


def test_each_count_is_what_its_link_gives(client):
    publish_now(tied())
    published(MANUSCRIPT.replace("令和8年9月3日", "令和9年9月3日").replace("令和8年度", "令和9年度"))
    followed = set()
    for address in (PAGE, f"{PAGE}?year=2026", REMARKS, f"{REMARKS}?year=2026", f"{REMARKS}?did=answer"):
        for href, count in links_with_counts(read(client, address)):
            assert read(client, href).texts("total") == [f"{count}件"], (address, href)
            assert len(table(client, href.replace("/remarks/", "/remarks.csv"))) == count
            followed.add(href)
    assert f"{REMARKS}?did=replying" in followed and len(followed) >= 12


def test_the_same_number_as_search_and_programs_give(client):
    meetings_on_days(3)
    rows = table(client, CSV)
    assert len(rows) == Passage.objects.filter(code=CODE).count() == 9
    assert read(client, f"/search/?organisation={CODE}").texts("total") == ["9件"]
    assert client.get(f"/api/v1/search?organisation={CODE}").json()["counts"]["total"] == 9
    of_search = table(client, f"/search/hits.csv?organisation={CODE}")
    assert rows == of_search


def test_a_town_is_searched_within_from_its_page(client):
    published()
    page = read(client, PAGE)
    assert page["form"][0].attributes["action"] == "/search/"
    sent = {element.attributes["name"]: element.attributes.get("value") for element in page["input"]}
    assert sent == {"organisation": CODE, "q": None}
    assert read(client, f"/search/?organisation={CODE}&q=湿気").texts("total") == ["1件"]


def test_what_it_said_last_stands_first(client):
    meetings_on_days(3)
    page = read(client, PAGE)
    assert page.texts("h2")[0] == "最も新しい発言"
    assert page.texts("last-said") == ["十日と決めている。"]


@pytest.mark.parametrize("query", ["?did=said", "?year=24", "?year=9999", "?year=0000", "?year=二千"])
def test_a_condition_that_there_is_not_is_no_answer(client, query):
    published()
    assert (client.get(REMARKS + query).status_code, client.get(CSV + query).status_code) == (404, 404)


def test_a_year_without_any_says_so(client):
    published()
    page = read(client, f"{REMARKS}?year=1999")
    assert (page.texts("total"), page.texts("nothing")) == (["0件"], ["ありません。深川市のページへ"])


def test_a_code_that_nobody_has(client):
    assert client.get("/organisations/999999/remarks/").status_code == 404
    assert client.get("/organisations/999999/remarks.csv").status_code == 404


def test_what_is_withdrawn_is_in_neither(client):
    meeting = published().meeting
    withdraw_now(meeting, "u12")
    assert "十日と決めている" not in read(client, REMARKS).source
    assert "十日と決めている" not in str(table(client, CSV))


def test_a_withdrawal_breaks_the_table_off(client):
    meeting = meetings_on_days(3)[0].meeting
    pieces = iter(client.get(CSV).streaming_content)
    next(pieces)
    withdraw_now(meeting, "u12")
    with pytest.raises(BrokenOff):
        list(pieces)


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, meetings):
    meetings_on_days(meetings)
    read(client, REMARKS)  # remembers how the organisations belong together
    with django_assert_num_queries(5):
        read(client, f"{REMARKS}?year=2025")
