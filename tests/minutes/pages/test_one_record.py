"""Every public page of one record: no cookie, token, script or inline style, and whatever is typed is text."""

import re
from urllib.parse import quote

import pytest

from tests.builders import published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/meetings/",
    "/meetings/2026-09-03-1/",
    "/organisations/",
    "/organisations/?name=深川市",
    "/organisations/012289/",
    "/organisations/012289/remarks/",
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


# No browser runs it (tests/browser/test_policy.py).
DATA_BLOCK = {"type": "application/ld+json"}


@pytest.fixture(scope="module", autouse=True)
def record(rows_of_module):
    """Published once: these tests only read."""
    published()


@pytest.mark.parametrize("path", PAGES)
def test_no_cookie_no_token_no_script(client, path):
    answer = client.get(path)
    shown = Page(answer)
    assert client.cookies.output() == ""
    assert "Cookie" not in answer.get("Vary", "")
    assert "csrfmiddlewaretoken" not in shown.source
    active = [element for element in shown.elements if element.tag in ("script", "style", "iframe")]
    assert [element.attributes for element in active if element.attributes != DATA_BLOCK] == []
    assert [
        name
        for element in shown.elements
        for name in element.attributes
        if name == "style" or re.match("on[a-z]+$", name)
    ] == []
    assert {(form.attributes.get("method") or "get") for form in shown["form"]} <= {"get"}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_where_it_is(client, path):
    shown = Page(client.get(path))
    assert shown["html"][0].attributes["lang"] == "ja"
    assert len(shown["h1"]) == len(shown["main"]) == len(shown["title"]) == 1
    assert shown.texts("title")[0].endswith("試験の会議録")
    ids = [element.attributes["id"] for element in shown.elements if element.attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert [href for _, href in shown.links() if href.startswith("#") and href[1:] not in ids] == []


@pytest.mark.parametrize("name", ["q", "organisation", "label", "from", "to", "page", "name", "body", "year"])
def test_what_is_typed_is_never_markup(client, name):
    for path in ("/", "/meetings/", "/organisations/", "/search/"):
        shown = Page(client.get(path, {name: f'"><script>alert(1)</script>{name}'}))
        assert [one.attributes for one in shown["script"] if one.attributes != DATA_BLOCK] == []


def test_a_real_record_never_says_sample(client):
    for path in PAGES:
        assert "見本" not in client.get(path).content.decode()


@pytest.mark.parametrize(
    "typed", ["😀", "。", "%", "_", "\\", "'", '"', "-", "OR", "\ud800", "ﷺ", "あ" * 200]
)
@pytest.mark.parametrize(
    "name", ["q", "organisation", "label", "from", "to", "page", "after", "year", "kind", "meeting", "group"]
)
def test_whatever_is_typed_is_answered(client, name, typed):
    answer = client.get(f"/search/?{name}=" + quote(typed, errors="surrogatepass"))
    assert answer.status_code == 200
