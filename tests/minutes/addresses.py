"""Lists every address of the site from its URL patterns, so that a page added tomorrow is tested tomorrow."""

import re

from django.urls import URLPattern, get_resolver

from minutes.models import Dump

MEETINGS = ("2026-09-03-1", "2026-09-03-2")
KEYS = ("1", "012289", "12")
# The values of the arguments of these names. Any other argument takes each of KEYS.
VALUES = {
    "address": MEETINGS,
    "day": ("2026-09-24", "2026-11-24"),
    "date": ("2026-09-24", "2026-11-24"),
    "year": ("2026",),
    "code": ("012289",),
    "file": ("manifest.json", "datapackage.json", "remarks.jsonl.gz", "remarks.csv.gz", "meetings.jsonl.gz"),
    "issue_id": ("115900001X00120260903",),
    "order": ("0", "1", "12"),
}
# Addresses that answer only with a condition, and conditions under which they show all that there is.
SIZES = {"/api/speech": 100, "/api/meeting": 10, "/api/meeting_list": 100}
CONDITIONS = {
    path: [f"?from=1868-01-01&maximumRecords={size}&recordPacking={packing}" for packing in ("json", "xml")]
    for path, size in SIZES.items()
}
ARGUMENT = re.compile(r"<(?:[a-z_]+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


def all_addresses(*, keys=KEYS) -> list[str]:
    """Returns each address with plausible values for its arguments; `keys` are the values of numbers and the like."""
    addresses = set(_addresses(get_resolver().url_patterns, "", keys))
    assert len(addresses) > 30 and CONDITIONS.keys() <= addresses
    asked = [path + query for path, queries in CONDITIONS.items() for query in queries]
    return sorted([*addresses, *asked])


def with_query(path: str, query: str) -> str:
    """Returns an address with parameters more: q=…&name=…"""
    return f"{path}{'&' if '?' in path else '?'}{query}" if query else path


def public_addresses(*, keys=KEYS) -> list[str]:
    return [path for path in all_addresses(keys=keys) if not path.startswith("/admin")]


def _addresses(patterns, prefix, keys):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield from _filled(re.sub(r"\^|(/\?)?\$|\\Z", "", route), keys)
        else:
            yield from _addresses(pattern.url_patterns, route, keys)


def _filled(route, keys):
    """Yields the route with every combination of values for its arguments."""
    argument = ARGUMENT.search(route)
    if argument is None:
        yield f"/{route}"
        return
    for value in _values(argument.group(1) or argument.group(2), keys):
        yield from _filled(f"{route[: argument.start()]}{value}{route[argument.end() :]}", keys)


def _values(name, keys):
    """Dumps have names by the moment of their making: each that was ever made has addresses, be it that they are gone."""
    if name == "dump":
        return Dump.objects.values_list("name", flat=True).order_by("name")
    return VALUES.get(name, keys)
