"""The way back: the page of the desk that led to this one, as `next` in the address names it."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

NEXT = "next"
LONGEST = 500
NAMES = {
    "index": "机へ戻る",
    "minutes_meeting_review": "校閲へ戻る",
    "minutes_meeting_manuscript": "原稿へ戻る",
    "minutes_meeting_steps": "確認・承認へ戻る",
}


@dataclass(frozen=True)
class WayBack:
    address: str
    name: str


def way_back(request) -> WayBack | None:
    """Returns where `next` leads, if that is a page of the desk; None where it names none, or any other address."""
    typed = request.POST.get(NEXT) or request.GET.get(NEXT, "")
    # No host is allowed: only a path of this site passes.
    if len(typed) > LONGEST or not url_has_allowed_host_and_scheme(typed, allowed_hosts=None):
        return None
    try:
        match = resolve(urlsplit(typed).path)
    except Resolver404:
        return None
    return WayBack(typed, NAMES.get(match.url_name, "前の画面へ戻る")) if match.app_name == "admin" else None


def leading_back(address: str, back: str, **parameters: str) -> str:
    """Returns an address of the desk with parameters, and with the way back to another."""
    return f"{address}?{urlencode(parameters | {NEXT: back})}"


def keeping_back(request, address: str) -> str:
    """Returns an address of the desk with the way back of this request, for the page that follows a POST."""
    back = way_back(request)
    if back is None:
        return address
    path, mark, place = address.partition("#")
    return f"{leading_back(path, back.address)}{mark}{place}"


def name_address(label: str, back: str = "") -> str:
    """Returns the address at which one name is settled, and the way back from there if one is given."""
    parameters = {"name": label} | ({NEXT: back} if back else {})
    return f"{reverse('admin:minutes_name_settle')}?{urlencode(parameters)}"
