"""Parses a page for a test: the text and the attributes of its elements, by tag, class or id."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "wbr"}


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
    """`Page(response)["turn"]` returns every element of that class or tag, in order, without visually hidden words.

    The elements of the site's foot are in `elements` only. A page whose tags do not match fails the test.
    """

    def __init__(self, response):
        super().__init__()
        self.elements, self.open, self.source = [], [], response.content.decode()
        self.feed(self.source)
        self.close()
        assert self.open == []

    def __getitem__(self, name):
        return [
            element
            for element in self.elements
            if not element.in_foot and (element.tag == name or name in element.classes)
        ]

    def texts(self, name):
        return [element.text for element in self[name]]

    def links(self, name="a"):
        return [(element.text, element.attributes["href"]) for element in self[name] if element.tag == "a"]

    def of_id(self, identifier):
        elements = [element for element in self.elements if element.attributes.get("id") == identifier]
        assert len(elements) == 1, f"{identifier} stands {len(elements)} times"
        return elements[0]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs), in_foot=any(ancestor.tag == "footer" for ancestor in self.open))
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
