"""Approves, withdraws, retracts and erases in one line each, an hour after the last edition of the meeting."""

import datetime
import json

from minutes.desk.workflow.stages import take_step, why_not_publish
from minutes.models import Edition, Meeting, Step, Utterance
from minutes.publication.chain import chain_end
from minutes.publication.erase import erase
from minutes.publication.retract import retract
from minutes.publication.withdraw import withdraw
from minutes.publication.withdrawal.restatement_answers import ANSWERED_BEFORE
from minutes.record.block_keys import BlockKey
from tests.builders import NOON, clerk

GROUNDS = {"reason": "申出があり、会長が認めた。", "rule": "会議規程第12条"}


def later(meeting: Meeting) -> datetime.datetime:
    last = chain_end(meeting)
    return (last.published_at if last else NOON) + datetime.timedelta(hours=1)


def approve_now(meeting: Meeting, *, by=None) -> None:
    """Sends the record to be checked and approves it, unless it is approved as it is."""
    meeting.refresh_from_db()
    for kind in (Step.Kind.SENT, Step.Kind.APPROVED):
        if not why_not_publish(meeting, by):
            return
        take_step(meeting=meeting, kind=kind, revision=meeting.revision, by=by or clerk(), at=NOON)


def withdraw_now(meeting: Meeting, *blocks: str, span=None, **values):
    """Withdraws words and returns the withdrawals, one for each block."""
    meeting.refresh_from_db()
    how = {"revision": meeting.revision, "by": values.pop("by", None) or clerk(), "at": later(meeting)}
    keys = [BlockKey.parse(block) for block in blocks]
    return withdraw(meeting=meeting, blocks=keys, span=span, **(GROUNDS | how | values))


def retract_now(meeting: Meeting, **values):
    meeting.refresh_from_db()
    how = {"revision": meeting.revision, "by": clerk(), "at": later(meeting)}
    return retract(meeting=meeting, **(GROUNDS | how | values))


def erase_now(withdrawal, **values):
    """Erases the words of a withdrawal; where they stand elsewhere, they may stay, unless `answers` are given."""
    meeting = withdrawal.meeting
    meeting.refresh_from_db()
    how = {"revision": meeting.revision, "by": clerk(), "at": later(meeting), "answers": ANSWERED_BEFORE}
    return erase(withdrawal=withdrawal, **(GROUNDS | how | values))


def reword(meeting: Meeting, number: int, text: str) -> Utterance:
    """Saves a remark of the draft with other words, past the verbs of the desk, and returns its row."""
    row = Utterance.objects.get(meeting=meeting, number=number)
    row.text = text
    row.save()
    return row


def said(edition: Edition, number: int) -> str:
    """Returns the text of the block of that number, as the edition is stored now."""
    edition.refresh_from_db()
    return next(block for block in json.loads(edition.record)["blocks"] if block["number"] == number)["text"]


def editions_of(meeting: Meeting) -> list[Edition]:
    return list(meeting.editions.order_by("number"))
