"""A manuscript as the pages around it send it to each other: its text, and which state of the record it began with."""

import datetime
import re
import secrets
from dataclasses import dataclass

from django.utils import timezone

from minutes.admin.meeting_page import seen_revision

_PAGE_NAME = re.compile(r"(?P<opened>[0-9]{13})-(?P<key>[0-9a-f]{8})\Z")
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class TypedManuscript:
    """The text in one browser page. `page_key` tells the page from the others that one person has open.

    `opened_at` is when the page saw the record at `seen_revision`; None where the page does not say.
    """

    text: str
    seen_revision: int
    opened_at: datetime.datetime | None
    page_key: str

    @property
    def page_name(self) -> str:
        """Returns `opened_at` in milliseconds and the key, for the address that the page's form is sent to."""
        return f"{int(self.opened_at.timestamp() * 1000)}-{self.page_key}" if self.opened_at else ""


def opened_now(meeting, text: str, *, page_key: str = "") -> TypedManuscript:
    """Returns the manuscript of a page that sees the record as it stands now, with a new key unless one is given."""
    return TypedManuscript(text, meeting.revision, timezone.now(), page_key or secrets.token_hex(4))


def sent_manuscript(request) -> TypedManuscript:
    """Returns what a form sent. A page name that cannot be read counts as none."""
    page = _PAGE_NAME.match(request.GET.get("page", ""))
    return TypedManuscript(
        text="\n".join(LINE_END.split(request.POST.get("manuscript", ""))),
        seen_revision=seen_revision(request),
        opened_at=datetime.datetime.fromtimestamp(int(page["opened"]) / 1000, datetime.UTC) if page else None,
        page_key=page["key"] if page else "",
    )
