"""What a browser says of where a form came from: from a page of ours or from elsewhere, by hand or by a script."""

from urllib.parse import urlsplit

from django.conf import settings

from minutes.admin.site.sign_in_page import leads_to_page

DESK = "/admin/"
# Their forms hold nothing that was typed but names and passwords.
NOT_KEPT = {"login", "logout", "invitation"}


def is_desk_form(request) -> bool:
    """Returns whether a request is a form of a page of the desk."""
    match = request.resolver_match
    return bool(
        request.method == "POST"
        and request.path.startswith(DESK)
        and match
        and match.url_name not in NOT_KEPT
    )


def is_by_hand(request) -> bool:
    """Returns whether the answer is shown as a page; a script asks for itself, and tells what became of it."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def is_from_here(request) -> bool:
    """Returns whether the browser says that a form came from a page of this site.

    A page elsewhere could send words of its own, which somebody would then take for his and save. A browser sends Origin
    with every form; whoever says nothing is not believed.
    """
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    parts = _parts(sender)
    own = f"{request.scheme}://{request.get_host()}"
    return f"{parts.scheme}://{parts.netloc}" in (own, *settings.CSRF_TRUSTED_ORIGINS)


def page_of(request) -> str:
    """Returns the address of the page on which the form stood, which the form may not be sent to."""
    parts = _parts(request.headers.get("Referer", ""))
    page = f"{parts.path}?{parts.query}" if parts.query else parts.path
    if parts.netloc != request.get_host() or parts.path == request.path or not leads_to_page(page):
        return request.get_full_path()
    return page


def _parts(address: str):
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
