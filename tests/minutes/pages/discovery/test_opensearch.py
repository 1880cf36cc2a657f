"""opensearch.xml and favicon.ico: what browsers ask for besides pages."""

import struct
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from tests.builders import published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def description(client):
    answer = client.get("/opensearch.xml")
    assert answer["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    return root


def test_a_browser_can_search_by_it(client):
    published()
    urls = {
        url.get("type"): url.get("template")
        for url in description(client).iter(f"{OPENSEARCH}Url")
        if url.get("rel") is None
    }
    page = Page(client.get(urls["text/html"].replace("{searchTerms}", quote("十日"))))
    assert page.texts("total")[0].startswith("1件")
    data = client.get(urls["application/json"].replace("{searchTerms}", quote("十日")))
    assert "十日と決めている。" in b"".join(data.streaming_content).decode()


@pytest.mark.parametrize(
    "name", ["会議録", "とても長い名を付けた里と港の市町村連絡会の会議録", "A&B <会議録>"]
)
def test_its_names_are_as_long_as_the_standard_allows(client, settings, name):
    settings.SITE_NAME = name
    root = description(client)
    assert root.findtext(f"{OPENSEARCH}ShortName") == name[:16]
    assert len(root.findtext(f"{OPENSEARCH}Description")) <= 1024
    assert root.findtext(f"{OPENSEARCH}Language") == "ja"


def test_the_icon_is_found_where_programs_look_for_it(client, settings):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (302, "/static/icon.ico")
    data = (settings.BASE_DIR / "static" / "icon.ico").read_bytes()
    kind, pictures = struct.unpack("<HH", data[2:6])
    assert (kind, [data[6 + 16 * picture] for picture in range(pictures)]) == (1, [16, 32, 48])
    for picture in range(pictures):
        size, start = struct.unpack("<II", data[14 + 16 * picture : 22 + 16 * picture])
        assert data[start : start + 8] == b"\x89PNG\r\n\x1a\n" and start + size <= len(data)
