"""Reviews the working rows of a meeting, and keeps which findings somebody has acknowledged (見た)."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from members import registry
from members.codes import prefecture_of
from minutes.desk.known_names import known_names
from minutes.desk.review import findings, placed
from minutes.desk.review.findings import Finding
from minutes.desk.tallies.load_tallies import load_tallies
from minutes.desk.tallies.tally_findings import tally_findings
from minutes.desk.ties.proposed_ties import DECIDED, TalkTies, load_talk_ties
from minutes.models import Acknowledgement, Meeting

# What the key of the finding about proposals begins with: the page of the review links it.
PROPOSALS = "proposals"


@dataclass(frozen=True)
class ReviewedFinding:
    """A finding with its acknowledgement, or None where nobody has looked at it."""

    finding: Finding
    acknowledgement: Acknowledgement | None

    @property
    def is_open(self) -> bool:
        return self.acknowledgement is None and not self.finding.mild


def review(meeting: Meeting) -> list[ReviewedFinding]:
    """Returns all findings in the record as it is stored at the desk."""
    acknowledgements = {row.key: row for row in meeting.acknowledgements.select_related("seen_by")}
    talk, unidentified = load_talk_ties(meeting), unidentified_labels(meeting)
    near = near_labels(meeting, unidentified)
    found = findings(talk.rows.document, unidentified, known_names(talk.rows), near)
    has_tallies = talk.rows.answers or meeting.tallies.exists()
    tallied = placed(tally_findings(load_tallies(meeting)), talk.rows.document) if has_tallies else []
    return [
        ReviewedFinding(finding, acknowledgements.get(finding.key))
        for finding in sorted([*_waiting_proposals(talk), *found, *tallied], key=lambda finding: finding.mild)
    ]


def _waiting_proposals(talk: TalkTies) -> list[Finding]:
    """The proposals of who is asked and what is answered that nobody has decided on. Another number of them is another finding."""
    count = len(talk.waiting)
    message = f"問いと答えの案が{count}件、まだ確かめられていません。"
    return [Finding(f"{PROPOSALS}:{count}", message)] if count else []


def unidentified_labels(meeting: Meeting) -> dict[str, list[str]]:
    """Returns {label tied to no organisation: prefectures and names of those that it could be}."""
    labels = [row.label for row in meeting.attendees.unsettled()]
    candidates = registry.candidates_by_label(labels, meeting.held_on) if labels and meeting.held_on else {}
    return {
        label: [place_and_name(organisation) for organisation in candidates.get(label, [])]
        for label in labels
    }


def near_labels(meeting: Meeting, unidentified: dict[str, list[str]]) -> dict[str, list[str]]:
    """Returns {label that nobody bore on the day: prefectures and names of those with names like it}."""
    labels = [label for label, bearers in unidentified.items() if not bearers]
    near = registry.near_names_by_label(labels, meeting.held_on)
    return {label: list(map(place_and_name, organisations)) for label, organisations in near.items()}


def place_and_name(organisation) -> str:
    """Returns 熊本県 美里町."""
    prefecture = prefecture_of(organisation.key)
    return f"{prefecture.name} {organisation.name}" if prefecture else organisation.name


@transaction.atomic
def acknowledge(*, meeting: Meeting, keys: set[str], by, at: datetime.datetime) -> None:
    """Makes `keys` the acknowledged findings of this record. Those acknowledged before keep their name and time.

    Proposals that were turned down are kept in the same table, and stay.
    """
    stored = set(meeting.acknowledgements.values_list("key", flat=True))
    meeting.acknowledgements.exclude(key__in=keys).exclude(key__startswith=DECIDED).delete()
    Acknowledgement.objects.bulk_create(
        Acknowledgement(meeting=meeting, key=key, seen_by=by, seen_at=at) for key in sorted(keys - stored)
    )
