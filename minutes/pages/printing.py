"""The template engine of the public pages: Jinja2, which compiles a template to Python once.

Django's own templates draw the desk. They take seven times as long over the turns of a record (docs/decisions.md).
"""

from functools import lru_cache
from types import SimpleNamespace
from urllib.parse import urlencode

from django.template import defaultfilters
from django.template.defaulttags import querystring
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from jinja2 import ChainableUndefined, Environment

from members import wareki
from minutes.pages.discovery.json_ld import json_ld
from minutes.pages.site_root import site_root
from minutes.templatetags import file_kind_names, highlighting, line_breaking

FILTERS = {
    "era_date": wareki.format_date,
    "era_day": wareki.format_era_date,
    "until": wareki.format_last_day,
    "fiscal_year_name": wareki.format_fiscal_year,
    "file_kind": file_kind_names.file_kind,
    "highlighted": highlighting.highlighted,
    "unbroken": line_breaking.unbroken,
    "date": defaultfilters.date,
    "filesizeformat": defaultfilters.filesizeformat,
    "json_ld": json_ld,
    "linebreaksbr": defaultfilters.linebreaksbr,
    "slice": defaultfilters.slice_filter,
    "text_difference": highlighting.text_difference,
    "truncatechars": defaultfilters.truncatechars,
    "urlencode": defaultfilters.urlencode,
}


def environment(**options) -> Environment:
    """Returns the engine for Django's setting TEMPLATES. A name that a view did not give prints nothing."""
    printing = Environment(**options | {"undefined": ChainableUndefined, "keep_trailing_newline": True})
    printing.filters |= FILTERS
    printing.globals |= {"url": url, "static": static, "querystring": query}
    printing.globals |= {"own_query": own_query, "site_root": site_root}
    return printing


def url(name: str, *args) -> str:
    """Returns the address of a page."""
    return _url(get_script_prefix(), name, args)


@lru_cache(maxsize=4096)
def _url(script_prefix, name, args):
    return reverse(name, args=args)


def forget() -> None:
    """Forgets all addresses: those of files hold their names, which may be withdrawn."""
    _url.cache_clear()


def query(request, **changes) -> str:
    """Returns the query of this request with some parameters changed; None takes one away."""
    return querystring(SimpleNamespace(request=request), **changes)


def own_query(request) -> str:
    """Returns the query that names this page, in one order whatever the order of its address: ?body=kaigi-1&page=2.

    Of the query, caching.py has left what the page knows. The first page is the page without a number.
    """
    pairs = sorted((name, value) for name, value in request.GET.items() if value.strip())
    return f"?{urlencode(kept)}" if (kept := [pair for pair in pairs if pair != ("page", "1")]) else ""
