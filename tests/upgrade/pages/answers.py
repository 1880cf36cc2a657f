"""Answers of a site as bytes, written down in a folder: one file for each body, and an index of addresses."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# What a reader's browser, or a program that reads a feed, acts on. Dates and ETags are not among them.
HEADERS = ("Content-Type", "Location", "Content-Disposition", "Cache-Control")
INDEX = "index.json"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def whole(self) -> bytes:
        """Status, headers and body as one text, to be compared."""
        head = [str(self.status), *(f"{name}: {value}" for name, value in self.headers), "", ""]
        return "\n".join(head).encode() + self.body


def write_answers(folder: Path, answers: Mapping[str, Answer], *, day: str) -> None:
    """`day` is the day in Japan of all the answers: what is still to come depends on it."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = {}
    for address, answer in answers.items():
        name = hashlib.sha256(answer.body).hexdigest()
        (folder / name).write_bytes(answer.body)
        entries[address] = [answer.status, answer.headers, name]
    index = {"day": day, "answers": entries}
    (folder / INDEX).write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")


def read_answers(folder: Path) -> dict[str, Answer]:
    return {
        address: Answer(status, tuple((name, value) for name, value in headers), (folder / body).read_bytes())
        for address, (status, headers, body) in _index(folder)["answers"].items()
    }


def day_of(folder: Path) -> str:
    return _index(folder)["day"]


def _index(folder):
    return json.loads((folder / INDEX).read_text(encoding="utf-8"))
