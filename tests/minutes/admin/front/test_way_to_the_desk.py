"""Every page leads back to the first page of the desk by the name that page has, and to no page without words."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.builders import clerk, publish_now
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
APPS = ("auth", "members", "minutes")


def crumbs(client, address):
    """Returns (words, address) of every link above the title that leads back."""
    page = Page(client.get(address))
    at = page.elements.index(page["breadcrumbs"][0])
    end = next(n for n, one in enumerate(page.elements) if one.attributes.get("id") == "content-start")
    return [(one.text, one.attributes["href"]) for one in page.elements[at:end] if one.tag == "a"]


@pytest.mark.parametrize("app", APPS)
def test_the_address_of_an_app_leads_to_the_desk(signed_in, app):
    answer = signed_in.get(f"/admin/{app}/")
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")


def test_whoever_is_not_signed_in_is_asked_for_his_name_there(client):
    assert client.get("/admin/minutes/")["Location"] == "/admin/login/?next=/admin/minutes/"


@pytest.mark.long
def test_every_list_form_and_history_leads_to_the_desk(meeting, signed_in, by):
    publish_now(meeting, by=by)
    first = {}
    for model in admin.site._registry:
        table = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        addresses = [reverse(f"{table}_changelist")]
        if row := model._default_manager.first():
            kinds = ("history",) if model._meta.model_name == "meeting" else ("change", "history")
            addresses += [reverse(f"{table}_{kind}", args=[row.pk]) for kind in kinds]
        for address in addresses:
            links = crumbs(signed_in, address)
            first[address] = (links[0], [to for _, to in links if to in {f"/admin/{app}/" for app in APPS}])
    assert first == dict.fromkeys(first, (("事務局の机", "/admin/"), []))
    assert len(first) > 40


def test_what_would_be_deleted_leads_there_too(signed_in):
    someone = clerk("hanako")
    assert crumbs(signed_in, f"/admin/auth/user/{someone.pk}/delete/") == [
        ("事務局の机", "/admin/"),
        ("アカウント", "/admin/auth/user/"),
        ("hanako", f"/admin/auth/user/{someone.pk}/change/"),
    ]
