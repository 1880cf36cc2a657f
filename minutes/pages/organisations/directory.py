"""Which organisations appear in published records, and which names nobody has tied to one."""

from dataclasses import dataclass

from django.db.models import Count, Max, Min, QuerySet

from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.organisations.names import is_sample, prefecture

ELSEWHERE = "国の機関・事務局・そのほか"


@dataclass(frozen=True)
class Entry:
    """One organisation, or a name of none, and how much of it there is to read."""

    name: str
    kana: str
    key: str
    passages: int
    meetings: int
    is_sample: bool = False
    could_be: str = ""


def by_prefecture() -> list[tuple[str, list[Entry]]]:
    """The organisations of each prefecture in 五十音 order, the prefecture itself first. Two queries."""
    counts = {row["code"]: row for row in _counted(Passage.objects.exclude(code=""), "code")}
    latest = {row.key: row for row in Organisation.objects.filter(key__in=counts)}
    groups: dict[str, list[Entry]] = {}
    for key, row in sorted(latest.items(), key=lambda pair: in_order(pair[1])):
        place = PREFECTURES[row.prefecture].name if row.prefecture else ELSEWHERE
        entry = _entry(counts[key], row.name, row.kana, key, is_sample(key))
        groups.setdefault(place, []).append(entry)
    return list(groups.items())


def in_order(row: Organisation) -> tuple:
    """By prefecture, the prefecture itself first, then by reading."""
    return row.prefecture or "99", row.kind != Organisation.Kind.PREFECTURE, row.kana, row.key


def unidentified() -> tuple[list[Entry], list[Entry]]:
    """The names tied to nobody: those that some organisation bore then, and all others. Two queries."""
    spoken = Passage.objects.filter(code="").exclude(label="")
    rows = list(_counted(spoken, "label").annotate(first=Min("held_on"), last=Max("held_on")))
    bearers = list(Organisation.objects.filter(name__in=[row["label"] for row in rows]).order_by("key"))
    entries = [_unidentified(row, [one for one in bearers if one.name == row["label"]]) for row in rows]
    return [entry for entry in entries if entry.could_be], [entry for entry in entries if not entry.could_be]


def _unidentified(row, bearers):
    sample = bool(bearers) and all(is_sample(one.key) for one in bearers)
    return Entry(row["label"], "", "", row["passages"], row["meetings"], sample, _could_be(row, bearers))


def _could_be(row, bearers):
    """宮城県・埼玉県・熊本県: where those lie that bore a label on some day from its first meeting to its last."""
    places = [
        prefecture(one.prefecture) or one.name
        for one in bearers
        if one.valid_from <= row["last"] and (one.valid_to is None or one.valid_to > row["first"])
    ]
    return "・".join(dict.fromkeys(places))


def _entry(counts, name, kana="", key="", sample=False):
    return Entry(name, kana, key, counts["passages"], counts["meetings"], sample)


def _counted(found: QuerySet[Passage], name: str):
    return (
        found.order_by(name)
        .values(name)
        .annotate(passages=Count("id"), meetings=Count("address", distinct=True))
    )
