"""The names of a meeting: which organisations its public editions name, by code and by label."""

from collections.abc import Iterator

from members.spelling import fold_name
from minutes.models import Meeting, MeetingName
from minutes.notation.redactions import redactions_in
from minutes.notation.vocabulary import ANSWER_ONLY
from minutes.publication.derived.public_meeting import PublicMeeting
from minutes.record.speakers.capacity_words import capacity_words

RULES = "3"
# The words for a capacity are a few; a line that was read as such is cut.
LONGEST = 200

# (code, folded label) → whether it attended by the newest edition, and its capacity there as printed.
Names = dict[tuple[str, str], tuple[bool, str]]


def names_of(public: PublicMeeting) -> Names:
    """Returns the names of all attendees of all public editions. A name that was withdrawn, or a part of which was, is
    none."""
    words = capacity_words(public.newest[1]) if public.newest else {}
    return {
        (row["code"], fold_name(row["label"])): (True, words.get(row["label"], "")[:LONGEST])
        if edition is public.newest[0] and row["capacity_kind"] != ANSWER_ONLY
        else (False, "")
        for edition, record in public.editions
        for row in record["attendees"]
        if not redactions_in(row["label"])
    }


def write(public: PublicMeeting) -> None:
    """Replaces the rows of a meeting where they differ from its editions."""
    stored, names = _stored(public.meeting), names_of(public)
    if stored != names:
        remove(public.meeting)
        MeetingName.objects.bulk_create(
            MeetingName(
                meeting=public.meeting, code=code, folded_label=label, in_newest=in_newest, capacity=capacity
            )
            for (code, label), (in_newest, capacity) in names.items()
        )


def remove(meeting: Meeting) -> None:
    MeetingName.objects.filter(meeting=meeting).delete()


def check(public: PublicMeeting) -> Iterator[str]:
    if _stored(public.meeting) != names_of(public):
        yield f"{public}: 会議に出る名の表が記録と合いません"


def _stored(meeting) -> Names:
    rows = MeetingName.objects.filter(meeting=meeting)
    columns = rows.values_list("code", "folded_label", "in_newest", "capacity")
    return {(code, label): (in_newest, capacity) for code, label, in_newest, capacity in columns}
