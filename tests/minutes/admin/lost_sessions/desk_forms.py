"""What a browser finds on the pages of the desk: every address of a page, its forms, and what each form would send."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

from django.apps import apps
from django.urls import URLPattern, get_resolver

# Neither pages nor forms of somebody who is signed in.
OUTSIDE = {"login", "logout", "invitation", "jsi18n", "autocomplete", "view_on_site", "app_list", None}
# What an address needs besides, so that its page shows a form.
ASKED = {
    "minutes_name_settle": urlencode({"name": "美里町"}),
    "minutes_meeting_tallies": urlencode({"turn": 14, "phrase": "十日"}),
}
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)|\(\[\^/\]\+\)|\(\.\+\)")
# Which number a page of one meeting is opened with, in the scene of tests/inquiries.py.
NUMBERS = {"minutes_meeting_answers": 10, "minutes_turn_ties": 14}
BUTTONS = {"submit", "button", "image", "reset"}


def desk_pages(meeting) -> dict[str, str]:
    """Returns {address: name} of every page of the desk, with the rows that are there. An argument that nobody foresaw
    fails: it needs a value here."""
    found = {}
    for route, name in _routes(get_resolver().url_patterns, ""):
        if not route.startswith("admin/") or name in OUTSIDE:
            continue
        filled = ARGUMENT.sub(lambda argument, at=(route, name): _value(argument, *at, meeting), route)
        path = "/" + re.sub(r"\^|(/\?)?\$|\\Z", "", filled)
        asked = f"meeting={meeting.pk}" if name.endswith("_add") else ASKED.get(name)
        found[f"{path}?{asked}" if asked else path] = name
    return found


def _routes(patterns, prefix):
    for pattern in patterns:
        route = prefix + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLPattern):
            yield route, pattern.name
        else:
            yield from _routes(pattern.url_patterns, route)


def _value(argument, route, name, meeting) -> str:
    named = argument[1] or argument[2] or "object_id"
    _, app, model, *_ = route.split("/")
    if named == "slug":
        return "first-day"  # a chapter of the handbook
    if named == "number":
        return str(NUMBERS.get(name, 1))
    rows = apps.get_model(app, model)
    if named in ("version", "version_id", "history_id"):
        return str(getattr(rows.history.first(), "pk", 0))
    if rows._meta.model_name.startswith("historical"):
        return str(getattr(rows.objects.first(), "pk", 0))
    assert named in ("object_id", "pk", "id"), f"{route}: what stands for {named}?"
    return str(meeting.pk if rows is type(meeting) else getattr(rows._default_manager.first(), "pk", 0))


@dataclass
class Field:
    name: str
    kind: str
    value: str
    on: bool = True
    options: list = field(default_factory=list)
    is_cut: bool = False


@dataclass
class Form:
    """One form of a page; `action` is the address that it is sent to."""

    action: str
    id: str
    fields: list[Field]

    @property
    def typed(self) -> list[Field]:
        """Returns the controls that somebody types into or chooses from."""
        return [one for one in self.fields if one.kind not in ("hidden", "button", "file", "password")]

    @property
    def cut(self) -> list[str]:
        return [one.name for one in self.fields if one.is_cut]

    def shown(self) -> list[tuple[str, str]]:
        """Returns what the controls that are typed into would send, as a browser does."""
        return sorted(pair for one in self.typed for pair in _sent(one))

    def key(self):
        return urlsplit(self.action).path.count("/"), *sorted(
            {re.sub("[0-9]+", "0", one.name) for one in self.fields}
        )

    def of_kind(self, kind) -> list[Field]:
        return [one for one in self.fields if one.kind == kind]


def _sent(one):
    if one.kind == "select":
        return [(one.name, value) for value, chosen in one.options if chosen]
    return [(one.name, one.value)] if one.on else []


def forms_of(answer, address) -> list[Form]:
    """Returns the forms of a page that are sent by POST to a page of the desk, but the one to sign out with."""
    reader = _Forms(address)
    reader.feed(answer.content.decode())
    return [form for form in reader.forms if form and "/logout/" not in form.action]


class _Forms(HTMLParser):
    def __init__(self, address):
        super().__init__()
        self.address, self.forms, self.form, self.area, self.select = address, [], None, None, None
        self.by_id = {}

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            posted = given.get("method", "").lower() == "post"
            action = urljoin(self.address, given.get("action") or self.address)
            self.form = Form(action, given.get("id", ""), []) if posted else None
            self.forms.append(self.form)
            self.by_id[given.get("id")] = self.form
        elif tag == "option" and self.select:
            self.select.options.append((given.get("value", ""), "selected" in given))
        elif tag in ("input", "textarea", "select", "button"):
            self._control(tag, given)

    def _control(self, tag, given):
        form = self.by_id.get(given["form"]) if "form" in given else self.form
        kind = (given.get("type") or "text") if tag == "input" else tag
        kind = "button" if kind in BUTTONS or tag == "button" else kind
        one = Field(given.get("name", ""), kind, given.get("value", ""))
        one.is_cut = "maxlength" in given
        if kind in ("checkbox", "radio"):
            one.value, one.on = given.get("value", "on"), "checked" in given
        if tag == "textarea" and "hidden" in given:
            one.kind = "hidden"
        self.multiple = "multiple" in given
        self.area, self.select = (one if tag == "textarea" else None), (one if tag == "select" else None)
        if form and one.name and "disabled" not in given:
            form.fields.append(one)

    def handle_data(self, data):
        if self.area:
            self.area.value += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.area.value, self.area = self.area.value.removeprefix("\n"), None
        elif tag == "select" and self.select:
            options = self.select.options
            if options and not any(chosen for _, chosen in options) and not self.multiple:
                options[0] = (options[0][0], True)
            self.select = None
        elif tag == "form":
            self.form = None
