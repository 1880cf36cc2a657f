"""Fiscal years: of a day, in a title, typed and printed."""

import datetime

import pytest

from members.wareki import WarekiError, find_fiscal_year, fiscal_year, format_fiscal_year, parse_fiscal_year


def test_a_fiscal_year_begins_in_april():
    assert [fiscal_year(datetime.date(2013, 3, 31)), fiscal_year(datetime.date(2013, 4, 1))] == [2012, 2013]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("総会 平成23年度全国市町村情報管理主管課長会 情報交換会議 会議録", 2011),
        ("令和元年度 総会", 2019),
        ("平成31年度 総会", 2019),
        ("平成三十一年度総会", 2019),
        ("２０１２年度第１回", 2012),
        ("昭和６３年　度", 1988),
        ("令和8年9月の会", None),
        ("第1回会議", None),
    ],
)
def test_the_year_that_a_title_states(title, year):
    assert find_fiscal_year(title) == year


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (2012, "平成24年度"),
        (2018, "平成30年度"),
        (2019, "令和元年度"),
        (1989, "平成元年度"),
        (1988, "昭和63年度"),
    ],
)
def test_names_of_years(year, name):
    assert format_fiscal_year(year) == name
    assert parse_fiscal_year(name) == year


def test_a_year_typed_as_a_number_or_not_at_all():
    assert parse_fiscal_year("２０１２") == 2012
    with pytest.raises(WarekiError, match="年度として読めません"):
        parse_fiscal_year("来年度")
