"""Reads a page as a test wants it: the text and the attributes of its elements, by tag or class."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img"}


@dataclass
class Element:
    tag: str
    attributes: dict
    words: list[str] = field(default_factory=list)
    in_foot: bool = False

    @property
    def text(self):
        return " ".join("".join(self.words).replace("\u3000", " ").split())

    @property
    def classes(self):
        return (self.attributes.get("class") or "").split()


class Page(HTMLParser):
    """`Page(response)["turn"]`: every element with that class, or that tag, in order; hidden words left out.

    What stands in the foot of every page is found by `elements` only.
    """

    def __init__(self, response):
        super().__init__()
        self.elements, self.open, self.source = [], [], response.content.decode()
        self.feed(self.source)
        self.close()
        assert self.open == []

    def __getitem__(self, name):
        return [one for one in self.elements if not one.in_foot and (one.tag == name or name in one.classes)]

    def texts(self, name):
        return [one.text for one in self[name]]

    def links(self, name="a"):
        return [(one.text, one.attributes["href"]) for one in self[name] if one.tag == "a"]

    def of_id(self, identifier):
        found = [one for one in self.elements if one.attributes.get("id") == identifier]
        assert len(found) == 1, f"{identifier} stands {len(found)} times"
        return found[0]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs), in_foot=any(one.tag == "footer" for one in self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data):
        if not any("vh" in element.classes for element in self.open):
            for element in self.open:
                element.words.append(data)
