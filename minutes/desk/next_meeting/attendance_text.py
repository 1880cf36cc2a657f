"""Writes 出席者 of a meeting to come from those who are to attend, as minutes/notation/attendance.py reads it again. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from minutes.notation.attendance import OFFICER, OFFICES, SECRETARIAT, attendees, is_capacity
from minutes.notation.vocabulary import SECRETARIAT_LABEL

# Capacity → the word before its names. Whoever's capacity is not known is one of those who attend.
HEADINGS = {
    "officer": "役員",
    "attendee": "出席者",
    "observer": "オブザーバー",
    "audience": "傍聴者",
    "secretariat": SECRETARIAT_LABEL,
}


@dataclass(frozen=True)
class Coming:
    """Who is to attend: a label, a capacity, and whoever comes for it (会長 山田課長)."""

    label: str
    capacity: str
    representative: str = ""


def attendance_text(coming: Sequence[Coming], others: str = "") -> str:
    """Returns a line for each capacity, in the order of HEADINGS; `others` are lines that were typed, and come last.

    >>> attendance_text([Coming("深川市", "officer", "会長"), Coming("当別町", "unknown"), Coming("美里町", "attendee")])
    '役員：深川市（会長）\\n出席者：当別町、美里町'
    """
    lines = []
    for capacity, heading in HEADINGS.items():
        named = [one for one in coming if _heading_of(one) == capacity]
        lines += [_named(one) for one in named if one.label.endswith(SECRETARIAT_LABEL)]
        listed = [_named(one) for one in named if not one.label.endswith(SECRETARIAT_LABEL)]
        lines += [f"{heading}：{'、'.join(listed)}"] if listed else []
    return "\n".join([*lines, *filter(None, [others])])


def misread(coming: Sequence[Coming], text: str) -> list[str]:
    """Returns the labels of those whom a reader of the text would not find there as they are meant."""
    read = {one.label: (one.capacity, one.representative) for one in attendees(text)}
    return [
        one.label for one in coming if read.get(one.label) != (_heading_of(one), one.representative.strip())
    ]


def capacity_of(office: str, otherwise: str = "attendee") -> str:
    """Returns the capacity that an office says: 会長 is an officer's, オブザーバー is its own.

    >>> capacity_of("会長"), capacity_of("オブザーバー"), capacity_of("総務課長"), capacity_of("", "observer")
    ('officer', 'observer', 'attendee', 'observer')
    """
    read = attendees(f"{office}：水瀬市") if is_capacity(office) else ()  # of 欠席 nobody is read
    if read:
        return read[0].capacity
    return OFFICER if office in OFFICES else otherwise


def _heading_of(one: Coming) -> str:
    if one.label.endswith(SECRETARIAT_LABEL):
        return SECRETARIAT
    return one.capacity if one.capacity in HEADINGS else "attendee"


def _named(one: Coming) -> str:
    return f"{one.label}（{one.representative.strip()}）" if one.representative.strip() else one.label
