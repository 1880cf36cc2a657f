"""The links of a page that stand beside a number, and what each of them gives: read off the pages, as a reader does."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import html

NUMBER = re.compile(r"[0-9]+")
# What the roll of an organisation counts beside its roles.
NO_ROLES = ("尋ねられたこと", "ほかの団体が触れた発言", "出席した会議")


@dataclass(frozen=True)
class CountedLink:
    """A link of a page, by its whole address, and the number beside it."""

    page: str
    words: str
    address: str
    number: int


def read(answer) -> html.HtmlElement:
    return html.fromstring(answer.content.decode())


def text(element) -> str:
    return " ".join(element.text_content().split())


def number_in(words: str) -> int:
    """Returns the only number of a text: 7 of 7件.

    >>> number_in("この会議の12件")
    12
    """
    (found,) = NUMBER.findall(words)
    return int(found)


def counted_links(page: str, answer) -> list[CountedLink]:
    """Returns every link of a page with the number that stands beside it or in it."""
    tree = read(answer)
    pairs = [
        *_beside(tree),
        *((link, count) for link in tree.iter("a") for count in link.xpath(".//*[@class='num' or self::b]")),
        *_of_rows(tree),
    ]
    return [
        CountedLink(page, text(link), urljoin(page, link.get("href")), number_in(text(count)))
        for link, count in pairs
        if _counts(count)
    ]


def _counts(element) -> bool:
    """Whether an element is a count: a number of a remark (#12), a day and a page of a list are none."""
    return element.tag not in ("time", "h1") and bool(re.fullmatch(r"[0-9]+(件|団体)?", text(element)))


def _beside(tree):
    """Yields (link, number) where a number follows a link in one row of a list, a term or a paragraph."""
    for count in tree.xpath("//*[contains(concat(' ', @class, ' '), ' count ') or @class='num']"):
        if any(parent.tag == "a" for parent in count.iterancestors()):
            continue
        links = count.xpath("preceding-sibling::a") or count.xpath("parent::li/p/a")
        if links:
            yield links[-1] if count.get("class") == "num" else links[0], count


def _of_rows(tree):
    """Yields (link, number) of the rows of a table whose head is a link: the last cell is the whole."""
    for row in tree.xpath("//tr[th/a and td]"):
        yield row.xpath("th/a")[0], row.xpath("td")[-1]


def gives(client, link: CountedLink) -> int | None:
    """Returns how many things a link leads to; None where it leads to no list."""
    parts = urlsplit(link.address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    answer = client.get(path)
    assert answer.status_code == 200, link
    tree = read(answer)
    if parts.fragment:
        return _section_of(tree, parts.fragment)
    is_list = re.fullmatch(r"/organisations/[^/]+/remarks/", parts.path)
    if is_list or parts.path in ("/search/", "/meetings/", "/corrections/"):
        return number_in(text(tree.xpath("//*[@id='total']/*[@class='num']")[0]))
    if parts.path.startswith("/organisations/prefectures/"):
        return number_in(text(tree.xpath("//p[@class='lede']//a[contains(@href, 'prefecture=')]")[0]))
    if re.fullmatch(r"/organisations/[^/]+/", parts.path):
        return _deeds(tree)
    if re.fullmatch(r"/meetings/[^/]+/(editions/[0-9]+/)?u/[0-9]+/", parts.path):
        return number_in(text(tree.xpath("//dl[@class='facts']//span[@class='num']")[0]))
    raise AssertionError(f"nothing says what this gives: {link}")


def _deeds(tree) -> int:
    """What the page of an organisation counts as done by it, over all roles."""
    rows = tree.xpath("//ul[contains(@class, 'roll')]/li")
    roles = [row for row in rows if not text(row).startswith(NO_ROLES)]
    return sum(number_in(text(row.xpath("span")[0])) for row in roles)


def _section_of(tree, fragment) -> int:
    """How many entries the section has that a fragment leads to, by its own number where it shows the newest only."""
    (heading,) = tree.xpath(f"//*[@id='{fragment}']")
    section = next(parent for parent in heading.iterancestors() if parent.tag == "section")
    listed = section.xpath(
        ".//ol[@class='catalogue']/li | .//ul[@class='catalogue']/li | .//div[@class='directory']//li"
    )
    said = number_in(text(heading.xpath(".//*[@class='num']")[0]))
    shown = section.xpath(".//p[contains(@class, 'small')]/span[@class='num']")
    assert len(listed) == (number_in(text(shown[0])) if shown else said), fragment
    return said
