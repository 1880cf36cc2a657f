"""Reads real minutes of one municipality (../shared/corpus/shinagawa) as manuscripts in our notation.

The corpus has one municipality, so each meeting is given by its hash to one of 64 organisations, which speaks every
turn of it. Nothing else is changed. `resampled` draws new meetings from the same turns, for sizes beyond the corpus.
"""

import datetime
import hashlib
import json
import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from members import wareki
from minutes.notation.document import Document, Item, Turn
from minutes.notation.writer import write

ORGANISATIONS = 64


@dataclass(frozen=True)
class Sitting:
    """One meeting of the corpus: its id, its day, its title and its remarks in order."""

    key: str
    day: datetime.date
    title: str
    remarks: list[str]


def sittings(folder: Path) -> Iterator[Sitting]:
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                remarks = [voice["text"] for voice in row["voices"] if voice["text"].strip()]
                if remarks:
                    yield Sitting(
                        row["id"], datetime.date.fromisoformat(row["dateIso"]), row["title"], remarks
                    )


def resampled(folder: Path, seed: int = 1) -> Iterator[Sitting]:
    """Yields meetings without end: those of the corpus on other days, with remarks drawn from the whole corpus."""
    rng, whole = random.Random(seed), list(sittings(folder))
    every = [remark for sitting in whole for remark in sitting.remarks]
    for turn in range(1, 10**6):
        for sitting in whole:
            yield Sitting(
                f"{sitting.key}-{turn}",
                sitting.day + datetime.timedelta(days=7 * turn),
                f"{sitting.title} {turn}",
                rng.choices(every, k=len(sitting.remarks)),
            )


def manuscript(sitting: Sitting, names: list[str]) -> str:
    """Returns a meeting in our notation, all its turns spoken by one of the names."""
    label = names[int(hashlib.sha256(sitting.key.encode()).hexdigest(), 16) % len(names)]
    turns = [Turn(number=None, label=label, text=text_of(remark)) for remark in sitting.remarks]
    return write(
        Document(
            title=f"{sitting.title} {sitting.key}",
            time=wareki.format_era_date(sitting.day),
            blocks=(Item(number=None, title="会議"), *turns),
        )
    )


def text_of(remark: str) -> str:
    """Returns the words of a remark as a block holds them: lines without blanks at their edges, no blank lines."""
    return "\n".join(filter(None, (line.strip() for line in remark.splitlines())))
