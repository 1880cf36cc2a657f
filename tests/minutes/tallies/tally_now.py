"""Tallies on the inquiry of inquiries.py: 深川市's turn u14 says two phrases, tied to #11 by `tie`.

u14  turn   深川市：3団体中2団体が決めている。約7割である。当市は十日と決めている。
t28  tally  3団体中2団体 → 問1 決めている, of who answered (深川市, 高松市 of 深川市, 美里町, 高松市)
"""

from minutes.desk.tallies.save_tally import TypedTally, add_tally
from minutes.models import Meeting, Tally
from tests.builders import clerk
from tests.inquiries import ASKED, answered

SAID = "3団体中2団体が決めている。約7割である。当市は十日と決めている。"
TALLIED = ASKED.replace("十日と決めている。", SAID)
PHRASE = "3団体中2団体"


def tie(meeting: Meeting, phrase: str = PHRASE, **values) -> Tally:
    """Ties a phrase of u14 to the answers 決めている of #11, unless told otherwise."""
    meeting.refresh_from_db()
    typed = {"turn": 14, "question": 11, "choices": ("決めている",), "among": "answered"} | values
    return add_tally(
        meeting=meeting, typed=TypedTally(phrase=phrase, **typed), revision=meeting.revision, by=clerk()
    )


def tallied(text: str = TALLIED) -> Meeting:
    """A draft with the four answers and one tally."""
    meeting = answered(text)
    tie(meeting)
    meeting.refresh_from_db()
    return meeting
