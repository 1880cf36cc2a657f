"""What RFC 4287 demands of a feed, as far as a program can look: a slow, obvious reading of sections 4.1 and 4.2."""

import datetime
import uuid
from collections import Counter
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
KNOWN = {
    "feed": {"author", "entry", "id", "link", "subtitle", "title", "updated"},
    "entry": {"id", "link", "published", "summary", "title", "updated"},
}
ONCE = {"feed": {"id", "title", "updated"}, "entry": {"id", "title", "updated", "published"}}


def entries_of(content: bytes) -> list[dict]:
    """Returns of each entry id, title, link, summary, published and updated."""
    return [
        {
            **{name: _text(entry, name) for name in ("id", "title", "summary", "published", "updated")},
            "link": entry.find(f"{ATOM}link").get("href"),
        }
        for entry in ElementTree.fromstring(content).iter(f"{ATOM}entry")
    ]


def problems_of(content: bytes) -> list[str]:
    """Returns which rules a feed breaks, by number of the section."""
    feed = ElementTree.fromstring(content)
    if feed.tag != f"{ATOM}feed":
        return ["4.1.1: no atom:feed"]
    entries = feed.findall(f"{ATOM}entry")
    found = [*_of_element("feed", feed), *(line for entry in entries for line in _of_element("entry", entry))]
    if not feed.findall(f"{ATOM}author/{ATOM}name"):
        found.append("4.1.1: no author")
    if [link.get("rel") for link in feed.findall(f"{ATOM}link")].count("self") != 1:
        found.append("4.1.1: no link to itself")
    known = Counter((_text(entry, "id"), _text(entry, "updated")) for entry in entries)
    found += [f"4.1.1: {key} twice" for key, times in known.items() if times > 1]
    newest = max((_text(entry, "updated") for entry in entries), default=_text(feed, "updated"))
    return found if newest == _text(feed, "updated") else [*found, "4.2.15: updated is not the newest"]


def _of_element(kind, element):
    names = Counter(child.tag.removeprefix(ATOM) for child in element)
    yield from (f"unknown: {name}" for name in names.keys() - KNOWN[kind])
    yield from (f"4.1: {names[name]} of {name} in {kind}" for name in ONCE[kind] if names[name] != 1)
    alternates = [
        link for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"
    ]
    if len(alternates) != 1 or not alternates[0].get("href", "").startswith("http"):
        yield f"4.1.2: alternate of {kind}"
    if uuid.UUID(_text(element, "id")).urn != _text(element, "id"):
        yield "4.2.6: id"
    days = [
        _text(element, name) for name in ("published", "updated") if element.find(f"{ATOM}{name}") is not None
    ]
    moments = [datetime.datetime.fromisoformat(day) for day in days]
    if moments != sorted(moments) or any(moment.tzinfo is None for moment in moments):
        yield "3.3, 4.2.9: dates"
    if any(child.get("type", "text") not in ("text", "html") for child in element if child.text):
        yield "3.1: type"


def _text(element, name):
    return element.findtext(f"{ATOM}{name}")
