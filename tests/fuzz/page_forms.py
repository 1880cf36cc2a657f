"""The forms of a page, as a browser would send them: read from its HTML."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class PageForm:
    """One form: its method in lower case, whether it carries files, and its (name, value) pairs."""

    method: str
    has_files: bool
    pairs: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.forms: list[PageForm] = []
        self.select = self.textarea = None

    def handle_starttag(self, tag, attributes):
        has = dict(attributes)
        name = has.get("name")
        if tag == "form":
            self.forms.append(
                PageForm((has.get("method") or "get").lower(), "multipart" in (has.get("enctype") or ""))
            )
        elif not self.forms:
            return
        elif tag in ("input", "button") and name:
            self.forms[-1].pairs.append((name, has.get("value") or ""))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            self.forms[-1].pairs.append((self.select, has.get("value") or ""))
        elif tag == "textarea":
            self.textarea = (name, "")

    def handle_data(self, data):
        if self.textarea:
            self.textarea = (self.textarea[0], self.textarea[1] + data)

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        elif tag == "textarea" and self.textarea and self.forms:
            self.forms[-1].pairs.append((self.textarea[0] or "", self.textarea[1]))
            self.textarea = None


def forms_of(html: str) -> list[PageForm]:
    """Returns the forms of a page, without the button that signs out. Of a choice, every option is given."""
    reader = _Reader()
    reader.feed(html)
    return [form for form in reader.forms if form.method == "get" or len(form.pairs) > 1]
