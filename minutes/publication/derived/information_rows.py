"""The 会議録情報 of each meeting that has minutes, for the Diet's API."""

from collections.abc import Iterator

from minutes.kokkai.meeting_information import information_of
from minutes.models import Edition, Meeting, MeetingInformation
from minutes.publication.derived.public_meeting import PublicMeeting
from minutes.search.analysis.folding import fold_passage

# Raise it when the same record gives another text, or the search folds it otherwise.
RULES = "2"


def write(public: PublicMeeting) -> None:
    """Writes the row of a meeting, in one statement or two."""
    row = _row(public)
    if row is None:
        remove(public.meeting)
    elif not MeetingInformation.objects.filter(meeting=public.meeting).update(**row):
        MeetingInformation.objects.create(meeting=public.meeting, **row)


def remove(meeting: Meeting) -> None:
    MeetingInformation.objects.filter(meeting=meeting).delete()


def check(public: PublicMeeting) -> Iterator[str]:
    if (_row(public) if public.newest else None) != _stored(public.meeting):
        yield f"{public}: 会議録情報が記録と合いません"


def _row(public: PublicMeeting) -> dict[str, str] | None:
    """A meeting that is only announced has no minutes."""
    edition, record = public.newest
    if edition.status in Edition.ANNOUNCEMENTS:
        return None
    text = information_of(record, status=Edition.Status(edition.status).label)
    return {"text": text, "folded": fold_passage(text)}


def _stored(meeting: Meeting) -> dict[str, str] | None:
    return MeetingInformation.objects.filter(meeting=meeting).values("text", "folded").first()
