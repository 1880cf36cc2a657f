"""The forms of a page as a browser sees them: what each would send if nothing were typed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

NOT_SENT = {"submit", "button", "image", "reset", "file"}
CHOSEN = {"radio", "checkbox"}


@dataclass
class Form:
    action: str
    values: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)  # of all its fields, also of those that would send nothing


class FormReader(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.forms: list[Form] = []
        self._select = self._textarea = None
        self._many = False
        self._options: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.forms.append(Form(given.get("action") or ""))
        if not self.forms:
            return
        if tag == "option" and self._select:
            self._options.append((given.get("value") or "", "selected" in given))
        elif given.get("name") and tag in ("input", "select", "textarea", "button"):
            self.forms[-1].names.add(given["name"])
            self._begin(tag, given)

    def _begin(self, tag, given):
        values, name, kind = self.forms[-1].values, given["name"], given.get("type")
        if tag == "select":
            self._select, self._options, self._many = name, [], "multiple" in given
        elif tag == "textarea":
            self._textarea, values[name] = name, [""]
        elif tag == "input" and kind not in NOT_SENT and (kind not in CHOSEN or "checked" in given):
            values[name] = [*values.get(name, []), given.get("value") or ""]

    def handle_data(self, data):
        if self._textarea:
            self.forms[-1].values[self._textarea][0] += data

    def handle_endtag(self, tag):
        values = self.forms[-1].values if self.forms else {}
        if tag == "textarea" and self._textarea:
            # The line break behind the tag belongs to the page, not to the text.
            values[self._textarea] = [values[self._textarea][0].removeprefix("\n")]
            self._textarea = None
        elif tag == "select" and self._select:
            chosen = [value for value, selected in self._options if selected]
            first = [] if self._many else [value for value, _ in self._options[:1]]
            values[self._select] = chosen or first
            self._select = None


def form_with(html: str, name: str) -> Form:
    """The first form of a page that has a field of this name. Raises LookupError where none has."""
    for form in FormReader(html).forms:
        if name in form.names:
            return form
    raise LookupError(f"no form with a field {name!r}")
