"""Reads the header Range: which bytes of a file are asked for. Pure.

One range of bytes is answered. Several at once, another unit, or what cannot be read, is no range: a server may ignore
it (RFC 9110, 14.2), and sends the whole file.
"""

import re
from dataclasses import dataclass

ONE_RANGE = re.compile(r"bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", re.IGNORECASE | re.ASCII)


class NotSatisfiable(Exception):
    """The range begins behind the end of the file."""


@dataclass(frozen=True)
class ByteRange:
    """Bytes of a file: the first, and the one behind the last."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


def read_range(header: str, size: int) -> ByteRange | None:
    """Returns the range that a header asks of a file of `size` bytes; None where it asks for none that is answered.

    Raises NotSatisfiable.

    >>> read_range("bytes=2-", 10), read_range("bytes=-3", 10), read_range("bytes=0-1,4-5", 10)
    (ByteRange(start=2, end=10), ByteRange(start=7, end=10), None)
    """
    found = ONE_RANGE.fullmatch(header)
    if not found or not (found[1] or found[2]):
        return None
    if not found[1]:
        start, end = max(size - int(found[2]), 0), size
    else:
        start, end = int(found[1]), min(int(found[2] or size) + 1, size)
        if found[2] and int(found[2]) < start:
            return None
    if start >= end:
        raise NotSatisfiable
    return ByteRange(start, end)
