"""No address of the desk is forgotten by the tests that open every page in a browser (tests/browser/desk)."""

from urllib.parse import urlsplit

import pytest
from django.contrib import admin
from django.urls import resolve, reverse

from tests.browser.scenes.desk_pages import NOBODY, NOT_LOOKED_AT, pages_by_name
from tests.builders import clerk
from tests.minutes.admin.handbook.test_help_of_every_page import names

HERE = "put its page into tests/browser/scenes/desk_pages.py, or say there why it has none"


def test_every_address_of_the_desk_is_looked_at_or_has_a_reason_why_not():
    assert names() - pages_by_name().keys() - NOT_LOOKED_AT.keys() == set(), HERE


def test_nothing_is_named_that_is_not_there_or_is_both_looked_at_and_not():
    assert {*pages_by_name(), *NOT_LOOKED_AT} - names() == set()
    assert pages_by_name().keys() & NOT_LOOKED_AT.keys() == set()


@pytest.mark.parametrize("name", pages_by_name())
def test_each_address_is_of_the_name_that_it_stands_under(name):
    paths = [urlsplit(address).path for address in pages_by_name()[name]]
    assert [resolve(path).url_name for path in paths] == [name] * len(paths) != []


@pytest.mark.django_db
def test_what_is_said_to_be_open_to_nobody_is_so_for_whoever_may_do_everything(client):
    client.force_login(clerk())
    said = {name for name, reason in NOT_LOOKED_AT.items() if reason == NOBODY}
    tables = {f"{one._meta.app_label}_{one._meta.model_name}": one for one in admin.site._registry}
    closed = {}
    for name in said:
        table, _, act = name.rpartition("_")
        model_admin = admin.site.get_model_admin(tables[table])
        request = client.get(reverse("admin:index")).wsgi_request
        closed[name] = getattr(model_admin, f"has_{act}_permission")(request)
    assert closed == dict.fromkeys(said, False)
    adding = [name for name in said if name.endswith("_add")]
    assert {client.get(reverse(f"admin:{name}")).status_code for name in adding} == {403}
