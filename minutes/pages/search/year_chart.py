"""Bar chart of hits by 年度: computes where each bar stands in the drawing. Pure; the template draws it."""

from collections.abc import Callable
from dataclasses import dataclass

from members import wareki

# In units of the drawing; BASE is where the bars stand, TOP where the highest ends.
WIDTH, HEIGHT, BASE, TOP = 640, 170, 140, 36
MAX_YEARS = 40


@dataclass(frozen=True)
class Bar:
    """One 年度: its name, a short name where it is printed below, and its bar. `href` narrows the search to it."""

    name: str
    short: str
    count: int
    x: float
    y: float
    width: float
    height: float
    middle: float
    href: str


def year_bars(hits_by_year: dict[int, int], href: Callable[[int], str]) -> list[Bar]:
    """Returns a bar for each 年度 from the first with a hit to the last, the newest 40; none for a single 年度."""
    if len(hits_by_year) < 2:
        return []
    last = max(hits_by_year)
    years = range(max(min(hits_by_year), last - MAX_YEARS + 1), last + 1)
    step, most = WIDTH / len(years), max(hits_by_year.values())
    interval = _label_interval(len(years))
    return [
        _bar(year, hits_by_year.get(year, 0), index * step, step, most, href, index % interval == 0)
        for index, year in enumerate(years)
    ]


def _label_interval(bars):
    """Every how many bars a name is printed: there is room for twelve."""
    return -(-bars // 12)


def _bar(year, count, left, step, most, href, is_labelled):
    height = round((BASE - TOP) * count / most, 1)
    return Bar(
        name=wareki.format_fiscal_year(year),
        short=short_name(year) if is_labelled else "",
        count=count,
        x=round(left + step * 0.2, 1),
        y=round(BASE - height, 1),
        width=round(step * 0.6, 1),
        height=height,
        middle=round(left + step / 2, 1),
        href=href(year) if count else "",
    )


def short_name(year: int) -> str:
    """
    >>> short_name(2012), short_name(2019)
    ('平24', '令元')
    """
    name = wareki.format_fiscal_year(year)
    return name[0] + name[2:].removesuffix("年度")


def describe_bars(bars: list[Bar]) -> str:
    """Returns what the drawing shows, for those who do not see it."""
    highest = max(bars, key=lambda bar: bar.count)
    return f"{bars[0].name}から{bars[-1].name}までの年度ごとの件数。もっとも多いのは{highest.name}の{highest.count}件。"
