"""All public addresses of a small site: each page has its own title, a canonical link, one heading and a way on, sets no
cookie and loads nothing from elsewhere. A page that is not there leads on, too."""

from collections import defaultdict
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, body, publish_now, published
from tests.inquiries import ASKED, published_answers
from tests.minutes.addresses import public_addresses
from tests.minutes.pages.reader import Page

pytestmark = [pytest.mark.django_db, pytest.mark.long]  # some 150 addresses, each made anew

SITE = "http://testserver"
ABSENT = "2026-09-03-2"
OF_OTHERS = [
    *(
        f"/search/?{query}"
        for query in ("q=十日", "q=存在しないことば", "q=十日&group=meeting", "organisation=美里町")
    ),
    *("/meetings/?year=2026", "/corrections/?category=mistake", "/organisations/?name=美里町"),
    *(
        "/organisations/012289/?year=2026",
        "/organisations/prefectures/01/",
        "/meetings/2026-09-03-1/?q=十日&at=1",
    ),
    # An inquiry and its answers, and the meeting that was taken down.
    *("/meetings/2026-09-04-1/", "/meetings/2026-09-04-1/u/10/", "/meetings/2026-09-05-1/"),
]
# Elements whose address a browser fetches by itself, and the attribute that holds it.
LOADED = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "use": "href"}


@pytest.fixture(scope="module", autouse=True)
def small_site(rows_of_module):
    """Published once: these tests only read. A record corrected and in part withdrawn, an inquiry, one taken down."""
    edition = published()
    reword(edition.meeting, 12, "十四日と決めている。")
    publish_now(edition.meeting, reason="聞き違い")
    withdraw_now(edition.meeting, "u13")
    published_answers(ASKED.replace("9月3日", "9月4日"))
    retract_now(published(MANUSCRIPT.replace("9月3日", "9月5日")).meeting)


@pytest.fixture(scope="module")
def answers(small_site):
    """{address: answer} of every public address, and of those that only a form or a link makes."""
    paths = {*public_addresses(keys=("1", "2", "12", "012289")), *OF_OTHERS}
    paths = {path for path in paths if "/api/" not in path and ABSENT not in path}
    browser = Client(enforce_csrf_checks=True)
    return {path: browser.get(path) for path in sorted(paths)}


@pytest.fixture(scope="module")
def pages(answers):
    """{address: Page} of every page that shows something."""
    shown = {
        path: Page(answer)
        for path, answer in answers.items()
        if is_page(answer) and answer.status_code == 200
    }
    assert len(shown) > 40
    return shown


def is_page(answer):
    return answer.get("Content-Type", "").startswith("text/html") and not answer.streaming


def canonical(page):
    return [one.attributes["href"] for one in page["link"] if one.attributes.get("rel") == "canonical"]


def ways_on(path, page):
    """What the text of a page leads to: other addresses of this site, and forms, which lead to a result."""
    start = next(place for place, one in enumerate(page.elements) if one.tag == "main")
    within = [one for one in page.elements[start:] if not one.in_foot]
    forms = {one.attributes.get("action", "") for one in within if one.tag == "form"}
    links = [one.attributes["href"] for one in within if one.tag == "a"]
    found = {urljoin(f"{SITE}{path}", link).partition("#")[0] for link in links} - {f"{SITE}{path}"}
    return forms | {address for address in found if address.startswith(f"{SITE}/")}


def test_no_answer_sets_a_cookie(answers):
    assert {path: answer.cookies for path, answer in answers.items() if answer.cookies} == {}
    assert len(answers) > 100


def test_every_page_has_one_heading_and_one_canonical_link(pages):
    assert {path: page.texts("h1") for path, page in pages.items() if len(page["h1"]) != 1} == {}
    assert {path: canonical(page) for path, page in pages.items() if len(canonical(page)) != 1} == {}


def test_every_page_has_its_own_title(pages):
    """Two addresses of one page have one canonical address."""
    by_title = defaultdict(set)
    for page in pages.values():
        by_title[page.texts("title")[0]].update(canonical(page))
    assert {title: sorted(where) for title, where in by_title.items() if len(where) > 1} == {}


def test_a_canonical_address_is_a_page_that_calls_itself_so(pages):
    client = Client()
    for address in sorted({address for page in pages.values() for address in canonical(page)}):
        page = client.get(address.removeprefix(SITE))
        assert (page.status_code, canonical(Page(page))) == (200, [address]), address


def test_every_page_leads_on(pages):
    assert {path for path, page in pages.items() if not ways_on(path, page)} == set()


def test_what_is_not_there_leads_on_too(answers):
    missing = {
        path: Page(answer)
        for path, answer in answers.items()
        if is_page(answer) and answer.status_code >= 400
    }
    assert len(missing) > 5
    assert {
        path for path, page in missing.items() if len(page["h1"]) != 1 or not ways_on(path, page)
    } == set()
    assert {path for path, page in missing.items() if canonical(page)} == set()


def test_a_record_is_named_with_its_body_wherever_it_stands():
    """第1回定例会 says of no council whose it is."""
    other = {"記録実務者会議": "第1回定例会", "9月3日": "9月6日", "十日と決めている": "百日と決めている"}
    text = MANUSCRIPT
    for words, instead in other.items():
        text = text.replace(words, instead)
    edition = published(text, body=body("kugikai", "区議会").key)
    record, browser = f"/meetings/{edition.address}/", Client()
    of_record = (
        "",
        "corrections/",
        "compare/",
        "u/12/",
        "u/12/report/",
        "editions/1/u/12/",
        "u/10/",
        "editions/1/",
    )
    lists = ("/", "/meetings/", "/search/?q=百日", "/search/?q=百日&group=meeting", "/organisations/012289/")
    shown = {path: Page(browser.get(path)) for path in (*(record + path for path in of_record), *lists)}
    assert {path for path, page in shown.items() if "区議会" not in page.texts("main")[0]} == set()


def test_nothing_is_loaded_from_elsewhere(pages):
    for path, page in pages.items():
        for element in page.elements:
            address = element.attributes.get(LOADED.get(element.tag, ""))
            assert not address or urlsplit(urljoin(SITE, address)).netloc == "testserver", (path, address)
            assert element.tag not in ("style", "object", "embed") and "style" not in element.attributes, path
