"""Reviews a manuscript (校閲): what a careful clerk would check before publishing. Findings never forbid publication.

Each rule is a function from a Document to findings, and stands in RULES.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from minutes.desk.review import attendance_rules, fact_rules, speaker_rules, wording_rules
from minutes.desk.review.findings import Finding
from minutes.notation.document import Document
from minutes.notation.writer import lines_of_blocks

# What the key of the finding about a name that waits begins with.
UNIDENTIFIED = "unidentified:"

RULES = [
    fact_rules.title_of_another_fiscal_year,
    attendance_rules.other_counts_than_names,
    fact_rules.more_speakers_than_counted,
    fact_rules.absent_speakers_and_silent_attendees,
    fact_rules.handouts_not_listed,
    fact_rules.wrong_tallies,
    wording_rules.doubled_punctuation,
    wording_rules.unpaired_brackets,
    wording_rules.variant_spellings,
    wording_rules.mixed_digit_widths,
]


def findings(
    document: Document,
    unidentified: Mapping[str, list[str]],
    names: frozenset[str] = frozenset(),
    near: Mapping[str, list[str]] = MappingProxyType({}),
) -> list[Finding]:
    """Returns all findings, the serious ones first, each with its line in the manuscript.

    `unidentified`: label of an attendee tied to no organisation → those that it could be, described for a clerk.
    `names` are known from elsewhere: a line that opens with one may be a speaker's. `near`: label that nobody bears →
    those with names like it.
    """
    unplaced = [
        *_unidentified(unidentified, near),
        *speaker_rules.words_in_another_mouth(document, names),
        *(finding for rule in RULES for finding in rule(document)),
    ]
    return sorted(placed(unplaced, document), key=lambda finding: finding.mild)


def placed(unplaced: Iterable[Finding], document: Document) -> list[Finding]:
    """Returns findings, each with its line in the manuscript."""
    lines = lines_of_blocks(document)
    return [replace(finding, line=lines.get(finding.number or 0, 0)) for finding in unplaced]


def _unidentified(unidentified, near) -> Iterator[Finding]:
    for label, candidates in unidentified.items():
        alike = f"。近い名：{'、'.join(near[label])}" if near.get(label) else ""
        none = f"（団体の表に候補がありません{alike}）"
        choice = f"（{'、'.join(candidates)}のどれか）" if candidates else none
        yield Finding(f"{UNIDENTIFIED}{label}", f"「{label}」がどの団体か、まだ決まっていません{choice}。")
