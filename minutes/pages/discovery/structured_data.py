"""What a page is about, in the vocabulary of schema.org: values that base.html prints as JSON-LD.

Each value is made of what the page prints of the same edition, so that a withdrawal reaches it with the page. Which
types and properties there are is held by tests/minutes/pages/discovery/schema_org.py.
"""

import datetime
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from minutes.models import Edition
from minutes.notation.redactions import PLAIN_REDACTION
from minutes.pages.organisations.names import Bearer
from minutes.pages.record.announcements import Announcement
from minutes.record.block_text import fact_text
from minutes.record.record import Record, attendee_of

CONTEXT = "https://schema.org"
SCHEDULED, CANCELLED, RESCHEDULED = (
    f"{CONTEXT}/Event{name}" for name in ("Scheduled", "Cancelled", "Rescheduled")
)

# Makes the address of a page whole: request.build_absolute_uri.
Absolute = Callable[[str], str]


def of_site(absolute: Absolute) -> dict:
    """Returns the site, and where a search engine sends a reader's words."""
    search = absolute(reverse("pages:search"))
    return _thing(
        "WebSite",
        name=settings.SITE_NAME,
        url=absolute(reverse("pages:home")),
        inLanguage="ja",
        license=settings.LICENCE.url,
        potentialAction={
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{words}}"},
            "query-input": "required name=words",
        },
    )


def of_record(absolute: Absolute, edition: Edition, record: Record, moment: str) -> dict:
    """Returns one edition of the record of a meeting that was held, and the meeting. `moment` is when it began
    (record_view.page_facts)."""
    return _thing(
        "Report",
        about=_thing("Event", **_meeting(edition, record, moment)),
        creativeWorkStatus=edition.get_status_display(),
        encoding=_file(
            absolute(reverse("pages:edition_data", args=[edition.address, edition.number])),
            "application/json",
        ),
        identifier={"@type": "PropertyValue", "propertyID": "SHA-256", "value": edition.digest},
        isPartOf=_body(absolute, record),
        **_edition_facts(absolute, edition, record["title"]),
    )


def of_announcement(
    absolute: Absolute, edition: Edition, record: Record, moment: str, announcement: Announcement
) -> dict:
    """Returns a meeting to come, put off or cancelled."""
    status = RESCHEDULED if announcement.first_day else SCHEDULED
    return _thing(
        "Event",
        eventStatus=CANCELLED if announcement.is_cancelled else status,
        inLanguage="ja",
        organizer={"@type": "Organization", "name": record["body"]["name"]},
        previousStartDate=announcement.first_day and announcement.first_day.isoformat(),
        url=absolute(reverse("pages:meeting", args=[edition.address])),
        **_meeting(edition, record, moment),
    )


def of_block(absolute: Absolute, edition: Edition, record: Record, number: int, name: str) -> dict:
    """Returns one block of the talk as a part of its record, with the organisation whose words it holds."""
    block = next((row for row in record["blocks"] if row["number"] == number), None)
    facts = _edition_facts(absolute, edition, name)
    whole = reverse("pages:meeting", args=[edition.address])
    return _thing(
        "CreativeWork",
        author=block and _author(absolute, record, attendee_of(block)),
        isPartOf=_thing("Report", name=record["title"], url=absolute(whole)),
        **facts | {"url": absolute(f"{whole}u/{number}/")},
    )


def of_inquiry(
    absolute: Absolute, edition: Edition, record: Record, *, address: str, name: str, about: str
) -> dict:
    """Returns the written answers to an inquiry, as the data that they are. `address` is that of its page."""
    return _thing(
        "Dataset",
        description=about,
        distribution=[
            _file(absolute(f"{address}answers.csv"), "text/csv", "DataDownload"),
            _file(absolute(f"{address}answers.json"), "application/json", "DataDownload"),
        ],
        isPartOf=_thing(
            "Report", name=record["title"], url=absolute(reverse("pages:meeting", args=[edition.address]))
        ),
        **_edition_facts(absolute, edition, name) | {"url": absolute(address)},
    )


def of_organisation(absolute: Absolute, bearer: Bearer) -> dict:
    """Returns an organisation of the registry by its code."""
    return _thing(
        "Organization",
        address=bearer.prefecture
        and {"@type": "PostalAddress", "addressCountry": "JP", "addressRegion": bearer.prefecture},
        alternateName=bearer.kana,
        identifier={"@type": "PropertyValue", "propertyID": "団体コード", "value": bearer.key},
        name=bearer.name,
        url=absolute(reverse("pages:organisation", args=[bearer.key])),
    )


def _thing(kind: str, **properties: Any) -> dict:
    """Returns a value of a type. What is empty is left out."""
    return {"@type": kind, **{name: value for name, value in sorted(properties.items()) if value}}


def _meeting(edition, record, moment):
    """The properties of an event that a record and an announcement have alike."""
    venue = fact_text(record, "venue").strip()
    return {
        "name": record["title"],
        "startDate": moment,
        "endDate": edition.last_day and edition.last_day.isoformat(),
        "location": venue and PLAIN_REDACTION not in venue and {"@type": "Place", "name": venue},
    }


def _edition_facts(absolute, edition, name):
    """The properties of what one edition holds."""
    return {
        "datePublished": _moment(edition.published_at),
        "inLanguage": "ja",
        "license": settings.LICENCE.url,
        "name": name,
        "url": absolute(_edition_url(edition)),
        "version": edition.number,
    }


def _edition_url(edition):
    """The address that the edition's page calls canonical."""
    if edition.is_newest:
        return reverse("pages:meeting", args=[edition.address])
    return reverse("pages:edition", args=[edition.address, edition.number])


def _body(absolute, record):
    query = urlencode({"body": record["body"]["key"]})
    return _thing(
        "CreativeWorkSeries",
        name=record["body"]["name"],
        url=absolute(f"{reverse('pages:meetings')}?{query}"),
    )


def _author(absolute, record, number):
    """The organisation of an attendee; None for a person, for whoever's name was withdrawn, and where nobody speaks."""
    row = next((row for row in record["attendees"] if row["number"] == number), None)
    if row is None or row["label_kind"] != "organisation" or PLAIN_REDACTION in row["label"]:
        return None
    page = row["code"] and absolute(reverse("pages:organisation", args=[row["code"]]))
    return _thing("Organization", name=row["label"], url=page)


def _file(address, media_type, kind="MediaObject"):
    return {"@type": kind, "contentUrl": address, "encodingFormat": media_type}


def _moment(at: datetime.datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")
