"""/robots.txt: read by a plain reader of RFC 9309, it allows what is public and keeps crawlers from what has no end."""

import re

import pytest

from tests.builders import published

pytestmark = pytest.mark.django_db
RECORD = "/meetings/2026-09-03-1/"
ALLOWED = [
    "/",
    "/robots.txt",
    "/sitemap.xml",
    "/meetings/",
    "/meetings/?year=2026&page=2",
    RECORD,
    f"{RECORD}editions/1/",
    f"{RECORD}editions/1.json",
    f"{RECORD}as-of/2026-09-24/",
    f"{RECORD}corrections/",
    f"{RECORD}u/12/",
    f"{RECORD}u/10/answers.csv",
    "/organisations/012289/",
    "/organisations/012289/feed/",
    "/organisations/012289/remarks/",
    "/search/",
    "/files/0a/admin.pdf",
    f"{RECORD}record.akn.xml",
    "/developers/",
    "/api/v1/openapi.json",
    "/dumps/",
    "/dumps/dcat.jsonld",
    "/txt/115900001X00120260903/4",
    "/meetings/to-come/meetings.ics",
]
LEFT_ALONE = [
    "/admin/",
    "/admin/login/?next=/",
    "/search/?q=十日",
    "/search/hits.csv?q=十日",
    "/search/hits.json",
    f"{RECORD}?q=十日&at=12",
    f"{RECORD}compare/",
    f"{RECORD}compare/1...2/",
    f"{RECORD}u/12/report/",
    f"{RECORD}editions/1/u/12/cite.bib",
    "/search/feed/?q=十日",
    "/api/v1/meetings?after=2026-09-03-1",
    "/api/speech?any=十日",
    "/dumps/2026-09-24-1/remarks.jsonl.gz",
    "/organisations/012289/remarks/?year=2026&did=answer",
    "/organisations/012289/remarks.csv",
]


def rules(text):
    """Returns (is allowed, path) of each rule of the group for all crawlers."""
    group, found = False, []
    for line in text.splitlines():
        name, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if name.lower() == "user-agent":
            group = value == "*"
        elif group and name.lower() in ("allow", "disallow") and value:
            found.append((name.lower() == "allow", value))
    return found


def may_fetch(found, path):
    """The longest rule that matches decides; where both match at one length, the one that allows (RFC 9309, 2.2.2)."""
    matching = [(len(rule), allowed) for allowed, rule in found if re.match(pattern(rule), path)]
    return max(matching)[1] if matching else True


def pattern(rule):
    anchored = rule.endswith("$")
    parts = [re.escape(part) for part in rule.removesuffix("$").split("*")]
    return ".*".join(parts) + ("$" if anchored else "")


def test_it_allows_the_public_pages_and_names_the_sitemap(client):
    published()
    answer = client.get("/robots.txt")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    text = answer.content.decode()
    found = rules(text)
    assert [path for path in ALLOWED if not may_fetch(found, path)] == []
    assert [path for path in LEFT_ALONE if may_fetch(found, path)] == []
    (sitemap,) = re.findall(r"^Sitemap: (.+)$", text, re.M)
    assert client.get(sitemap).status_code == 200


def test_no_address_of_the_sitemap_is_kept_from_crawlers(client):
    published()
    found = rules(client.get("/robots.txt").content.decode())
    files = re.findall(r"<loc>http://testserver([^<]+)", client.get("/sitemap.xml").content.decode())
    listed = [
        path
        for file in files
        for path in re.findall(r"<loc>http://testserver([^<]+)", client.get(file).content.decode())
    ]
    assert len(listed) > 50
    assert [path for path in [*files, *listed] if not may_fetch(found, path)] == []
