"""Reads the words of a file in a process of its own, within bounds of time and memory, whatever the file is. Pure."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from minutes.file_texts.page_texts import MOST_SECONDS, PageText
from minutes.file_texts.text_states import NO_TEXT, PARTLY, READ, TOO_MUCH

ROOT = Path(__file__).resolve().parents[2]
CHILD = (sys.executable, "-m", "minutes.file_texts.child")
# Nothing of our own environment: a key of the site stands in it.
ENVIRONMENT = {"PYTHONUTF8": "1"}


@dataclass(frozen=True)
class FileWords:
    """What was read of a file: one of text_states, the pages that have words, and how many pages there are."""

    state: str
    pages: tuple[PageText, ...] = ()
    pages_in_all: int = 0


def read_words(file: BinaryIO, kind: str) -> FileWords:
    """Returns the words of a stored file that is open at its beginning. `kind` is one of child.READERS.

    A file that takes too long or too much gives the pages that were read until then.
    """
    try:
        done = subprocess.run(
            [*CHILD, kind],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=ENVIRONMENT,
            timeout=MOST_SECONDS,
            check=False,
        )
        printed = done.stdout
    except subprocess.TimeoutExpired as error:
        printed = error.stdout or b""
    return _words_in(printed)


def _words_in(printed: bytes) -> FileWords:
    """A process that was killed has not said its state, and its last line may be half a line."""
    lines = [json.loads(line) for line in printed.split(b"\n")[:-1]]
    ended = lines.pop()[0] if lines and len(lines[-1]) == 1 else TOO_MUCH
    pages = [PageText(*line) for line in lines]
    with_words = tuple(page for page in pages if page.text)
    return FileWords(_state(ended, pages), with_words, max((page.of_all for page in pages), default=0))


def _state(ended: str, pages: list[PageText]) -> str:
    lacks = [page.lack for page in pages if page.lack]
    if any(page.text for page in pages):
        return READ if ended == READ and not lacks else PARTLY
    if ended != READ:
        return ended
    return max(sorted(set(lacks)), key=lacks.count) if lacks else NO_TEXT
