"""The page to sign in on. It leads on to a page of the desk that is there, and else to its first page."""

from urllib.parse import urlsplit

from django.apps import apps
from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.urls import Resolver404, resolve

# Pages that only answer a form, or lead back here.
NO_PAGES = {"login", "logout", "jsi18n", "autocomplete"}


def sign_in(request):
    """Is Django's page, with `next` taken out where it would lead to nothing."""
    for name in ("GET", "POST"):
        typed = getattr(request, name)
        if REDIRECT_FIELD_NAME in typed and not leads_to_page(typed[REDIRECT_FIELD_NAME]):
            typed = typed.copy()
            del typed[REDIRECT_FIELD_NAME]
            setattr(request, name, typed)
    return admin.site.login(request)


def leads_to_page(address: str) -> bool:
    """Returns whether an address is a page of the desk, and the row in it is there."""
    try:
        parts = urlsplit(address)
        match = resolve(parts.path)
    except (Resolver404, ValueError):
        return False
    if parts.scheme or parts.netloc or not parts.path.startswith("/admin/"):
        return False
    if match.url_name in NO_PAGES or (match.app_name == "admin" and match.url_name is None):
        return False
    row_id = match.kwargs.get("object_id", match.kwargs.get("pk"))
    return row_id is None or _row_is_there(parts.path, str(row_id))


def _row_is_there(path, row_id):
    """Every page of a row has the address /admin/<app>/<table>/<id>/…"""
    _, _, app, table, *_ = path.split("/")
    try:
        model = apps.get_model(app, table)
    except LookupError:
        return False
    return (
        row_id.isascii() and row_id.isdecimal() and model._base_manager.filter(pk=int(row_id[:18])).exists()
    )
