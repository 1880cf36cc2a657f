"""Which organisations appear in published records, and which names nobody has tied to one."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from members.codes import PREFECTURES
from members.models import Organisation
from minutes.models import Passage
from minutes.pages.hits import names_in_registry
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

    @property
    def is_sample(self) -> bool:
        return is_sample(self.key)


def by_prefecture() -> list[tuple[str, list[Entry]]]:
    """The organisations of each prefecture, both in the order of codes. Two queries."""
    counts = {row["code"]: row for row in _counted(Passage.objects.exclude(code=""), "code")}
    latest = {row.key: row for row in Organisation.objects.filter(key__in=counts)}
    groups: dict[str, list[Entry]] = {}
    for key, row in sorted(latest.items(), key=lambda pair: (pair[1].prefecture or "99", pair[0])):
        place = PREFECTURES[row.prefecture].name if row.prefecture else ELSEWHERE
        entry = Entry(row.name, row.kana, key, counts[key]["passages"], counts[key]["meetings"])
        groups.setdefault(place, []).append(entry)
    return list(groups.items())


def unidentified() -> tuple[list[Entry], list[Entry]]:
    """The names tied to nobody: those that some organisation bears, and all others. Two queries."""
    rows = list(_counted(Passage.objects.filter(code="").exclude(label=""), "label"))
    namesakes = names_in_registry([row["label"] for row in rows])
    entries = [Entry(row["label"], "", "", row["passages"], row["meetings"]) for row in rows]
    return (
        [entry for entry in entries if entry.name in namesakes],
        [entry for entry in entries if entry.name not in namesakes],
    )


def _counted(found: QuerySet[Passage], name: str):
    return (
        found.order_by(name)
        .values(name)
        .annotate(passages=Count("id"), meetings=Count("address", distinct=True))
    )
