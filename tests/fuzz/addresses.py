"""Every address of the site as a pattern to be filled, and its fillings: things that are there, and things that are none."""

import random
import re
from urllib.parse import quote

from django.urls import URLPattern, get_resolver

from tests.fuzz.wrong_values import VALUES

ARGUMENT = re.compile(r"<(?:[a-z_]+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)|(\(\[\^/\]\+\))")


def routes() -> list[str]:
    """Returns the pattern of every address, with its arguments as they are written in it."""
    return sorted(set(_routes(get_resolver().url_patterns, "")))


def _routes(patterns, prefix):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield re.sub(r"\^|\$|\\Z", "", route)
        else:
            yield from _routes(pattern.url_patterns, route)


def filled(route: str, rng: random.Random, known: dict[str, list[str]], wrong: float) -> str:
    """Returns an address of the route, percent-encoded. Each argument is, with probability `wrong`, one that is none."""
    return "/" + ARGUMENT.sub(lambda argument: _value(argument, rng, known, wrong), route)


def _value(argument, rng, known, wrong):
    if rng.random() < wrong:
        return quote(rng.choice(VALUES)[:300], safe=rng.choice(["", "/"]))
    return rng.choice(known.get(argument[1] or argument[2], known["number"]))
