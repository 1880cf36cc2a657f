"""The page in English: in its own language throughout, with the other named, and saying nothing that is not so."""

import re

import pytest

from council.environment.licences import licence
from tests.builders import published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def test_what_is_japanese_on_it_says_so(client):
    page = Page(client.get("/en/"))
    assert page["html"][0].attributes["lang"] == "en"
    unmarked, languages = [], ["", ""]  # of html and body
    for piece in re.finditer(r"<(/?)(\w+)([^>]*)>|([^<]+)", page.source.partition("<body>")[2]):
        closing, tag, attributes, text = piece.groups()
        if text is not None:
            if JAPANESE.search(text) and [lang for lang in languages if lang][-1:] != ["ja"]:
                unmarked.append(text)
        elif closing:
            languages.pop()
        elif tag not in ("br", "img", "input"):
            languages.append((re.findall(r'\blang="(\w+)"', attributes) or [""])[0])
    assert unmarked == []


def test_both_languages_name_each_other(client):
    for path in ("/en/", "/about/"):
        alternates = {
            one.attributes["hreflang"]: one.attributes["href"]
            for one in Page(client.get(path))["link"]
            if "hreflang" in one.attributes
        }
        assert alternates == {"ja": "http://testserver/about/", "en": "http://testserver/en/"}


def test_every_other_page_is_japanese_and_leads_to_it(client):
    published()
    for path in ("/", "/meetings/2026-09-03-1/", "/terms/", "/nowhere/"):
        page = Page(client.get(path))
        assert page["html"][0].attributes["lang"] == "ja"
        links = [element for element in page.elements if element.attributes.get("href") == "/en/"]
        assert [(link.text, link.attributes["lang"]) for link in links] == [("English", "en")]


def test_it_says_the_licence_of_the_site_and_leads_only_to_what_answers(client, settings):
    settings.LICENCE = licence("PDL1.0")
    page = Page(client.get("/en/"))
    assert (settings.LICENCE.name, settings.LICENCE.url) in page.links()
    own = {href for _, href in page.links() if href.startswith("/")}
    assert {href: client.get(href).status_code for href in own} == dict.fromkeys(own, 200)
