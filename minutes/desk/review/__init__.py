"""校閲: what a careful clerk would check before publishing. Rules are small functions in a list; none of them blocks."""

from collections.abc import Mapping
from dataclasses import replace

from minutes.desk.review import facts, wording
from minutes.desk.review.finding import Finding
from minutes.notation.document import Document
from minutes.notation.writer import lines_of_blocks

RULES = [
    facts.year_of_title,
    facts.heads_and_speakers,
    facts.speakers_and_attendees,
    facts.handouts_not_listed,
    facts.tallies,
    wording.doubled_marks,
    wording.unpaired,
    wording.spellings,
    wording.widths,
]


def findings(document: Document, unidentified: Mapping[str, list[str]]) -> list[Finding]:
    """All findings, the serious ones first, each with its line in the manuscript.

    `unidentified` are the labels tied to no organisation, each with those that it could be, described for a clerk.
    """
    lines = lines_of_blocks(document)
    found = [*_unidentified(unidentified), *(finding for rule in RULES for finding in rule(document))]
    placed = [replace(one, line=lines.get(one.number, 0)) for one in found]
    return sorted(placed, key=lambda one: one.mild)


def _unidentified(labels):
    for label, candidates in labels.items():
        could = f"（{'、'.join(candidates)}のどれか）" if candidates else "（団体の表に候補がありません）"
        yield Finding(f"unidentified:{label}", f"「{label}」がどの団体か、まだ決まっていません{could}。")
