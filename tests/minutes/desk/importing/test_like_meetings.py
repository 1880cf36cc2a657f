"""A meeting that may be there already: widths of digits and blanks apart, of the same day and body."""

import datetime

import pytest

from minutes.desk.importing.like_meetings import like_meetings
from minutes.models import Meeting
from tests.builders import body

pytestmark = pytest.mark.django_db
DAY, NEXT = datetime.date(2026, 9, 3), datetime.date(2026, 9, 4)


@pytest.fixture
def bodies():
    return body(), body("yakuin", "役員会")


@pytest.mark.parametrize(
    ("title", "held_on", "of", "found"),
    [
        ("第１回　役員会", DAY, 0, ["第1回 役員会", "臨時の会"]),  # the day of the body, whatever the title
        ("第１回　役員会", DAY, 1, ["第1回 役員会"]),  # the title of the day, whatever the body
        ("第1回役員会", NEXT, 0, []),
        ("日のない会", NEXT, 0, ["日のない 会"]),
        ("第1回役員会", None, 0, ["第1回 役員会"]),
        ("第2回役員会", None, 0, []),
        ("第1回役員会", None, 1, []),
    ],
    ids=["day", "title", "other day", "no day stored", "no day typed", "other title", "other body"],
)
def test_what_is_like(bodies, title, held_on, of, found):
    for name, day in (("第1回 役員会", DAY), ("臨時の会", DAY), ("日のない 会", None)):
        Meeting.objects.create(body=bodies[0], title=name, held_on=day)
    likes = like_meetings(title=title, body=bodies[of], held_on=held_on)
    assert [meeting.title for meeting in likes] == found
