"""The mentions of a meeting: which organisations each of its remarks names, beside the one that speaks."""

import datetime
from collections.abc import Iterable, Iterator

from members import registry
from minutes.models import Edition, Meeting, Mention
from minutes.notation.redactions import plain_redactions, redactions_in
from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.publication.derived.public_meeting import PublicMeeting
from minutes.record.named_organisations import NameFinder, finder_of, organisations_named
from minutes.record.record import Record
from minutes.search.analysis.folding import fold

RULES = "2"


def mentions_of(public: PublicMeeting) -> set[tuple[int, int, str]]:
    """Returns (number, part, code) of each organisation that a turn of the newest edition names, but who speaks.

    Where a meeting is only announced, nobody has said anything. A name that is an attendee's label is that attendee. Any other is the one organisation that bore it on the day of
    the meeting, or, where none did, the one that ever bore it.
    """
    edition, record = public.newest
    if edition.status in Edition.ANNOUNCEMENTS:
        return set()
    turns = [block for block in record["blocks"] if block["block_kind"] == "turn"]
    texts = {turn["number"]: plain_redactions(turn["text"]) for turn in turns}
    attendees = _attendees(record)
    finder = finder_of(registry.all_names()).knowing(attendees)
    bearers = _bearers(texts.values(), finder, datetime.date.fromisoformat(record["held_on"]))
    codes = {row["number"]: row["code"] for row in record["attendees"]}
    return {
        (turn["number"], 0, code)
        for turn in turns
        for code in organisations_named(texts[turn["number"]], finder, attendees, bearers)
        - {codes.get(turn["speaker"], "")}
    }


def write(public: PublicMeeting) -> None:
    """Replaces the rows of a meeting where they differ from its newest edition."""
    mentions = mentions_of(public)
    if _stored(public.meeting) != mentions:
        remove(public.meeting)
        Mention.objects.bulk_create(
            Mention(meeting=public.meeting, number=number, part=part, code=code)
            for number, part, code in sorted(mentions)
        )


def remove(meeting: Meeting) -> None:
    Mention.objects.filter(meeting=meeting).delete()


def check(public: PublicMeeting) -> Iterator[str]:
    expected = mentions_of(public) if public.newest else set()
    if _stored(public.meeting) != expected:
        yield f"{public}: 触れた団体の表が記録と合いません"


def _stored(meeting) -> set[tuple[int, int, str]]:
    return set(Mention.objects.filter(meeting=meeting).values_list("number", "part", "code"))


def _attendees(record: Record) -> dict[str, str]:
    """Returns {folded label: code} of the organisations that attended; 事務局 is no name."""
    return {
        fold(row["label"]): row["code"]
        for row in record["attendees"]
        if row["label_kind"] == "organisation"
        and row["label"] != SECRETARIAT_LABEL
        and not redactions_in(row["label"])
    }


def _bearers(texts: Iterable[str], finder: NameFinder, day: datetime.date) -> dict[str, list[str]]:
    """Returns {label of a Named: codes of all that bore the name on the day, or else of all that ever did}."""
    labels = {named.label for text in texts for named in finder.named_in(text)}
    then = registry.candidates_by_label(labels, day)
    nobody = [label for label, organisations in then.items() if not organisations]
    ever = registry.candidates_by_label(nobody, None)
    codes = {
        label: {organisation.key for organisation in organisations}
        for label, organisations in (then | ever).items()
    }
    return _one_each(codes, day)


def _one_each(codes: dict[str, set[str]], day: datetime.date) -> dict[str, list[str]]:
    """Returns the codes with one for each organisation: 門前町 of 石川県 has had two, and is one town. Two queries where a
    name has several codes, and else none."""
    if all(len(of_label) < 2 for of_label in codes.values()):
        return {label: sorted(of_label) for label, of_label in codes.items()}
    relations = registry.relations()
    return {
        label: sorted({relations.code_on(code, day) for code in of_label} if len(of_label) > 1 else of_label)
        for label, of_label in codes.items()
    }
