"""Tells how large the directory of a ZIP is before anybody reads it: a file of 50 MB can list a million parts. Pure."""

import os
from typing import BinaryIO

LARGEST_DIRECTORY = 1024 * 1024  # 5,000 parts take half of it
END, LONGEST_COMMENT = b"PK\x05\x06", 65_535
# Stands before the end in a ZIP of more than 65,535 parts or 4 GB, which no Office file is.
ZIP64, ZIP64_LENGTH = b"PK\x06\x07", 20


def has_small_directory(file: BinaryIO) -> bool:
    """Returns whether the directory of a ZIP is no larger than that of any Office file; False where there is none."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - LONGEST_COMMENT - 22 - ZIP64_LENGTH))
    tail = file.read()
    file.seek(0)
    end = tail.rfind(END)
    if end < 0 or tail[max(0, end - ZIP64_LENGTH) : end].startswith(ZIP64):
        return False
    return int.from_bytes(tail[end + 12 : end + 16], "little") <= LARGEST_DIRECTORY
