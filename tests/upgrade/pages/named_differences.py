"""Differences between the base and today that are on purpose, each with its reason. Nothing else may differ.

An entry holds for the addresses that its pattern matches whole, query and all. Its change is applied to both answers
before they are compared; it should take away no more than what differs. An entry whose change is in main can go.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class NamedDifference:
    """`change` gets an answer whole: a line with the status, lines of headers, an empty line, the body."""

    name: str
    reason: str
    addresses: str
    change: Callable[[bytes], bytes]

    def holds_for(self, address: str) -> bool:
        return re.fullmatch(self.addresses, address) is not None


def substitution(pattern: str, replacement: str = "") -> Callable[[bytes], bytes]:
    """The change that writes `replacement` wherever the regular expression matches."""
    compiled = re.compile(pattern.encode())
    return lambda answer: compiled.sub(replacement.encode(), answer)


NAMED = (
    NamedDifference(
        name="version in /healthz",
        reason="The health check names the version of the program.",
        addresses=r"/healthz",
        change=substitution(r"ok [0-9.]+", "ok"),
    ),
    NamedDifference(
        name="token of a form",
        reason="Django gives every page that holds a form to be sent a token of its own.",
        addresses=r"/meetings/[^/]+/u/[0-9]+/report/",
        change=substitution(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1"),
    ),
)
