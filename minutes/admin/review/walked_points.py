"""The points of 校閲 beside the manuscript, one after the other down its text, as it is typed and not saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from minutes.admin.manuscript.check_manuscript import CheckedManuscript, findings_of
from minutes.admin.way_back import name_address
from minutes.desk.manuscript.name_suggestions import first_lines
from minutes.desk.review import UNIDENTIFIED
from minutes.desk.review.findings import Finding
from minutes.models import Meeting
from minutes.notation.facts import FACT_BY_HEADING

ABOVE, BELOW = 1, 3
# What the keys of findings on a fact begin with, and the fact.
FACTS = {"attendance:": "attendance", "year:": "title", "time:": "time"}
# What the keys of findings on a name begin with.
NAMES = (UNIDENTIFIED, "absent:", "silent:")


@dataclass(frozen=True)
class Walk:
    """The points that nobody has looked at, down the text, and the one at which the clerk stands.

    `lines` are (number, words, whether it is the point's own) of the text around it.
    """

    points: Sequence[Finding]
    at: int
    lines: Sequence[tuple[int, str, bool]]

    @property
    def here(self) -> Finding | None:
        return self.points[self.at] if self.points else None

    @property
    def name_address(self) -> str:
        """Returns where the name is settled, if the point is one that waits; it opens beside, so that what is typed stays."""
        key = self.here.key if self.here else ""
        return name_address(key.removeprefix(UNIDENTIFIED)) if key.startswith(UNIDENTIFIED) else ""

    @property
    def before(self) -> Finding | None:
        return self.points[self.at - 1] if self.at > 0 else None

    @property
    def after(self) -> Finding | None:
        return self.points[self.at + 1] if self.at + 1 < len(self.points) else None


def walk(meeting: Meeting, checked: CheckedManuscript, text: str, wanted: str) -> Walk:
    """Returns the walk at the point of the key `wanted`; at the first one where it is none of them, or was mended."""
    lines = text.split("\n")
    blocks, names = _lines_of_blocks(checked), first_lines(checked.document)
    points = sorted(
        (
            replace(finding, line=_line(finding, blocks, names, lines))
            for finding in findings_of(meeting, checked)[0]
        ),
        key=lambda finding: finding.line,
    )
    at = next((place for place, finding in enumerate(points) if finding.key == wanted), 0)
    return Walk(points, at, _around(lines, points[at].line) if points else ())


def _lines_of_blocks(checked) -> dict[int, int]:
    pairs = zip(checked.document.blocks, checked.document.lines, strict=True)
    return {block.number: line for block, line in pairs if block.number is not None}


def _line(finding, blocks, names, lines) -> int:
    """Returns the line, from 1, of a finding's block, of the first turn of its name, or of its fact; 0 for the whole."""
    if finding.number is not None:
        return blocks.get(finding.number, 0)
    for beginning in NAMES:
        if finding.key.startswith(beginning):
            label = finding.key.removeprefix(beginning)
            return names.get(label) or _fact_line("attendance", lines)
    fact = next((name for beginning, name in FACTS.items() if finding.key.startswith(beginning)), "")
    return _fact_line(fact, lines) if fact else 0


def _fact_line(fact, lines) -> int:
    for number, line in enumerate(lines, start=1):
        if line.startswith("■") and FACT_BY_HEADING.get(line[1:].strip()) == fact:
            return number
    return 0


def _around(lines, line) -> list[tuple[int, str, bool]]:
    if not line:
        return []
    numbers = range(max(1, line - ABOVE), min(len(lines), line + BELOW) + 1)
    return [(number, lines[number - 1], number == line) for number in numbers]
