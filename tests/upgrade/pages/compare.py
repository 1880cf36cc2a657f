"""Two walks laid side by side: what is the same to the byte, what only a named difference tells apart, what differs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from tests.upgrade.pages.answers import Answer
from tests.upgrade.pages.named_difference import NamedDifference
from tests.upgrade.pages.named_differences import NAMED

MOST_LINES, MOST_PAGES = 3, 12
BEFORE, LONGEST = 20, 150


@dataclass
class Comparison:
    """`named` counts, by name, the answers that a named difference made equal; `differing` tells how, by address.

    A name that counts none is one that can go.
    """

    equal: int = 0
    named: dict[str, int] = field(default_factory=dict)
    differing: dict[str, list[str]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """A new address takes nothing from anybody; it is told, and no failure."""
        return not self.differing and not self.missing


def compare(
    before: Mapping[str, Answer], after: Mapping[str, Answer], named: Sequence[NamedDifference] = NAMED
) -> Comparison:
    """`before` holds the answers of the base, `after` those of today, by address."""
    found = Comparison(
        named=dict.fromkeys((one.name for one in named), 0),
        missing=sorted(before.keys() - after.keys()),
        new=sorted(after.keys() - before.keys()),
    )
    for address in sorted(before.keys() & after.keys()):
        if before[address] == after[address]:
            found.equal += 1
        else:
            _settle(found, address, before[address], after[address], named)
    return found


def told(found: Comparison) -> str:
    """The counts, then each address that differs or is missing, as far as somebody would read on."""
    names = "".join(
        f", {count or 'none'} of them by the name {name!r}" for name, count in found.named.items()
    )
    lines = [
        f"{found.equal} equal{names}; {len(found.differing)} differing, {len(found.missing)} missing, {len(found.new)} new"
    ]
    for addresses in _alike(found.differing)[:MOST_PAGES]:
        more = f"  and {len(addresses) - 1} more like it" if len(addresses) > 1 else ""
        lines += [f"  {addresses[0]}{more}", *(f"    {line}" for line in found.differing[addresses[0]])]
    lines += [f"  {address}: asked of the base alone" for address in found.missing[:MOST_PAGES]]
    lines += [f"  {address}: new" for address in found.new[:MOST_PAGES]]
    return "\n".join(lines)


def _alike(differing):
    """The addresses that differ, together where all but the numbers is the same: one changed template is one thing."""
    groups = {}
    for address, lines in differing.items():
        shape = re.sub(r"[0-9]+", "0", "\n".join([address.partition("?")[0], *lines]))
        groups.setdefault(shape, []).append(address)
    return list(groups.values())


def _settle(found, address, before, after, named):
    """Counts it under the names that made it equal, or says how it differs once they are applied."""
    texts, used = [before.whole, after.whole], []
    for difference in named:
        if difference.holds_for(address):
            changed = [difference.change(text) for text in texts]
            if changed != texts:
                texts, used = changed, [*used, difference.name]
    if texts[0] != texts[1]:
        found.differing[address] = _how(before, after, *texts)
        return
    found.equal += 1
    for name in used:
        found.named[name] += 1


def _how(before, after, old, new):
    """The status where it changed, then the first lines that differ."""
    status = [f"status {before.status} → {after.status}"] if before.status != after.status else []
    try:
        gone, come = _first_lines(old.decode().split("\n"), new.decode().split("\n"))
    except UnicodeDecodeError:
        return [*status, f"bytes differ ({len(old):,} → {len(new):,})"]
    start = max(_common(gone[0], come[0]) - BEFORE, 0) if gone and come else 0
    shown = [
        f"{sign} {line[start : start + LONGEST]}"
        for sign, lines in (("-", gone), ("+", come))
        for line in lines
    ]
    return [*status, *shown]


def _first_lines(old, new):
    """The lines of the first place that differs, on either side."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    _, a, b, c, d = next(code for code in matcher.get_opcodes() if code[0] != "equal")
    return old[a:b][:MOST_LINES], new[c:d][:MOST_LINES]


def _common(one, other):
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))
