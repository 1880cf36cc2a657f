"""団体コード: the check digit, compared with every code that two published lists print whole."""

import csv

import pytest

from members.codes import PREFECTURES, REGIONS, is_valid_code, prefecture_of, with_check_digit


@pytest.mark.parametrize(
    ("five", "six"), [("01228", "012289"), ("01100", "011002"), ("13101", "131016"), ("47382", "473821")]
)
def test_the_check_digit(five, six):
    assert with_check_digit(five) == six


@pytest.mark.parametrize(
    "code", ["012288", "01228", "0122890", "０１２２８９", "991236", "x-somu", "", "01228x"]
)
def test_invalid_codes(code):
    assert not is_valid_code(code)


def test_every_code_of_the_published_lists(shared):
    """The list of 2026 and the Digital Agency's, which has the wards of cities; both keep leading zeros."""
    folder = shared / "municipalities"
    codes = set()
    for path, column in (
        (folder / "localgovjp" / "localgovjp-utf8.csv", "lgcode"),
        (folder / "abr_mt_city" / "mt_city_all.csv", "lg_code"),
    ):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            codes |= {row[column] for row in csv.DictReader(stream) if row[column]}
    assert len(codes) > 1900
    assert [code for code in codes if not is_valid_code(code)] == []


def test_prefectures():
    assert len(PREFECTURES) == 47
    assert (PREFECTURES["13"].code, PREFECTURES["13"].short_name, PREFECTURES["01"].short_name) == (
        "130001",
        "東京",
        "北海道",
    )
    assert REGIONS == ["北海道", "東北", "関東", "中部", "近畿", "中国", "四国", "九州・沖縄"]


def test_the_prefecture_of_a_key():
    assert (prefecture_of("433489").name, prefecture_of("x-soumusho")) == ("熊本県", None)
