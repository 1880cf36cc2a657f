"""Writes a table as JSON Lines and as CSV, both compressed, and takes their digests on the way. Pure.

The same rows give the same bytes: gzip's header says no time and no name.
"""

import csv
import gzip
import hashlib
import json
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minutes.dumps.flat_columns import Column, cells_of

JSON_LINES, CSV = ".jsonl.gz", ".csv.gz"
# Compresses as well as 9, nearly, in a third of the time.
LEVEL = 6


@dataclass(frozen=True)
class WrittenFile:
    """A file of a dump. plain_*: of what stands in it once it is no more compressed; None where it never was."""

    name: str
    title: str
    size: int
    digest: str
    rows: int | None = None
    plain_size: int | None = None
    plain_digest: str | None = None


class TableWriter:
    """Writes the rows of one table, each as it comes."""

    def __init__(self, folder: Path, name: str, title: str, columns: list[Column]):
        self.title, self.columns, self.rows = title, columns, 0
        self.files = ExitStack()
        self.lines = self.files.enter_context(_Compressed(folder / f"{name}{JSON_LINES}"))
        self.cells = self.files.enter_context(_Compressed(folder / f"{name}{CSV}"))
        # By the byte order mark, spreadsheets know UTF-8; csv ends its lines with CR LF.
        self.cells.write("\ufeff")
        self.csv = csv.writer(self.cells)
        self.csv.writerow([column.name for column in columns])

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.files.close()

    def add(self, row: dict[str, Any]) -> None:
        """Writes one object, given as its JSON."""
        self.lines.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
        self.csv.writerow(cells_of(row, self.columns))
        self.rows += 1

    def written(self) -> list[WrittenFile]:
        """Returns what was written, once it is closed."""
        return [file.written(self.title, self.rows) for file in (self.lines, self.cells)]


class _Compressed:
    """A file that is written as text. Lines are gathered: a call of zlib for each short line takes longer than its work."""

    GATHERED = 64 * 1024

    def __init__(self, path: Path):
        self.path, self.raw = path, _Hashed(path)
        self.gzip = gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=self.raw, mtime=0)
        self.plain, self.plain_size = hashlib.sha256(), 0
        self.waiting: list[str] = []
        self.characters = 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._flush()
        self.gzip.close()
        self.raw.close()

    def write(self, text: str) -> None:
        self.waiting.append(text)
        self.characters += len(text)
        if self.characters >= self.GATHERED:
            self._flush()

    def _flush(self):
        data = "".join(self.waiting).encode()
        self.waiting, self.characters = [], 0
        self.plain.update(data)
        self.plain_size += len(data)
        self.gzip.write(data)

    def written(self, title: str, rows: int) -> WrittenFile:
        plain = self.plain_size, self.plain.hexdigest()
        return WrittenFile(self.path.name, title, self.raw.size, self.raw.digest, rows, *plain)


class _Hashed:
    """A file on the disk whose digest is known when it is written."""

    def __init__(self, path: Path):
        self.file, self.hash, self.size = path.open("xb"), hashlib.sha256(), 0

    def write(self, data) -> int:
        self.hash.update(data)
        self.size += len(data)
        return self.file.write(data)

    def flush(self) -> None:
        self.file.flush()

    def close(self) -> None:
        self.file.close()

    @property
    def digest(self) -> str:
        return self.hash.hexdigest()


def write_json(folder: Path, name: str, title: str, value: dict[str, Any]) -> WrittenFile:
    """Writes a small file of JSON, to be read by people too."""
    data = (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
    (folder / name).write_bytes(data)
    return WrittenFile(name, title, len(data), hashlib.sha256(data).hexdigest())
