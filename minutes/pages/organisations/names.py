"""Who a name stands for: the organisations behind the labels of a record, and those that ever bore a name."""

import datetime
from dataclasses import dataclass

from members import registry, wareki
from members.codes import PREFECTURES
from members.models import Organisation
from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.pages.record.record_view import Speaker

# The registry's table begins here; what stood on its first day stood before it too.
FIRST_DAY = datetime.date(1970, 4, 1)
SAMPLE_KEYS = "x-mihon-"
A_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Bearer:
    """One organisation that bears or bore a name: its key, its name, where it is, and when it was called so."""

    key: str
    name: str
    kana: str
    prefecture: str
    years: str

    @property
    def is_sample(self) -> bool:
        return is_sample(self.key)


def is_sample(key: str) -> bool:
    """Whether an organisation is one of the invented ones of the sample."""
    return key.startswith(SAMPLE_KEYS)


def speakers_of(record: dict) -> dict[str, Speaker]:
    """Everybody whom a record names, by label: one query, however many they are."""
    day = datetime.date.fromisoformat(record["held_on"])
    rows = record["attendees"]
    codes = {row["code"] for row in rows if row["code"]}
    unidentified = [row["label"] for row in rows if _awaits_identification(row)]
    organisations, candidates = registry.known_and_candidates(codes, unidentified, day)
    return {row["label"]: _speaker(row, organisations, candidates) for row in rows}


def _awaits_identification(row):
    return not row["code"] and row["label_kind"] == "organisation" and row["label"] != SECRETARIAT_LABEL


def _speaker(row, organisations, candidates):
    return Speaker(
        label=row["label"],
        number=row["number"],
        capacity=row["capacity"],
        representative=row["representative"],
        code=row["code"],
        note=_note(row["label"], organisations.get(row["code"])),
        candidates=tuple(bearer(organisation) for organisation in candidates.get(row["label"], ())),
    )


def _note(label, organisation):
    """What the label leaves open: 北海道 for 深川市, 地方自治情報センター for 事務局."""
    if organisation is None:
        return ""
    place = prefecture(organisation.prefecture)
    if label == organisation.name:
        return "" if place == label else place
    return f"{place} {organisation.name}".strip()


def prefecture(number: str) -> str:
    """北海道 for 01; "" for what lies in none, such as a ministry."""
    return PREFECTURES[number].name if number in PREFECTURES else ""


def bearer(*generations: Organisation) -> Bearer:
    """Generations of one organisation, oldest first, as one line of a choice."""
    last = generations[-1]
    return Bearer(last.key, last.name, last.kana, prefecture(last.prefecture), years(generations))


def years(generations) -> str:
    """From when to when, neighbouring generations as one: 平成18年1月1日から."""
    spans = []
    for row in generations:
        if spans and spans[-1][1] == row.valid_from:
            spans[-1][1] = row.valid_to
        else:
            spans.append([row.valid_from, row.valid_to])
    return "、".join(period(*span) for span in spans)


def period(valid_from: datetime.date, valid_to: datetime.date | None) -> str:
    """
    >>> period(FIRST_DAY, datetime.date(2006, 1, 1)), period(datetime.date(2006, 1, 1), None)
    ('平成17年12月31日まで', '平成18年1月1日から')
    """
    since = f"{wareki.format_era_date(valid_from)}から" if valid_from > FIRST_DAY else ""
    until = f"{wareki.format_era_date(valid_to - A_DAY)}まで" if valid_to else ""
    return since + until or f"{wareki.format_era_date(FIRST_DAY)}以前から"
