"""Which organisations appear in published records, and which names nobody has tied to one."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.names import is_sample

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


def by_prefecture() -> list[tuple[str, list[Entry]]]:
    """The organisations of each prefecture, both in the order of codes. Two queries."""
    counts = {row["code"]: row for row in _counted(Passage.objects.exclude(code=""), "code")}
    latest = {row.key: row for row in Organisation.objects.filter(key__in=counts)}
    groups: dict[str, list[Entry]] = {}
    for key, row in sorted(latest.items(), key=lambda pair: (pair[1].prefecture or "99", pair[0])):
        place = PREFECTURES[row.prefecture].name if row.prefecture else ELSEWHERE
        entry = _entry(counts[key], row.name, row.kana, key, is_sample(key))
        groups.setdefault(place, []).append(entry)
    return list(groups.items())


def unidentified() -> tuple[list[Entry], list[Entry]]:
    """The names tied to nobody: those that some organisation bears, and all others. Two queries."""
    rows = list(_counted(Passage.objects.filter(code="").exclude(label=""), "label"))
    bearers = _keys_by_name([row["label"] for row in rows])
    entries = [_entry(row, row["label"], sample=_all_sample(bearers.get(row["label"]))) for row in rows]
    return (
        [entry for entry in entries if entry.name in bearers],
        [entry for entry in entries if entry.name not in bearers],
    )


def _entry(counts, name, kana="", key="", sample=False):
    return Entry(name, kana, key, counts["passages"], counts["meetings"], sample)


def _keys_by_name(names):
    """The keys of all that bear or bore each name, by name; names that nobody bears left out."""
    keys: dict[str, set[str]] = {}
    for name, key in Organisation.objects.filter(name__in=names).values_list("name", "key"):
        keys.setdefault(name, set()).add(key)
    return keys


def _all_sample(keys):
    return bool(keys) and all(map(is_sample, keys))


def _counted(found: QuerySet[Passage], name: str):
    return (
        found.order_by(name)
        .values(name)
        .annotate(passages=Count("id"), meetings=Count("address", distinct=True))
    )
