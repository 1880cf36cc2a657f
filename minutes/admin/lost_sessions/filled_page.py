"""Fills the form of a page again with what was typed into it. Pure: it reads HTML and writes HTML."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlsplit

from minutes.admin.lost_sessions.page_forms import Control, PageForm, Tag, read_page

# The id that a form without one gets, so that the notice can lead to it.
FORM_ID = "kept-form"
Fields = Sequence[tuple[str, str]]


@dataclass
class FilledPage:
    """A page with its form filled. `content`: where its content begins. `left`: the fields that no control took."""

    html: str
    content: int
    form_id: str
    left: list[tuple[str, str]]


@dataclass
class _Filling:
    """The values that are still to be placed, and the places of the text that change: (first, last, new)."""

    fields: list[tuple[str, str]]
    only_empty: bool
    row_name: Callable[[Tag, str], str]
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    opened: list[Tag] = field(default_factory=list)

    def take(self, name: str) -> str | None:
        """Returns the next value of a name, and strikes it off."""
        for place, (one, value) in enumerate(self.fields):
            if one == name:
                del self.fields[place]
                return value
        return None

    def take_all(self, name: str) -> list[str]:
        values = [value for one, value in self.fields if one == name]
        self.fields = [(one, value) for one, value in self.fields if one != name]
        return values

    def write(self, tag: Tag, **attributes: str | None) -> None:
        """Changes a tag: a value of None takes the attribute away."""
        if all(_has(tag, name, value) for name, value in attributes.items()):
            return
        changed = {
            name: value
            for name, value in (tag.attributes | attributes).items()
            if name not in attributes or value is not None
        }
        self.edits.append((tag.start, tag.end, written_tag(tag.name, changed)))


def _has(tag: Tag, name: str, value: str | None) -> bool:
    return tag.value(name) == value if name in tag.attributes else value is None


def fill(
    html: str, action: str, fields: Fields, *, only_empty: bool, row_name: Callable[[Tag, str], str]
) -> FilledPage | None:
    """Returns the page with the form that was sent to `action` filled with its fields; None where it has no such form.

    only_empty: the page was made of these very fields, and only what it left empty is filled. `row_name(tag, value)`
    names the row that a select of the tag would offer once somebody searched for it; empty where there is none.
    """
    page = read_page(html)
    form = _form_of(page.forms, action, fields)
    if form is None:
        return None
    filling = _Filling(list(fields), only_empty, row_name)
    for control in filter(lambda control: control.is_sent, form.controls):
        _fill(filling, control, {name for name, _ in fields})
    form_id = form.tag.value("id") or FORM_ID
    filling.write(form.tag, id=form_id, **({} if only_empty else {"action": action}))
    for tag in {tag.start: tag for tag in (*form.around, *filling.opened)}.values():
        filling.write(tag, open="")
    return FilledPage(_edited(html, filling.edits), page.content, form_id, filling.fields)


def _form_of(forms: list[PageForm], action: str, fields: Fields) -> PageForm | None:
    """Returns the form that has most of the names; among equals, most of what nobody types: its buttons, its hidden ones."""
    path = urlsplit(action).path
    names = {name for name, _ in fields}
    found = []
    for form in forms:
        own = {control.name for control in form.controls}
        fixed = {
            (one.name, one.tag.value("value")) for one in form.controls if one.kind in ("hidden", "button")
        }
        if not form.action or form.action.startswith("?") or urlsplit(form.action).path == path:
            found.append((len(own & names), len(fixed & set(fields)), form))
    best = max(found, key=lambda one: one[:2], default=None)
    return best[2] if best and (best[0] or not names) else None


def _fill(filling: _Filling, control: Control, sent: set[str]) -> None:
    before = len(filling.edits)
    match control.kind:
        case "box":
            _tick(filling, control)
        case "select":
            _choose(filling, control, sent)
        case "button":
            _strike_button(filling, control)
        case "text" | "area" | "hidden":
            _type(filling, control)
    if len(filling.edits) > before:
        filling.opened += control.around


def _type(filling, control):
    value = filling.take(control.name)
    shown = control.words.removeprefix("\n") if control.kind == "area" else control.tag.value("value")
    if value is None or (filling.only_empty and (shown or control.kind == "hidden")):
        return
    if control.kind != "area":
        filling.write(control.tag, value=value)
    elif value.replace("\r\n", "\n") != shown:
        # The first line end of a textarea is not of its words.
        filling.edits.append((control.tag.end, control.ends, f"\n{escape(value)}"))


def _tick(filling, control):
    value = control.tag.value("value") or "on"
    ticked = (control.name, value) in filling.fields
    if ticked:
        filling.fields.remove((control.name, value))
    if not filling.only_empty:
        filling.write(control.tag, checked="" if ticked else None)


def _choose(filling, control, sent):
    values = filling.take_all(control.name)
    if filling.only_empty or (control.name not in sent and "multiple" not in control.tag.attributes):
        return
    for tag, words in control.options:
        value = tag.attributes.get("value")
        value = words.strip() if value is None else value
        filling.write(tag, selected="" if value in values else None)
        values = [one for one in values if one != value]
    for value in filter(None, values):
        _offer(filling, control, value)


def _offer(filling, control, value):
    """Adds a row that the page offers only once it is searched for; what is no row is left over."""
    name = filling.row_name(control.tag, value)
    if name:
        option = f'<option value="{escape(value)}" selected>{escape(name)}</option>'
        filling.edits.append((control.ends, control.ends, option))
    else:
        filling.fields.append((control.name, value))


def _strike_button(filling, control):
    pressed = (control.name, control.tag.value("value"))
    if pressed in filling.fields:
        filling.fields.remove(pressed)


def written_tag(name: str, attributes: dict[str, str | None]) -> str:
    """Returns a start tag.

    >>> written_tag("input", {"name": "a", "value": '"1"', "required": None})
    '<input name="a" value="&quot;1&quot;" required>'
    """
    return f"<{name}{''.join(_written(attributes))}>"


def _written(attributes) -> Iterator[str]:
    for name, value in attributes.items():
        yield f" {name}" if value is None else f' {name}="{escape(value)}"'


def _edited(html, edits):
    pieces, place = [], 0
    for start, end, words in sorted(edits):
        pieces += [html[place:start], words]
        place = end
    return "".join([*pieces, html[place:]])
