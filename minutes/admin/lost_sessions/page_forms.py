"""The forms of a page, read out of its HTML: every control, and where it stands in the text. Pure."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# Kinds of <input> that no words are typed into.
BOXES, BUTTONS = {"checkbox", "radio"}, {"submit", "button", "image", "reset"}
CONTROLS = {"input", "textarea", "select", "button"}
CONTENT = ("content-main", "content")


@dataclass
class Tag:
    """A start tag: its attributes, and its first and last place in the text."""

    name: str
    attributes: dict[str, str | None]
    start: int
    end: int

    def value(self, name: str) -> str:
        return self.attributes.get(name) or ""


@dataclass
class Control:
    """A control. `words` is what a textarea holds and ends at `ends`; `options` are those of a select, with their names."""

    tag: Tag
    around: tuple[Tag, ...]
    words: str = ""
    ends: int = 0
    options: list[tuple[Tag, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.tag.value("name")

    @property
    def kind(self) -> str:
        """Returns area, select, box, button, hidden, file, password, or text for whatever else is typed into."""
        if self.tag.name != "input":
            return {"textarea": "area"}.get(self.tag.name, self.tag.name)
        typed = self.tag.value("type").lower() or "text"
        if typed in BOXES:
            return "box"
        if typed in BUTTONS:
            return "button"
        return typed if typed in ("hidden", "file", "password") else "text"

    @property
    def is_sent(self) -> bool:
        return bool(self.name) and "disabled" not in self.tag.attributes


@dataclass
class PageForm:
    """A form that is sent, with its controls in order; `around` are the <details> that it stands in."""

    tag: Tag
    around: tuple[Tag, ...]
    controls: list[Control] = field(default_factory=list)

    @property
    def action(self) -> str:
        return self.tag.value("action")


@dataclass
class PageRead:
    """The forms of a page that are sent by POST. `content` is the place at which its content begins."""

    forms: list[PageForm]
    content: int


def read_page(html: str) -> PageRead:
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    content = next((reader.places[name] for name in CONTENT if name in reader.places), 0)
    sent = [form for form in reader.forms if form.tag.value("method").lower() == "post"]
    return PageRead(sent, content)


class _Reader(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.lines = [0]
        for line in html.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.forms, self.places, self.details = [], {}, []
        self.form = self.control = None

    def _place(self):
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag, attrs):
        start = self._place()
        found = Tag(tag, dict(attrs), start, start + len(self.get_starttag_text()))
        if found.value("id") in CONTENT:
            self.places.setdefault(found.value("id"), found.end)
        if tag == "details":
            self.details.append(found)
        elif tag == "form":
            self.form = PageForm(found, tuple(self.details))
            self.forms.append(self.form)
        elif tag in CONTROLS:
            self._begin(found)
        elif tag == "option" and self.control:
            self.control.options.append((found, ""))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def _begin(self, tag):
        named = tag.value("form")
        form = next((form for form in self.forms if named and form.tag.value("id") == named), self.form)
        control = Control(tag, tuple(self.details))
        if form:
            form.controls.append(control)
        self.control = control if tag.name in ("textarea", "select") else None

    def handle_data(self, data):
        if self.control and self.control.tag.name == "textarea":
            self.control.words += data
        elif self.control and self.control.options:
            tag, words = self.control.options[-1]
            self.control.options[-1] = (tag, words + data)

    def handle_endtag(self, tag):
        if self.control and tag == self.control.tag.name:
            self.control.ends = self._place()
            self.control = None
        elif tag == "form":
            self.form = None
        elif tag == "details" and self.details:
            self.details.pop()
