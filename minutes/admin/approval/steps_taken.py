"""What was done with a record, the newest first: its steps, and each time that it was taken down."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import User

from minutes.admin.approval.readable_words import Readable
from minutes.models import Meeting

TAKEN_DOWN = "公開を停止した"
OWN_CHANGES = "（自分の直しを含む）"


@dataclass(frozen=True)
class StepTaken:
    """revision: that of the record; None for a taking-down, which concerns what was public and no draft."""

    at: datetime.datetime
    by: User
    done: str
    revision: int | None
    note: str


def steps_taken(meeting: Meeting, readable: Readable) -> list[StepTaken]:
    """Returns them with what was said of each as it may be read. Two queries."""
    taken = [
        StepTaken(
            step.at,
            step.by,
            step.get_kind_display() + (OWN_CHANGES if step.own_changes else ""),
            step.revision,
            readable(step.note),
        )
        for step in meeting.steps.select_related("by").order_by("-id")
    ]
    taken += [
        StepTaken(
            down.retracted_at, down.retracted_by, TAKEN_DOWN, None, f"理由：{down.reason}　根拠：{down.rule}"
        )
        for down in meeting.retractions.select_related("retracted_by")
    ]
    return sorted(taken, key=lambda step: step.at, reverse=True)
