"""Tile map of the 47 prefectures: each tile prints its number of passages, and its shade repeats the number."""

from dataclasses import dataclass

from members.codes import PREFECTURES

# The least number of passages for each shade, from d0 (nothing) to d5.
SHADES = (0, 1, 5, 20, 100, 500)


@dataclass(frozen=True)
class PrefectureTile:
    number: str
    name: str
    passages: int

    @property
    def shade(self) -> int:
        return shade_of(self.passages)


def shade_of(passages: int) -> int:
    """
    >>> [shade_of(number) for number in (0, 1, 4, 5, 99, 100, 5000)]
    [0, 1, 1, 2, 3, 4, 5]
    """
    return max(shade for shade, least in enumerate(SHADES) if passages >= least)


def prefecture_tiles(passages: dict[str, int]) -> list[PrefectureTile]:
    """Returns a tile for every prefecture by number; `passages` are those of the prefectures that have any."""
    return [
        PrefectureTile(prefecture.number, prefecture.short_name, passages.get(prefecture.number, 0))
        for prefecture in PREFECTURES.values()
    ]


def shade_legend() -> list[tuple[int, str]]:
    """Returns (shade, what it means): 0 記録なし, 1 1–4件, …"""
    ends = [*(str(least - 1) for least in SHADES[2:]), ""]
    ranges = [
        f"{least}–{end}件" if end else f"{least}件以上" for least, end in zip(SHADES[1:], ends, strict=True)
    ]
    return list(enumerate(["記録なし", *ranges]))
