"""Reads lines of the journal: whose they are, which cannot be read, and all places of the journal as one.

A line is a JSON object. That of an act holds `id`, `what`, `address`, `at`, and since the journal knows its database
`db` (identity), `epoch`, `n` (its number, which only rises) and `writer` (the machine). `again` names the act that a
replay made again by it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

PUBLISH, WITHDRAW, RETRACT, ERASE = "publish", "withdraw", "retract", "erase"
DONE, VOID = "done", "void"
# WRITER names the machine of a file, CUT owns up to a line that a power cut broke off, UNKNOWN is the operator's word
# that a part of the journal is lost.
WRITER, CUT, UNKNOWN = "writer", "cut", "unknown"
ACTS = (PUBLISH, WITHDRAW, RETRACT, ERASE)
NEEDED = {
    PUBLISH: {"id", "address", "at", "edition", "digest"},
    WITHDRAW: {"id", "address", "at", "edition", "digest", "blocks", "marks", "rule", "category", "places"},
    RETRACT: {"id", "address", "at", "rule"},
    ERASE: {"id", "address", "at", "blocks", "marks", "rule"},
    DONE: {"of"},
    VOID: {"of"},
    WRITER: {"key", "name"},
    CUT: {"of"},
    UNKNOWN: {"id", "since", "until"},
}

Line = dict[str, Any]


@dataclass(frozen=True)
class Damage:
    """A line that cannot be read and that no later line owns up to. `before`: how many lines stand above it."""

    hash: str
    before: int


@dataclass(frozen=True)
class Source:
    """One place in which the journal stands.

    name: what the administrator calls it. is_living: it has been written up to the last act, unlike a backup's copy.
    table_of: the identity of the living database whose table this is.
    """

    name: str
    lines: tuple[Line, ...]
    damage: tuple[Damage, ...] = ()
    is_living: bool = False
    table_of: str = ""

    def hidden(self, held: frozenset[str]) -> list[Damage]:
        """Returns the damage that may hide an act which the database lacks.

        A line above an act that the database holds was written before that act, so the database holds it too.
        """
        last = max((index for index, line in enumerate(self.lines) if line.get("id") in held), default=-1)
        return [damage for damage in self.damage if damage.before > last]


@dataclass(frozen=True)
class Site:
    """By what a database knows its own lines again.

    identity: made at its first migrate. epochs: the one that it is in and those before, one more with each restore.
    writers: the machines that it knows. adopts: whether lines without an identity, of older programs, are its own.
    """

    identity: str
    epochs: frozenset[str]
    writers: frozenset[str]
    adopts: bool

    def owns(self, line: Line) -> bool:
        """Tells whether a line of an act is of this database.

        The epoch of a restore that this database has not seen is its own where a machine of its own wrote it: then
        an old state has returned. Else it is that of a copy for testing.
        """
        if "db" not in line:
            return self.adopts
        return line["db"] == self.identity and (
            line.get("epoch") in self.epochs or line.get("writer") in self.writers
        )

    def owns_act(self, line: Line) -> bool:
        return line["what"] in (*ACTS, UNKNOWN) and self.owns(line)


def read_source(name: str, data: bytes, *, is_living: bool) -> Source:
    """Reads a file of the journal. A last line without its end was broken off by a power cut, before its commit."""
    lines: list[Line] = []
    broken: list[Damage] = []
    # Not splitlines(): it also splits at U+0085 and U+2028, which a pasted 根拠 may hold.
    whole, _, tail = data.rpartition(b"\n")
    for text in whole.split(b"\n"):
        line = read_line(text)
        if line is not None:
            lines.append(line)
        elif text.strip():
            broken.append(Damage(hash_of(text), len(lines)))
    last = read_line(tail)
    lines.extend([] if last is None else [last])
    owned_up = {line["of"] for line in lines if line["what"] == CUT}
    damage = tuple(one for one in broken if one.hash not in owned_up)
    return Source(name, tuple(lines), damage, is_living)


def read_line(text: bytes) -> Line | None:
    """Returns the line, or None where it is none or lacks what its kind must say."""
    try:
        line = json.loads(text.decode())
    except ValueError:
        return None
    if not isinstance(line, dict) or not isinstance(line.get("what"), str):
        return None
    return line if NEEDED.get(line["what"], set()) <= line.keys() else None


def written(line: Line) -> str:
    """Returns a line as it is written, without its end."""
    return json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(text: bytes) -> str:
    """Returns by what a line that cannot be read is named."""
    return hashlib.sha256(text).hexdigest()[:32]


def writer_of(lines: Iterable[Line]) -> str | None:
    """Returns the key of the machine whose file this is: the first that it names."""
    return next((line["key"] for line in lines if line["what"] == WRITER), None)


def united(sources: Iterable[Source], site: Site) -> tuple[Line, ...]:
    """Returns every line of a site that stands in any place, once, in the order in which the acts were announced.

    Lines of older programs have no number; they come first, in the order of their files.
    """
    lines: dict[str, Line] = {}
    for line in _own_lines(sources, site):
        lines.setdefault(f"{line['what']} {line.get('id') or line.get('of')}", line)
    return tuple(sorted(lines.values(), key=lambda line: (line.get("n", 0), _moment(line))))


def _own_lines(sources: Iterable[Source], site: Site) -> Iterator[Line]:
    """The ends of acts (`done`, `void`) name no database: they follow the act that they end."""
    every = [line for source in sources for line in source.lines]
    own = [line for line in every if site.owns_act(line)]
    known = {line["id"] for line in own}
    yield from own
    yield from (line for line in every if line["what"] in (DONE, VOID) and line["of"] in known)


def _moment(line: Line) -> str:
    """Orders what bears one number: two acts of a database that an old state of came back unnoticed."""
    return str(line.get("at", "")) if "n" in line else ""
