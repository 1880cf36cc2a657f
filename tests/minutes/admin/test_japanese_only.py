"""Every page of the desk is in Japanese: all that a clerk reads of it is walked for words in Latin letters."""

import re

import pytest
from django.contrib import admin
from django.urls import URLPattern, reverse

from minutes.models import Autosave, LineNote, ReaderReport
from tests.acts import reword, withdraw_now
from tests.builders import NOON, clerk, publish_now
from tests.inquiries import answered
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

# What people read on the page beside its text.
READ_ALOUD = ("title", "aria-label", "placeholder", "alt")
# Names of programs, formats, characters' codes and keys: they have no Japanese name.
NAMES = {
    *(
        "Word",
        "Excel",
        "PowerPoint",
        "CSV",
        "TSV",
        "PDF",
        "pdf",
        "HTML",
        "html",
        "txt",
        "docx",
        "JSON",
        "MB",
        "KB",
    ),
    *("Chrome", "Edge", "Firefox"),
    *("UTF", "Shift_JIS", "EUC", "JP", "JIS", "SHA", "Control", "Command", "Mac"),
}
# What addresses and codes are made of, as printed: data of the scene, of the registry, or an example of it.
DATA = re.compile(
    r"/[a-z]+/\S*|\b[0-9a-f]{64}\b|\bsoumusho\b|\b[a-z]+(-[a-z0-9]+)+\b|\bkaigi\b|\bclerk[0-9]+\b"
)
WORD = re.compile(r"[A-Za-z][A-Za-z_]+")


@pytest.fixture
def desk(client):
    """Something of everything that the desk has pages for; the account in whose name they are opened."""
    by = clerk("佐野", last_name="佐野", first_name="花")
    meeting = answered()
    publish_now(meeting, by=by)
    reword(meeting, 14, "十日と決めている。七団体中三団体で同じ。")
    publish_now(meeting, by=by)
    withdraw_now(meeting, "u15", by=by)
    ReaderReport.objects.create(meeting=meeting, number=14, edition=1, text="違う。", received_at=NOON)
    LineNote.objects.create(meeting=meeting, block="u14", text="見て。", by=by, at=NOON)
    Autosave.objects.create(
        meeting=meeting, by=by, page="0123", revision=0, opened_at=NOON, text="打ちかけ", kept_at=NOON
    )
    client.force_login(by)
    return meeting


def pages_of(model_admin, meeting):
    """Yields the addresses of all pages that an admin names, with the first row of its table in them."""
    row = meeting if model_admin.model is type(meeting) else model_admin.model._default_manager.first()
    for pattern in model_admin.get_urls():
        if isinstance(pattern, URLPattern) and pattern.name:
            values = {name: value_of(name, row, meeting) for name in pattern.pattern.converters}
            if pattern.name.endswith("simple_history"):  # its parts have no names
                version = value_of("version", row, meeting)
                yield from [reverse(f"admin:{pattern.name}", args=[row.pk, version])] if version else []
            elif None not in values.values():
                yield reverse(f"admin:{pattern.name}", kwargs=values)


def value_of(name, row, meeting):
    if name in ("pk", "object_id", "path"):
        return row and row.pk
    if name == "number":
        return 10
    versions = getattr(row, "history", None)
    version = versions and versions.first()
    return version and version.pk


def english_of(page):
    """Returns the words in Latin letters that a clerk reads on a page."""
    texts = [*page.visible, *(value for element in page.elements for value in read_of(element))]
    return {word for text in texts for word in WORD.findall(DATA.sub("", text))} - NAMES


def read_of(element):
    attributes = element.attributes
    yield from (attributes[name] for name in READ_ALOUD if attributes.get(name))
    if element.tag == "input" and attributes.get("type") in ("submit", "button"):
        yield attributes.get("value") or ""


class Read(Page):
    """A page with all of its text, what is hidden from the eye too, and without scripts."""

    def __init__(self, response):
        self.visible = []
        super().__init__(response)

    def handle_data(self, data):
        super().handle_data(data)
        if not {"script", "style", "textarea"} & {element.tag for element in self.open}:
            self.visible.append(data)


def test_every_page_of_the_desk(client, desk):
    addresses = {"/admin/", "/admin/password_change/", "/admin/second-factor/"}
    for model_admin in admin.site._registry.values():
        addresses |= set(pages_of(model_admin, desk))
        add = reverse(f"admin:{model_admin.opts.label_lower.replace('.', '_')}_add")
        addresses.add(f"{add}?meeting={desk.pk}")
    found, opened = {}, 0
    for address in sorted(addresses):
        answer = client.get(address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            opened += 1
            if english := english_of(Read(answer)):
                found[address] = sorted(english)
    assert found == {}
    assert opened > 110
