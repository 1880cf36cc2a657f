"""The head of every public page: its own title, one canonical address that answers, a description, and no list of old pages."""

import pytest
from django.utils import timezone

from tests.acts import reword, withdraw_now
from tests.builders import MANUSCRIPT, publish_now, published
from tests.inquiries import published_answers
from tests.minutes.addresses import public_addresses
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

RECORD = "/meetings/2026-09-03-1/"
ROOT = "http://testserver"
WORDS = "規程で十四日としている。"
DAY = timezone.localdate().isoformat()
LISTED_NEVER = [
    f"{RECORD}editions/1/",
    f"{RECORD}editions/1/u/10/",
    f"{RECORD}as-of/",
    f"{RECORD}as-of/2026-09-24/",
    f"{RECORD}as-of/{DAY}/",
    f"{RECORD}compare/",
    f"{RECORD}compare/1...2/",
    f"{RECORD}u/14/report/",
    "/search/",
    "/search/?q=十日",
    "/organisations/?name=深川市",
]


@pytest.fixture(autouse=True)
def meeting():
    """Two editions of a record with an inquiry."""
    meeting = published_answers().meeting
    reword(meeting, 14, WORDS)
    publish_now(meeting, reason="聞き違い")
    return meeting


def head(client, path):
    """Returns {name or property or rel: value} of the meta and link elements, and the title."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    found, page = {"lang": None}, Page(answer)
    for element in page.elements:
        values = element.attributes
        key = values.get("name") or values.get("property") or values.get("rel")
        if element.tag == "html":
            found["lang"] = values["lang"]
        if element.tag in ("meta", "link") and key and "media" not in values:
            assert key in ("alternate", "stylesheet") or key not in found, f"{path} says {key} twice"
            found[key] = values.get("content") or values.get("href")
    return found | {"title": page["title"][0].text}


def pages(client):
    """Every public page of HTML, by its address."""
    paths = public_addresses(keys=("1", "2", "10", "12", "14", "24"))
    answers = {path: client.get(path) for path in paths}
    return [
        path
        for path, answer in answers.items()
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    ]


def test_every_page_has_a_title_of_its_own_a_canonical_link_and_says_what_it_is(client, settings):
    titles, canonical = {}, {}
    for path in pages(client):
        said = head(client, path)
        titles.setdefault(said["title"], []).append(path)
        canonical[path] = said["canonical"]
        assert said["canonical"].startswith(f"{ROOT}/")
        assert 10 <= len(said["description"]) <= 250, (path, said["description"])
        assert f"{said['og:title']} — {settings.SITE_NAME}" == said["title"]
        assert said["og:description"] == said["description"]
        assert (said["og:url"], said["og:site_name"]) == (said["canonical"], settings.SITE_NAME)
        assert said["og:type"] in ("website", "article")
        assert said["search"] == "/opensearch.xml"
    assert len(titles) > 30
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}
    for address in set(canonical.values()):
        own = head(client, address.removeprefix(ROOT))
        assert own["canonical"] == address, "a canonical page is its own"


def test_old_editions_days_comparisons_and_searches_are_not_listed(client):
    hidden = [path for path in pages(client) if "robots" in head(client, path)]
    by_hand = [path for path in LISTED_NEVER if head(client, path).get("robots") == "noindex"]
    assert by_hand == LISTED_NEVER
    kinds = ("/editions/1/", "/as-of/", "/compare/", "/report/", "/search/")
    assert hidden and [path for path in hidden if not any(kind in path for kind in kinds)] == []


@pytest.mark.parametrize(
    ("path", "canonical", "title"),
    [
        (RECORD, RECORD, "令和8年度 記録実務者会議 令和8年9月3日"),
        (f"{RECORD}?q=十日", RECORD, "令和8年度 記録実務者会議 令和8年9月3日"),
        (f"{RECORD}editions/2/", RECORD, "令和8年度 記録実務者会議（第2版） 令和8年9月3日"),
        (
            f"{RECORD}editions/1/",
            f"{RECORD}editions/1/",
            "令和8年度 記録実務者会議（第1版。今は第2版） 令和8年9月3日",
        ),
        (
            f"{RECORD}as-of/2026-09-24/",
            f"{RECORD}as-of/2026-09-24/",
            "令和8年度 記録実務者会議（令和8年9月24日の時点） 令和8年9月3日",
        ),
        (f"{RECORD}u/14/", f"{RECORD}u/14/", "深川市 #14 令和8年度 記録実務者会議 令和8年9月3日"),
        (
            f"{RECORD}editions/1/u/10/",
            f"{RECORD}editions/1/u/10/",
            "当別町の照会 #10 議事録の公開までの日数 令和8年9月3日（第1版。今は第2版）",
        ),
        (
            f"{RECORD}editions/2/u/10/",
            f"{RECORD}u/10/",
            "当別町の照会 #10 議事録の公開までの日数 令和8年9月3日（第2版）",
        ),
        ("/meetings/?year=2026&page=1", "/meetings/?year=2026", "会議録の一覧（令和8年度）"),
        ("/meetings/?year=2026&utm_source=x", "/meetings/?year=2026", "会議録の一覧（令和8年度）"),
        ("/corrections/?year=2026", "/corrections/?year=2026", "訂正の一覧（令和8年度）"),
        (
            "/organisations/012289/?year=2026",
            "/organisations/012289/?year=2026",
            "深川市（北海道） 令和8年度",
        ),
        ("/organisations/012289/?year=1990", "/organisations/012289/", "深川市（北海道）"),
    ],
)
def test_where_a_page_is_cited_and_what_its_tab_says(client, path, canonical, title):
    said = head(client, path)
    assert (said["canonical"], said["og:title"]) == (f"{ROOT}{canonical}", title)


def test_a_description_says_the_day_the_body_and_the_items_or_the_words(client):
    assert (
        head(client, RECORD)["description"]
        == "令和8年9月3日の記録実務者会議の会議録。議題：開会、取組みの発表、他団体への照会、閉会"
    )
    assert (
        head(client, f"{RECORD}u/14/")["description"]
        == f"深川市「議事録の公開までの日数」、令和8年9月3日。{WORDS}"
    )


def test_withdrawn_words_leave_the_description_of_their_page(client, meeting):
    withdraw_now(meeting, "u14")
    assert (
        head(client, f"{RECORD}u/14/")["description"] == "深川市「議事録の公開までの日数」、令和8年9月3日。"
    )
    withdraw_now(meeting, "u4")
    assert "旧庁舎" not in head(client, RECORD)["description"]


@pytest.mark.parametrize("path", ["/nowhere/", f"{RECORD}editions/9/", f"{RECORD}u/99/"])
def test_what_is_no_page_has_no_canonical_link(client, path):
    answer = client.get(path)
    page = Page(answer)
    assert (answer.status_code, [one.attributes.get("rel") for one in page["link"]].count("canonical")) == (
        404,
        0,
    )
    assert [one.attributes["content"] for one in page["meta"] if one.attributes.get("name") == "robots"] == [
        "noindex"
    ]


def test_the_host_that_was_asked_stands_in_the_links_and_an_unknown_one_gets_an_error_in_words(client):
    answer = client.get("/", headers={"host": "localhost"})
    assert '<link rel="canonical" href="http://localhost/">' in answer.content.decode()
    refused = client.get("/", headers={"host": "elsewhere.example"})
    assert (refused.status_code, "送られたものを読めませんでした" in refused.content.decode()) == (400, True)


def test_text_in_a_head_is_never_markup(client):
    published(MANUSCRIPT.replace("9月3日", "9月4日").replace("■ 閉会", '■ "><b>閉会'))
    page = Page(client.get("/meetings/2026-09-04-1/"))
    said = [one.attributes["content"] for one in page["meta"] if one.attributes.get("name") == "description"]
    assert page["b"] == [] and '"><b>閉会' in said[0]
