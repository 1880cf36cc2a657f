"""What a record itself calls those who attended: 役員（会長）, オブザーバー. Pure.

The word is that of 出席者, as printed, and behind it the office of who came, where one stands before a person's name. The
names of persons are left out: they are the record's, and no page of a town is about who came for it.
"""

import re

from minutes.notation.attendance import OFFICES, attendees
from minutes.notation.redactions import redactions_in
from minutes.record.record import Record

_CAME = re.compile("出席|参加|応招")


def capacity_words(record: Record) -> dict[str, str]:
    """Returns {label: the words} of whom 出席者 names; "" where it says no more than that they came."""
    return {
        attendee.label: _words(attendee.printed, attendee.representative)
        for attendee in attendees(record["attendance"])
        if not redactions_in(attendee.label)
    }


def _words(printed: str, representative: str) -> str:
    """
    >>> _words("役員", "会長　山田課長"), _words("オブザーバー", ""), _words("", "会長 山田課長"), _words("役員", "山田課長")
    ('役員（会長）', 'オブザーバー', '会長', '役員')
    >>> _words("出席団体", "")
    ''
    """
    printed = "" if _CAME.match(printed) else printed
    office = next((word for word in representative.split() if word in OFFICES), "")
    words = f"{printed}（{office}）" if printed and office else printed or office
    return "" if redactions_in(words) else words
