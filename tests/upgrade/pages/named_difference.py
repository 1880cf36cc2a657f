"""One difference between the base and today that is on purpose, and how it is taken away before answers are compared."""

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


def chained(*changes: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """The change that makes one after the other."""

    def change(answer: bytes) -> bytes:
        for each in changes:
            answer = each(answer)
        return answer

    return change
