"""The organisations that appear in published records, and the labels that nobody has tied to an organisation."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Max, Min

from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Passage
from minutes.notation.vocabulary import STANDINGS, STANDINGS_OF
from minutes.pages.organisations.names import is_sample, prefecture_name
from minutes.pages.organisations.one_organisation import (
    codes_of_today,
    counted_codes,
    generation_on,
    prefecture_number,
)
from minutes.pages.organisations.organisation_lookup import passages_by_code

WITHOUT_PREFECTURE = "国の機関・事務局・そのほか"


@dataclass(frozen=True)
class DirectoryEntry:
    """One organisation by its code of today, or one label without a key, with its number of passages: as many as the link
    beside it leads to.

    `candidate_places` says of a label where those lie that bore it: 宮城県・埼玉県・熊本県.
    """

    name: str
    kana: str
    key: str
    passages: int
    is_sample: bool = False
    candidate_places: str = ""


@dataclass(frozen=True)
class Directory:
    """`groups`: the organisations of each prefecture, by its name. `passages`: how many passages there are of the
    organisations of each prefecture, by its number. Each passage counts once, though a successor's entry counts it too."""

    groups: list[tuple[str, list[DirectoryEntry]]]
    passages: dict[str, int]


def read_directory(day: datetime.date) -> Directory:
    """Returns the organisations of each prefecture in 五十音 order, the prefecture itself first. Two queries, and three
    more where nothing is remembered."""
    counts = passages_by_code()
    rows: dict[str, list[Organisation]] = {}
    for row in Organisation.objects.filter(key__in=codes_of_today(counts, day)).order_by("valid_from"):
        rows.setdefault(row.key, []).append(row)
    latest = [generation_on(generations, day) for generations in rows.values()]
    groups: dict[str, list[DirectoryEntry]] = {}
    for row in sorted(latest, key=directory_order):
        place = PREFECTURES[row.prefecture].name if row.prefecture else WITHOUT_PREFECTURE
        passages = sum(counts.get(code, 0) for code in counted_codes(row.key))
        entry = DirectoryEntry(row.name, row.kana, row.key, passages, is_sample(row.key))
        groups.setdefault(place, []).append(entry)
    return Directory(list(groups.items()), passages_by_prefecture(counts, day))


def passages_by_prefecture(counts: dict[str, int], day: datetime.date) -> dict[str, int]:
    """Returns how many passages the organisations of each prefecture have, by its number, out of those of each code."""
    passages: Counter[str] = Counter()
    for code, number in counts.items():
        passages[prefecture_number(code, day)] += number
    return dict(passages)


def directory_order(row: Organisation) -> tuple:
    """Sort key: by prefecture, the prefecture itself first, then by reading."""
    return row.prefecture or "99", row.kind != Organisation.Kind.PREFECTURE, row.kana, row.key


def unidentified_labels() -> tuple[list[DirectoryEntry], list[DirectoryEntry]]:
    """Returns the labels tied to no organisation: those that some organisation bore at the time, and all others.
    Persons and secretariats are among neither. Two queries."""
    of_organisations = Passage.objects.filter(standing__in=STANDINGS_OF["organisation"])
    spoken = of_organisations.filter(code="").exclude(label="")
    of_labels = spoken.order_by("label").values("label")
    rows = list(of_labels.annotate(passages=Count("id"), first=Min("held_on"), last=Max("held_on")))
    bearers = list(Organisation.objects.filter(name__in=[row["label"] for row in rows]).order_by("key"))
    entries = [
        _label_entry(row, [bearer for bearer in bearers if bearer.name == row["label"]]) for row in rows
    ]
    return (
        [entry for entry in entries if entry.candidate_places],
        [entry for entry in entries if not entry.candidate_places],
    )


def other_speakers() -> list[tuple[str, str, int]]:
    """Returns (standing, its name, passages) of the secretariat and of persons, as far as any of them speak. One query."""
    spoken = Passage.objects.exclude(standing__in=["", *STANDINGS_OF["organisation"]])
    counts = dict(spoken.order_by().values_list("standing").annotate(Count("id")))
    return [(one, name, counts[one]) for one, name in STANDINGS.items() if one in counts]


def _label_entry(row, bearers):
    of_sample = bool(bearers) and all(is_sample(bearer.key) for bearer in bearers)
    places = _candidate_places(row, bearers)
    return DirectoryEntry(row["label"], "", "", row["passages"], of_sample, places)


def _candidate_places(row, bearers):
    """Where those lie that bore a label on some day from its first meeting to its last."""
    places = [
        prefecture_name(bearer.prefecture) or bearer.name
        for bearer in bearers
        if bearer.valid_from <= row["last"] and (bearer.valid_to is None or bearer.valid_to > row["first"])
    ]
    return "・".join(dict.fromkeys(places))
