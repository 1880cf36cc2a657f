"""Bars with numbers: one line for each 年度, or for each of anything that is counted. Pure; the template draws them.

A line is a name that leads to what was counted, a bar and the number, so that it is read on a phone as on a desk: a
drawing of forty columns 640 units wide printed its names 7 px high at 375, and its columns as hairlines.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from members import wareki

# In units of the drawing, which is 88 px wide at 320. A bar shorter than LEAST would be a hairline; its number says how few.
WIDTH, LEAST = 100, 3
SHOWN_AT_FIRST = 8
MAX_YEARS = 40


@dataclass(frozen=True)
class Bar:
    """One line. `width` is that of its bar, 0 where nothing was counted; `href` leads to what was, "" where nothing does.
    `is_current`: the page shows it alone."""

    name: str
    count: int
    width: int
    href: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class BarChart:
    """The lines of one chart: the first are shown, the rest unfold."""

    bars: list[Bar]

    @property
    def first(self) -> list[Bar]:
        return self.bars[:SHOWN_AT_FIRST]

    @property
    def rest(self) -> list[Bar]:
        return self.bars[SHOWN_AT_FIRST:]


def bar_chart(counted: Iterable[tuple[str, int, str, bool]]) -> BarChart:
    """Returns the lines of (name, count, href, whether it is the current one), in their order."""
    lines = list(counted)
    most = max((count for _, count, _, _ in lines), default=0)
    return BarChart([Bar(name, count, _width(count, most), href, now) for name, count, href, now in lines])


def _width(count: int, most: int) -> int:
    return max(LEAST, round(WIDTH * count / most)) if count else 0


def year_chart(
    hits_by_year: dict[int, int], href: Callable[[int], str], current: int | None = None
) -> BarChart:
    """Returns a line for each 年度 with a hit, the newest first, at most 40, and one for each run of years without any.

    A single 年度 is no chart.
    """
    if len(hits_by_year) < 2:
        return BarChart([])
    years = sorted(hits_by_year, reverse=True)[:MAX_YEARS]
    lines: list[tuple[str, int, str, bool]] = []
    for place, year in enumerate(years):
        if place and years[place - 1] - year > 1:
            lines.append((_name_of_gap(year + 1, years[place - 1] - 1), 0, "", False))
        lines.append((wareki.format_fiscal_year(year), hits_by_year[year], href(year), year == current))
    return bar_chart(lines)


def _name_of_gap(first: int, last: int) -> str:
    return wareki.format_fiscal_year(last) if first == last else f"{short_name(last)}–{short_name(first)}年度"


def short_name(year: int) -> str:
    """
    >>> short_name(2012), short_name(2019)
    ('平24', '令元')
    """
    name = wareki.format_fiscal_year(year)
    return name[0] + name[2:].removesuffix("年度")
