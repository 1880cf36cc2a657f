"""What holds for every public page: escaped, without cookie, token, script or inline style, and 見本 where it is one."""

import re

import pytest

from minutes.desk.importing import import_text
from tests.builders import MANUSCRIPT, clerk, publish_now, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/meetings/",
    "/meetings/2026-09-03-1/",
    "/organisations/",
    "/organisations/?name=深川市",
    "/organisations/012289/",
    "/search/",
    "/search/?q=十日",
    "/search/?organisation=美里町",
    "/nowhere/",
    "/corrections/",
    "/meetings/2026-09-03-1/editions/1/",
    "/meetings/2026-09-03-1/as-of/",
    "/meetings/2026-09-03-1/as-of/2000-01-01/",
    "/meetings/2026-09-03-1/corrections/",
    "/meetings/2026-09-03-1/compare/",
    "/meetings/2026-09-03-1/u/12/",
]
ATTACK = "<script>alert(1)</script>"


@pytest.mark.parametrize("path", PAGES)
def test_no_cookie_no_token_no_script(client, path):
    published()
    answer = client.get(path)
    shown = Page(answer)
    assert client.cookies.output() == ""
    assert "Cookie" not in answer.get("Vary", "")
    assert "csrfmiddlewaretoken" not in shown.source
    assert [one.tag for one in shown.elements if one.tag in ("script", "style", "iframe")] == []
    assert [
        name
        for one in shown.elements
        for name in one.attributes
        if name == "style" or re.match("on[a-z]+$", name)
    ] == []
    assert {(one.attributes.get("method") or "get") for one in shown["form"]} <= {"get"}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_where_it_is(client, path):
    published()
    shown = Page(client.get(path))
    assert shown["html"][0].attributes["lang"] == "ja"
    assert len(shown["h1"]) == len(shown["main"]) == len(shown["title"]) == 1
    assert shown.texts("title")[0].endswith("試験の会議録")
    ids = [one.attributes["id"] for one in shown.elements if one.attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert [href for _, href in shown.links() if href.startswith("#") and href[1:] not in ids] == []


@pytest.mark.parametrize(
    "replaced",
    [
        ("令和8年度 記録実務者会議", f"令和8年度 {ATTACK} 会議"),
        ("旧庁舎の文書の電子化", f"電子化{ATTACK}"),
        ("十日と決めている。", f"十日と{ATTACK}決めている。"),
        ("事務局が開会を宣した。", f"事務局が開会を{ATTACK}宣した。"),
        ("（美里町）", f"（{ATTACK.replace('(1)', '')}）"),
        ("第3会議室", ATTACK),
        ("連絡会事務局", ATTACK),
        ("会長 山田課長", ATTACK.replace("(1)", "")),
    ],
    ids=["title", "presentation", "turn", "narration", "label", "venue", "contact", "representative"],
)
def test_what_a_record_holds_is_never_markup(client, replaced):
    published(MANUSCRIPT.replace(*replaced))
    for path in [*PAGES, "/search/?q=script", "/search/?q=<script>"]:
        shown = Page(client.get(path))
        assert shown["script"] == [], path
    shown = Page(client.get("/meetings/2026-09-03-1/"))
    assert "<script>" in " ".join(shown.texts("body"))


@pytest.mark.parametrize("name", ["q", "organisation", "label", "from", "to", "page", "name", "body", "year"])
def test_what_is_typed_is_never_markup(client, name):
    published()
    for path in ("/", "/meetings/", "/organisations/", "/search/"):
        shown = Page(client.get(path, {name: f'"><script>alert(1)</script>{name}'}))
        assert shown["script"] == []


def test_a_sample_says_so_wherever_it_is_shown(client):
    meeting, _ = import_text(text=MANUSCRIPT, by=clerk(), is_sample=True)
    publish_now(meeting)
    assert Page(client.get("/meetings/2026-09-03-1/")).texts("sample-note") == [
        "見本これは試すための見本です。会議も発言も架空のものです。"
    ]
    for path in ("/", "/meetings/", "/organisations/012289/", "/search/?q=十日"):
        shown = Page(client.get(path))
        rows = shown["what"] or shown["hit"]
        assert rows
        assert shown.texts("sample") == ["見本"] * len(rows), path


def test_a_real_record_never_says_sample(client):
    published()
    for path in PAGES:
        assert "見本" not in client.get(path).content.decode()


def test_the_pages_for_what_went_wrong(client, settings, rf):
    from django.views.defaults import permission_denied, server_error

    request = rf.get("/")
    assert Page(permission_denied(request, Exception())).texts("h1") == ["このページを見る権限がありません"]
    assert Page(server_error(request)).texts("h1") == ["ページを表示できませんでした"]
