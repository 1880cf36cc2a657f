"""Where each finding of the review is settled: the page of the desk that a link of it opens, which leads back again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from minutes.admin.way_back import leading_back, name_address
from minutes.desk.review import UNIDENTIFIED
from minutes.desk.review.acknowledgements import PROPOSALS
from minutes.desk.review.findings import Finding
from minutes.models import AgendaItem, InquiryQuestion, Meeting, Presentation, Utterance

OF_TALLIES = re.compile(r"untied:|tally:\d+:(astray|unsure|\d+/\d+)\Z")
# Findings on the facts of the record, by what their keys begin with, and the field of the meeting's form.
FACTS = {
    "attendance:": "attendance",
    "absent:": "attendance",
    "silent:": "attendance",
    "year:": "title",
    "time:": "time",
}


@dataclass(frozen=True)
class Place:
    """The address of a page, and what a clerk does there."""

    address: str
    deed: str


def place_of(finding: Finding, meeting: Meeting, blocks: Mapping[int, str]) -> Place | None:
    """Returns where a finding is settled; None where its block is gone. `blocks` are the addresses of the blocks' pages."""
    back = reverse("admin:minutes_meeting_review", args=[meeting.pk])
    if finding.key.startswith(UNIDENTIFIED):
        return Place(name_address(finding.key.removeprefix(UNIDENTIFIED), back), "どの団体かを決める")
    if finding.key.startswith(PROPOSALS):
        return Place(_of_meeting(meeting, "ties", back), "問いと答えを開く")
    if OF_TALLIES.match(finding.key):
        return Place(_of_meeting(meeting, "tallies", back), "数の照合を開く")
    for beginning, field in FACTS.items():
        if finding.key.startswith(beginning):
            return Place(f"{_of_meeting(meeting, 'change', back)}#id_{field}", "会議のページで直す")
    block = blocks.get(finding.number or 0)
    return Place(leading_back(block, back), f"#{finding.number} を直す") if block else None


def walk_address(finding: Finding, meeting: Meeting) -> str:
    """Returns the address of the manuscript with the finding beside its text."""
    return leading_back(
        reverse("admin:minutes_meeting_manuscript", args=[meeting.pk]),
        reverse("admin:minutes_meeting_review", args=[meeting.pk]),
        point=finding.key,
    )


def addresses_of_blocks(meeting: Meeting) -> dict[int, str]:
    """Returns the address of each block's own admin page, by the block's number."""
    return {
        number: reverse(f"admin:minutes_{model._meta.model_name}_change", args=[pk])
        for model in (AgendaItem, Presentation, InquiryQuestion, Utterance)
        for pk, number in model.objects.filter(meeting=meeting).values_list("pk", "number")
    }


def _of_meeting(meeting, page, back) -> str:
    return leading_back(reverse(f"admin:minutes_meeting_{page}", args=[meeting.pk]), back)
