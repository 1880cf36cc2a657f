"""Names of organisations on public pages: who is behind the labels of a record, who bears a name, and since when."""

import datetime
from dataclasses import dataclass

from members import registry, wareki
from members.codes import PREFECTURES
from members.models import Organisation
from minutes.notation.reading.speakers import is_person, is_personal_name
from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.pages.record.record_view import Speaker
from minutes.record.record import Record

# The registry's table begins here: what is valid on this day was valid before it too.
FIRST_DAY = datetime.date(1970, 4, 1)
SAMPLE_KEY_PREFIX = "x-mihon-"
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Bearer:
    """One organisation that bears or bore a name: its key, its name, its prefecture, and when it was called so."""

    key: str
    name: str
    kana: str
    prefecture: str
    years: str

    @property
    def is_sample(self) -> bool:
        return is_sample(self.key)


def can_be_organisation(label: str) -> bool:
    """Returns whether a name may be an organisation's: a person's and 事務局 are none.

    >>> [can_be_organisation(label) for label in ("深川市", "大塚委員", "海野二郎", "事務局")]
    [True, False, False, False]
    """
    return not (label.endswith(SECRETARIAT_LABEL) or is_person(label) or is_personal_name(label))


def is_sample(key: str) -> bool:
    """Returns whether an organisation is one of the invented ones of the sample."""
    return key.startswith(SAMPLE_KEY_PREFIX)


def speakers_of(record: Record) -> dict[int, Speaker]:
    """Returns all attendees of a record by number. One query, however many they are."""
    day = datetime.date.fromisoformat(record["held_on"])
    attendees = record["attendees"]
    codes = {attendee["code"] for attendee in attendees if attendee["code"]}
    unidentified = [attendee["label"] for attendee in attendees if _awaits_identification(attendee)]
    organisations, candidates = registry.known_and_candidates(codes, unidentified, day)
    return {attendee["number"]: _speaker(attendee, organisations, candidates) for attendee in attendees}


def _awaits_identification(attendee):
    return (
        not attendee["code"]
        and attendee["label_kind"] == "organisation"
        and attendee["label"] != SECRETARIAT_LABEL
    )


def _speaker(attendee, organisations, candidates):
    label = attendee["label"]
    return Speaker(
        label=label,
        number=attendee["number"],
        capacity=attendee["capacity_kind"],
        representative=attendee["representative"],
        code=attendee["code"],
        note=_note(label, organisations.get(attendee["code"])),
        is_organisation=attendee["label_kind"] == "organisation",
        candidates=tuple(bearer_of(organisation) for organisation in candidates.get(label, ())),
    )


def _note(label, organisation):
    """Returns what the label leaves open: 北海道 for 深川市, 地方自治情報センター for 事務局."""
    if organisation is None:
        return ""
    prefecture = prefecture_name(organisation.prefecture)
    if label == organisation.name:
        return "" if prefecture == label else prefecture
    return f"{prefecture} {organisation.name}".strip()


def prefecture_name(number: str) -> str:
    """Returns 北海道 for 01; "" for what lies in no prefecture, such as a ministry."""
    return PREFECTURES[number].name if number in PREFECTURES else ""


def bearer_of(*generations: Organisation, last: Organisation | None = None, key: str = "") -> Bearer:
    """Returns the bearer that generations of one organisation, oldest first, are together; named by the last, unless
    another one or another key is given."""
    last = last or generations[-1]
    return Bearer(
        key or last.key, last.name, last.kana, prefecture_name(last.prefecture), format_periods(generations)
    )


def format_periods(generations) -> str:
    """Returns from when to when generations were valid, neighbouring ones as one period: 平成18年1月1日から."""
    spans = []
    for generation in generations:
        if spans and spans[-1][1] == generation.valid_from:
            spans[-1][1] = generation.valid_to
        else:
            spans.append([generation.valid_from, generation.valid_to])
    return "、".join(format_period(*span) for span in spans)


def format_period(valid_from: datetime.date, valid_to: datetime.date | None) -> str:
    """
    >>> format_period(FIRST_DAY, datetime.date(2006, 1, 1)), format_period(datetime.date(2006, 1, 1), None)
    ('平成17年12月31日まで', '平成18年1月1日から')
    """
    since = f"{wareki.format_era_date(valid_from)}から" if valid_from > FIRST_DAY else ""
    until = f"{wareki.format_era_date(valid_to - ONE_DAY)}まで" if valid_to else ""
    return since + until or f"{wareki.format_era_date(FIRST_DAY)}以前から"
