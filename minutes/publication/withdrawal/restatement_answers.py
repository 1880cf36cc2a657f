"""Keeps what clerks answered about places in which words like withdrawn ones stand."""

import datetime
from collections.abc import Container, Iterable

from minutes.compare.restatement import Restatement
from minutes.models import Meeting, RestatementAnswer

# What clerks answered: (block key, fingerprint of the words and what stands around them).
Answers = Container[tuple[str, str]]


class _Whatever:
    """The answers to an act that is made again after a restore: whoever made it first has answered."""

    def __contains__(self, answer):
        return True


ANSWERED_BEFORE = _Whatever()


def still_open(restated: Iterable[Restatement], answers: Answers) -> list[Restatement]:
    """Returns the places that none of the answers settles."""
    return [place for place in restated if place.is_certain or place.answer not in answers]


def note_answers(
    *,
    meeting: Meeting,
    restated: Iterable[Restatement],
    answers: Answers,
    by,
    at: datetime.datetime,
) -> None:
    """Keeps who answered about which places, so that the same words there are not asked about again."""
    RestatementAnswer.objects.bulk_create(
        (
            RestatementAnswer(
                meeting=meeting,
                withdrawal_id=place.withdrawal,
                key=str(place.key),
                fingerprint=place.fingerprint,
                answered_by=by,
                answered_at=at,
            )
            for place in restated
            if not place.is_certain and place.answer in answers
        ),
        ignore_conflicts=True,
    )


def unanswered(meeting: Meeting, restated: list[Restatement]) -> list[Restatement]:
    """Leaves out what was answered before."""
    if not restated:
        return []
    rows = RestatementAnswer.objects.filter(meeting=meeting)
    return still_open(restated, set(rows.values_list("key", "fingerprint")))
