"""What schema.org 29 says of the types and properties that our pages use: which type has what, and of what kind it is."""

import datetime
from urllib.parse import urlsplit

TEXT, NUMBER, URL, DAY = "Text", "Number", "URL", "Date or DateTime"
THING = {
    "alternateName": {TEXT},
    "description": {TEXT},
    "identifier": {"PropertyValue", TEXT, URL},
    "name": {TEXT},
    "potentialAction": {"SearchAction"},
    "url": {URL},
}
CREATIVE_WORK = THING | {
    "about": {"Event", "Organization"},
    "author": {"Organization"},
    "creativeWorkStatus": {TEXT},
    "datePublished": {DAY},
    "encoding": {"MediaObject", "DataDownload"},
    "inLanguage": {TEXT},
    "isPartOf": {"CreativeWorkSeries", "Dataset", "Report", "WebSite", URL},
    "license": {URL},
    "version": {NUMBER, TEXT},
}
MEDIA_OBJECT = CREATIVE_WORK | {"contentUrl": {URL}, "encodingFormat": {TEXT, URL}}
TYPES = {
    "CreativeWork": CREATIVE_WORK,
    "CreativeWorkSeries": CREATIVE_WORK,
    "DataDownload": MEDIA_OBJECT,
    "Dataset": CREATIVE_WORK | {"distribution": {"DataDownload"}},
    "EntryPoint": THING | {"urlTemplate": {TEXT}},
    "Event": THING
    | {
        "endDate": {DAY},
        "eventStatus": {"EventStatusType"},
        "inLanguage": {TEXT},
        "location": {"Place"},
        "organizer": {"Organization"},
        "previousStartDate": {DAY},
        "startDate": {DAY},
    },
    "MediaObject": MEDIA_OBJECT,
    "Organization": THING | {"address": {"PostalAddress"}},
    "Place": THING | {"address": {"PostalAddress"}},
    "PostalAddress": THING | {"addressCountry": {TEXT}, "addressRegion": {TEXT}},
    "PropertyValue": THING | {"propertyID": {TEXT}, "value": {TEXT}},
    "Report": CREATIVE_WORK,
    # query-input: an annotation of `query`, schema.org/docs/actions.html
    "SearchAction": THING | {"query-input": {TEXT}, "target": {"EntryPoint"}},
    "WebSite": CREATIVE_WORK,
}
EVENT_STATUS = {
    f"https://schema.org/Event{name}"
    for name in ("Cancelled", "MovedOnline", "Postponed", "Rescheduled", "Scheduled")
}
# What a search engine asks of a type, or shows nothing.
NEEDED = {
    "Dataset": {"description", "license", "name"},
    "Event": {"name", "startDate"},
    "Organization": {"name"},
    "Report": {"name", "url"},
    "SearchAction": {"query-input", "target"},
}


def faults(thing: dict, where: str = "") -> list[str]:
    """Returns what is wrong with a value and all within it, a line each."""
    kind = thing.get("@type")
    where = f"{where}/{kind}"
    if kind not in TYPES:
        return [f"{where}: no such type"]
    found = [f"{where}: no {name}" for name in NEEDED.get(kind, set()) - thing.keys()]
    for name, value in thing.items():
        if name in ("@type", "@context"):
            continue
        if name not in TYPES[kind]:
            found.append(f"{where}.{name}: no such property")
            continue
        for one in value if isinstance(value, list) else [value]:
            found += _faults_of_value(one, TYPES[kind][name], f"{where}.{name}")
    return found


def _faults_of_value(value, kinds, where):
    if isinstance(value, dict):
        wrong = [] if value.get("@type") in kinds else [f"{where}: is {value.get('@type')}"]
        return wrong + faults(value, where)
    return [] if any(_is_a(kind, value) for kind in kinds) else [f"{where}: is {value!r}"]


def _is_a(kind, value):
    if kind == NUMBER:
        return isinstance(value, int)
    if not isinstance(value, str) or not value.strip():
        return False
    if kind == URL:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.netloc) and value.isascii()
    if kind == DAY:
        return _is_day(value)
    if kind == "EventStatusType":
        return value in EVENT_STATUS
    return kind == TEXT


def _is_day(value):
    try:
        moment = datetime.datetime.fromisoformat(value)
    except ValueError:
        return False
    return "T" not in value or moment.tzinfo is not None
