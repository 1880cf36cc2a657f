"""Every page of the desk has its chapter: an address that nobody put into the tables of help_of_pages.py is found here."""

import pytest
from django.contrib import admin
from django.urls import URLPattern, get_resolver, reverse

from minutes.admin.handbook.chapters import BY_SLUG
from minutes.admin.handbook.help_of_pages import PAGES, PAGES_OF_TABLES, WITHOUT_HELP, help_of
from tests.builders import publish_now
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def named_patterns(patterns=None, before=""):
    """Yields (name, path) of every address below admin/."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = f"{before}{pattern.pattern}"
        if not isinstance(pattern, URLPattern):
            yield from named_patterns(pattern.url_patterns, path)
        elif path.startswith("admin/"):
            yield pattern.name, path


def names():
    return {name for name, _ in named_patterns()}


def test_every_address_of_the_desk_stands_in_a_table():
    assert names() - {*PAGES, *PAGES_OF_TABLES, *WITHOUT_HELP} == set()


def test_no_table_names_an_address_that_is_not_there():
    own = {*PAGES, *WITHOUT_HELP} - PAGES_OF_TABLES.keys()
    assert own - names() == set()
    assert {name for name in PAGES_OF_TABLES if name.endswith("_changelist")} - names() == set()


def test_no_address_stands_in_two_tables():
    assert PAGES.keys() & WITHOUT_HELP.keys() == set()
    assert PAGES_OF_TABLES.keys() & WITHOUT_HELP.keys() == set()


def test_every_chapter_is_the_help_of_some_page_and_every_help_is_a_chapter():
    helping = {*PAGES.values(), *PAGES_OF_TABLES.values()}
    assert helping == BY_SLUG.keys()


def test_an_address_of_no_table_is_refused():
    with pytest.raises(KeyError):
        help_of("minutes_meeting_dance")


def help_links(answer):
    page = Page(answer)
    return [
        element.attributes["href"]
        for element in page.elements
        if element.tag == "a" and element.text.startswith("？ 手引き：")
    ]


def addresses(meeting):
    """{name: address} of every page of the desk that can be opened with one published meeting; a PDF is a page only
    where it cannot be made."""
    numbers = {"minutes_turn_ties": meeting.utterances.exclude(speaker=None).first().number}
    numbers["minutes_meeting_answers"] = meeting.presentations.last().number
    own = {
        name: [meeting.pk, *([numbers[name]] if name in numbers else [])]
        for name in PAGES
        if name and name.startswith(("minutes_meeting_", "minutes_turn_")) and not name.endswith("_pdf")
    }
    own |= {key: [] for key in ("index", "password_change", "minutes_meeting_import")}
    own |= {"auth_user_invite": [meeting.history.first().history_user_id]}
    del own["minutes_meeting_simple_history"]
    for model in admin.site._registry:
        table = f"{model._meta.app_label}_{model._meta.model_name}"
        own[f"{table}_changelist"] = []
        if row := model._default_manager.first():
            own |= {f"{table}_change": [row.pk], f"{table}_history": [row.pk]}
            if hasattr(model, "history") and row.history.exists():
                own[f"{table}_simple_history"] = [row.pk, row.history.first().pk]
    own |= {key: [] for key in ("minutes_meeting_add", "minutes_body_add", "auth_user_add")}
    own["minutes_utterance_delete"] = [meeting.utterances.first().pk]
    return {"second_factor": "/admin/second-factor/"} | {
        name: reverse(f"admin:{name}", args=args) for name, args in own.items()
    }


# Opens some sixty pages, one of each kind.
@pytest.mark.long
def test_every_page_has_the_link_to_its_chapter(client, meeting, by):
    publish_now(meeting, by=by)
    pages = addresses(meeting)
    found = {name: help_links(client.get(address)) for name, address in pages.items()}
    assert found == {name: [reverse("handbook_chapter", args=[help_of(name).slug])] for name in pages}
    assert len(found) > 50


def test_whoever_is_not_signed_in_has_no_help(client):
    assert help_links(client.get("/admin/login/")) == []
    answer = client.get("/admin/handbook/")
    assert answer.status_code == 302
    assert answer["Location"] == "/admin/login/?next=/admin/handbook/"
