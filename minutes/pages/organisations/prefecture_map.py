"""The 47 prefectures as tiles of a map: one cell a prefecture, its number printed, the shade repeating it."""

from dataclasses import dataclass

from members.codes import PREFECTURES
from minutes.pages.organisations.directory import Entry

# The least number of each shade, from d0 (nothing) to d5.
SHADES = (0, 1, 5, 20, 100, 500)


@dataclass(frozen=True)
class Tile:
    number: str
    name: str
    passages: int

    @property
    def shade(self) -> int:
        return shade(self.passages)


def shade(passages: int) -> int:
    """
    >>> [shade(number) for number in (0, 1, 4, 5, 99, 100, 5000)]
    [0, 1, 1, 2, 3, 4, 5]
    """
    return max(index for index, least in enumerate(SHADES) if passages >= least)


def tiles(groups: list[tuple[str, list[Entry]]]) -> list[Tile]:
    """All prefectures in the order of their numbers, from the entries of those that have any."""
    totals = {place: sum(entry.passages for entry in entries) for place, entries in groups}
    return [Tile(one.number, one.short_name, totals.get(one.name, 0)) for one in PREFECTURES.values()]


def legend() -> list[tuple[int, str]]:
    """(shade, what it means): 0 記録なし, 1 1–4件, …"""
    ends = [*(str(least - 1) for least in SHADES[2:]), ""]
    ranges = [
        f"{least}–{end}件" if end else f"{least}件以上" for least, end in zip(SHADES[1:], ends, strict=True)
    ]
    return list(enumerate(["記録なし", *ranges]))
