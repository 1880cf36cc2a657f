"""Which public addresses there are: those that are asked in any case, and the links of an answer that are followed."""

import datetime
import re
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

HOST = "http://testserver"
NOT_PUBLIC = ("/admin/", "/static/")
DAYS = ("2000-01-01", "2100-01-01")
FIXED = (
    *("/", "/meetings/", "/organisations/", "/corrections/", "/corrections/feed/", "/search/"),
    *(
        "/search/hits.csv",
        "/search/hits.json",
        "/about/",
        "/terms/",
        "/accessibility/",
        "/privacy/",
        "/contact/",
    ),
    *("/healthz", "/nowhere/", "/meetings/2024-01-01-1/", "/organisations/999999/", "/files/0/x.pdf"),
    *("/organisations/?name=美里町", "/organisations/?name=瑞野町", "/organisations/?name=川川川"),
    *(f"/organisations/prefectures/{number:02}/{page}" for number in range(1, 48) for page in ("", "feed/")),
)
# Words of the records, words that were withdrawn from them, and every narrowing that an address can hold.
QUESTIONS = (
    *(
        "q=台帳",
        "q=台帳 OR 引継書",
        "q=台帳 -電話",
        "q=電話&order=oldest",
        "q=電話&group=meeting",
        "q=存在しないことば",
    ),
    *(
        "q=セキュリティ",
        "q=ホームページ",
        "q=空き家&kana=on",
        "q=電話&wide=on",
        "organisation=美里町",
        "label=瑞野町",
    ),
    *(
        "q=郵便局に見回り",
        "q=区長に電話",
        "q=三枝主事",
        "q=事業者は長崎",
        "q=年に四回",
        "from=R6.4.1&to=R6.7.31",
    ),
    *("q=電話&after=0", "q=計画 (十日 OR 電話", "q="),
)
# A page of one condition leads to pages of two; what those lead to is made of the same parts.
OF_REMARK = re.compile(r"/u/[0-9]+/$")
MOST_CONDITIONS = 2


def certain_addresses() -> set[str]:
    """What is asked whether anything leads there or not: of meetings, also what was taken down or never published."""
    from django.apps import apps

    editions = apps.get_model("minutes", "Edition").objects.order_by("number")
    found = {
        *FIXED,
        *(f"/search/{view}?{words}" for words in QUESTIONS for view in ("", "hits.csv", "hits.json")),
    }
    meetings = apps.get_model("minutes", "Meeting").objects.exclude(address=None)
    for address, next_number in meetings.values_list("address", "next_number"):
        rows = editions.filter(address=address).values_list("number", "published_at")
        found |= {f"/meetings/{address}/{page}" for page in _pages_of_meeting(dict(rows), next_number)}
    return found


def _pages_of_meeting(editions: dict[int, datetime.datetime], next_number: int):
    """Every page below a meeting, with one edition and one remark more than there are."""
    numbers = [*editions, max(editions) + 1]
    days = {(at + datetime.timedelta(hours=9)).date().isoformat() for at in editions.values()}
    yield from ("", "editions.json", "corrections/", "compare/", "as-of/", "as-of/?day=R6.4.1")
    yield from ("?q=台帳", "?q=電話&at=2", "?q=セキュリティ", "u/2/?q=台帳", "u/12/?q=セキュリティ")
    yield from (f"as-of/{day}/" for day in (*DAYS, *days))
    yield from (f"editions/{number}{end}" for number in numbers for end in ("/", ".json"))
    yield from (f"compare/{one}...{other}/" for one in numbers for other in numbers)
    yield from (f"u/{number}/{end}" for number in range(1, next_number + 1) for end in ("", "report/"))


class _Links(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        href = dict(attrs).get("href")
        if tag in ("a", "link") and href:
            self.found.append(href)


def links_of(address: str, answer) -> list[str]:
    """The public addresses that an answer of an address leads to, as far as they are followed."""
    found = [_local(urljoin(HOST + address, url)) for url in _written(answer)]
    return [link for link in found if link and _is_followed(address, link)]


def _written(answer):
    """The addresses as the answer has them: in its links, in its data, or where it sends the reader on."""
    headers, text = dict(answer.headers), answer.body.decode(errors="replace")
    if headers.get("Content-Type", "").startswith("text/html"):
        yield from _Links(text).found
    else:
        yield from re.findall(rf'{HOST}/[^\s"<>,]*', text)
    if "Location" in headers:
        yield headers["Location"]


def _local(url):
    """The address of a page of this site, or an empty string."""
    parts = urlsplit(url)
    if f"{parts.scheme}://{parts.netloc}" != HOST or parts.path.startswith(NOT_PUBLIC):
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _is_followed(address, link):
    """Not to each of a prefecture's municipalities: nearly 4,000 of them appear in no record. Of two conditions of a
    search one is words, or each organisation would be searched in every year. Not to the page of a remark with the words of
    each search that finds it: they are asked for as the pages of a record are."""
    if address.startswith("/organisations/prefectures/") and link.startswith("/organisations/"):
        return False
    conditions = dict(parse_qsl(urlsplit(link).query))
    if "q" in conditions and OF_REMARK.search(urlsplit(link).path):
        return False
    if len(conditions) == MOST_CONDITIONS and link.startswith("/search/"):
        return link.startswith("/search/?") and "q" in conditions
    return len(conditions) <= MOST_CONDITIONS
