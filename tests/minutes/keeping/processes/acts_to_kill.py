"""Tasks that are killed on the way, and what was acknowledged of them. tasks.py lists them with the others."""

import json
import sys

from django.contrib.auth.models import User

from minutes.models import Meeting, Withdrawal
from minutes.record.block_keys import BlockKey
from tests.acts import later, withdraw_now
from tests.builders import MANUSCRIPT, draft, publish_now


def withdraw_one(serial: int):
    """Publishes a meeting of its own, prints its address, withdraws one of its remarks, and prints that it is done."""
    by = User.objects.get(username="sano")
    words = f"帳簿{serial}号を倉庫の奥にしまった。"
    text = MANUSCRIPT.replace("十日と決めている。", words).replace("記録実務者会議", f"第{serial}部会")
    meeting = draft(text, by=by)
    edition = publish_now(meeting, by=by, at=later(meeting))
    print(json.dumps(["published", edition.address]), flush=True)
    withdraw_now(meeting, "u12", by=by)
    print(json.dumps(["withdrawn", edition.address]), flush=True)


def withdraw_one_by_one(first: int, number: int):
    """Does `withdraw_one` so many times, each when a line comes in."""
    for serial in range(first, first + number):
        sys.stdin.readline()
        withdraw_one(serial)


def acknowledged_acts():
    """Prints the addresses of all published meetings, and of those whose #12 was withdrawn everywhere."""
    published = list(
        Meeting.objects.filter(editions__isnull=False).values_list("address", flat=True).distinct()
    )
    withdrawn = []
    for row in Withdrawal.objects.filter(key=str(BlockKey.parse("u12"))).select_related("meeting"):
        records = row.meeting.editions.values_list("record", flat=True)
        if not any("号を倉庫の奥に" in record for record in records):
            withdrawn.append(row.meeting.address)
    print(json.dumps({"published": published, "withdrawn": withdrawn}))


TASKS = (withdraw_one, withdraw_one_by_one, acknowledged_acts)
