"""Lines of a chart: a name, a bar that is no hairline, the number; years without a hit are one line."""

from hypothesis import given
from hypothesis import strategies as st

from minutes.pages.search.year_chart import Bar, bar_chart, year_chart


def address(year):
    return f"?year={year}"


def test_a_run_of_years_without_a_hit_is_one_line():
    chart = year_chart({2012: 1, 2019: 200, 2021: 50}, address, current=2021)
    assert chart.bars == [
        Bar("令和3年度", 50, 25, "?year=2021", True),
        Bar("令和2年度", 0, 0),
        Bar("令和元年度", 200, 100, "?year=2019"),
        Bar("平30–平25年度", 0, 0),
        Bar("平成24年度", 1, 3, "?year=2012"),
    ]


def test_a_single_year_is_no_chart():
    assert (year_chart({2012: 5}, address).bars, year_chart({}, address).bars) == ([], [])


@given(st.dictionaries(st.integers(1868, 2200), st.integers(1, 10**6), min_size=2, max_size=60))
def test_every_year_of_the_newest_forty_has_its_line(hits):
    chart = year_chart(hits, address)
    newest = sorted(hits, reverse=True)[:40]
    assert [(bar.href, bar.count) for bar in chart.bars if bar.href] == [
        (f"?year={year}", hits[year]) for year in newest
    ]
    assert chart.first + chart.rest == chart.bars and len(chart.first) <= 8
    # A line leads on exactly where it counts, and then its bar can be seen.
    assert all(bool(bar.href) == bool(bar.count) == (3 <= bar.width <= 100) for bar in chart.bars)
    assert max(bar.width for bar in chart.bars) == 100


def test_lines_of_anything():
    assert bar_chart([("発表した", 3, "/a", False), ("照会した", 0, "", False)]).bars == [
        Bar("発表した", 3, 100, "/a"),
        Bar("照会した", 0, 0),
    ]
