"""Tells whether a form was sent from a page of this site: what Django asks a cookie for, asked of the browser itself."""

from urllib.parse import urlsplit

from django.conf import settings

from minutes.pages.site_root import site_root


def is_sent_from_here(request) -> bool:
    """Returns whether the browser says so. A page of another site can set none of the three headers that it says it by.

    Sec-Fetch-Site is sent over HTTPS, Origin with every form, Referer by browsers that are too old for both. Whoever sends
    none of them is refused.
    """
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    return _origin(sender) in (site_root(request), *settings.CSRF_TRUSTED_ORIGINS)


def _origin(address):
    """The scheme and the host of an address; "" where it has none: browsers say "null" of what they hide."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
