"""Hits by 年度 as bars: where each stands in a drawing. Pure; the template draws it and prints the table."""

from dataclasses import dataclass

from members import wareki

WIDTH, HEIGHT, BASE, TOP = 640, 170, 140, 36
MOST = 40


@dataclass(frozen=True)
class Bar:
    """One 年度: its name, a short one where there is room, and its bar. `href` narrows to it."""

    name: str
    short: str
    count: int
    x: float
    y: float
    width: float
    height: float
    middle: float
    href: str


def bars(years: dict[int, int], href) -> list[Bar]:
    """A bar for each 年度 from the first with a hit to the last, the newest 40; none for a single 年度."""
    if len(years) < 2:
        return []
    last = max(years)
    span = range(max(min(years), last - MOST + 1), last + 1)
    step, most = WIDTH / len(span), max(years.values())
    return [
        _bar(year, years.get(year, 0), place * step, step, most, href, place % _every(len(span)) == 0)
        for place, year in enumerate(span)
    ]


def _every(number):
    """Names below every bar, or every second or third or so: twelve at most have room."""
    return -(-number // 12)


def _bar(year, count, left, step, most, href, named):
    height = round((BASE - TOP) * count / most, 1)
    return Bar(
        name=wareki.format_fiscal_year(year),
        short=short_name(year) if named else "",
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


def in_words(found: list[Bar]) -> str:
    """What the drawing shows, for those who do not see it."""
    highest = max(found, key=lambda bar: bar.count)
    return f"{found[0].name}から{found[-1].name}までの年度ごとの件数。もっとも多いのは{highest.name}の{highest.count}件。"
