"""What the pages around one manuscript send each other: what was typed, and on which page."""

import datetime
import re
import secrets
from dataclasses import dataclass

from django.utils import timezone

_PAGE = re.compile(r"(?P<opened>[0-9]{13})-(?P<key>[0-9a-f]{8})\Z")


@dataclass(frozen=True)
class Typed:
    """A manuscript as a page has it: its text, the state of the record that it saw and when, and which page it is."""

    text: str
    seen: int
    opened_at: datetime.datetime | None
    page: str

    @property
    def page_name(self) -> str:
        """When the state was seen (in milliseconds) and the page's key, for the address that its form is sent to."""
        return f"{int(self.opened_at.timestamp() * 1000)}-{self.page}" if self.opened_at else ""


def opened(meeting, text: str, *, page: str = "") -> Typed:
    """A page that sees the record as it stands now; `page` where it is one that goes on."""
    return Typed(text, meeting.revision, timezone.now(), page or secrets.token_hex(4))


def typed_in(request) -> Typed:
    """What a form says; a revision or a page's name that is none counts as not said."""
    seen, page = request.POST.get("seen_revision", ""), _PAGE.match(request.GET.get("page", ""))
    return Typed(
        text="\n".join(re.split(r"\r\n|\r|\n", request.POST.get("manuscript", ""))),
        seen=int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else -1,
        opened_at=datetime.datetime.fromtimestamp(int(page["opened"]) / 1000, datetime.UTC) if page else None,
        page=page["key"] if page else "",
    )
