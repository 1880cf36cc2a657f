"""Makes members of a body in one line each, and the meeting that follows."""

import datetime

from members.models import Organisation
from minutes.desk.next_meeting.attendance_text import Coming, attendance_text
from minutes.models import Membership
from minutes.notation.document import Document, Item

DAY = datetime.date(2026, 11, 5)


def organisation(code: str, day: datetime.date = DAY) -> Organisation:
    """Returns the generation of a code that was in force on a day."""
    return Organisation.objects.valid_on(day).get(key=code)


def member(body, code: str, office="", since=None, until=None, *, day=DAY) -> Membership:
    return Membership.objects.create(
        body=body, organisation=organisation(code, day), office=office, since=since, until=until
    )


def next_document(title="第2回 記録実務者会議", time="令和8年11月5日 13:30~16:30", **values) -> Document:
    facts = {
        "attendance": attendance_text(
            [Coming("深川市", "officer", "会長"), Coming("熊本県美里町", "attendee")]
        ),
        "blocks": (Item("開会"), Item("取組みの発表"), Item("閉会")),
    }
    return Document(title=title, time=time, **(facts | values))
