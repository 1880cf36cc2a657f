"""Finds the meetings that a new one may be again: the same day of one body, or a title that differs in its signs alone."""

import datetime
import unicodedata

from django.db.models import Q

from minutes.models import Body, Meeting


def like_meetings(
    *, title: str, body: Body | None, held_on: datetime.date | None, besides: int | None = None
):
    """Returns the meetings that are like one of this title, oldest first. `besides` is the id of that one, if stored.

    A meeting without a day is compared by its title with those of its body, and one with a day with those of the day and
    with those of its body that have none.
    """
    candidates = Meeting.objects.exclude(pk=besides).select_related("body").order_by("pk")
    of_body = Q(body=body) if body and body.pk else Q(pk=None)
    if held_on:
        candidates = candidates.filter(Q(held_on=held_on) | (of_body & Q(held_on=None)))
    else:
        candidates = candidates.filter(of_body)
    folded = folded_title(title)
    return [
        meeting
        for meeting in candidates
        if folded_title(meeting.title) == folded or (held_on and _same_day(meeting, body, held_on))
    ]


def _same_day(meeting, body, held_on):
    return body is not None and meeting.body_id == body.pk and meeting.held_on == held_on


def folded_title(title: str) -> str:
    """Returns a title without blanks, and its digits and letters in one width.

    >>> folded_title("令和８年度　第１回 役員会") == folded_title("令和8年度 第1回役員会")
    True
    """
    return "".join(unicodedata.normalize("NFKC", title).split()).casefold()
