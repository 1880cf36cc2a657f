"""A title is counted up to that of the next meeting, written as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.desk.next_meeting.title_count import counted_up, number_like, number_read

CASES = [
    ("第３回", "第４回"),
    ("第3回 役員会", "第4回 役員会"),
    ("令和6年度第2回", "令和6年度第3回"),
    ("令和７年度　第９回実務者会議", "令和７年度　第１０回実務者会議"),
    ("第三回", "第四回"),
    ("第九回総会", "第十回総会"),
    ("第十回", "第十一回"),
    ("第十九回", "第二十回"),
    ("第九十九回", "第百回"),
    ("第百九回", "第百十回"),
    ("第九百九十九回", "第千回"),
    ("第二九回", "第三〇回"),
    ("第九九回", "第一〇〇回"),
    ("第09回", "第10回"),
    ("第００９回", "第０１０回"),
    ("第 3 回", "第 4 回"),
    ("第３回（通算第15回）", "第４回（通算第16回）"),
    ("通算１５回 例会", "通算１６回 例会"),
    ("第3回会議の記録（全2回）", "第4回会議の記録（全2回）"),
    ("令和6年度 通常総会", "令和7年度 通常総会"),
    ("令和６年度通常総会", "令和７年度通常総会"),
    ("令和八年度総会", "令和九年度総会"),
    ("平成30年度総会", "令和元年度総会"),
    ("平成31年度総会", "令和2年度総会"),
    ("令和元年度総会", "令和2年度総会"),
    ("昭和63年度総会", "平成元年度総会"),
    ("2024年度総会", "2025年度総会"),
    ("令和8年9月3日の会議", "令和8年9月3日の会議"),
    ("臨時総会", "臨時総会"),
    ("第十二百回", "第十二百回"),
    ("", ""),
]
WORDS = st.text(alphabet="役員会総定例 　・（）abc", max_size=8)


@pytest.mark.parametrize(("title", "following"), CASES)
def test_a_title_and_the_next_one(title, following):
    assert counted_up(title) == following


def in_words(value: int) -> str:
    """Says a number in kanji the slow way: digit by digit, each with its unit."""
    said = ""
    for digit, unit in zip(f"{value:04d}", "千百十 ", strict=True):
        name = "〇一二三四五六七八九"[int(digit)]
        said += "" if digit == "0" else unit if digit == "1" and unit != " " else name + unit.strip()
    return said


STYLES = {
    "half": str,
    "full": lambda value: str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "kanji": in_words,
}


@given(st.sampled_from(sorted(STYLES)), st.integers(1, 9998), WORDS, WORDS)
def test_whatever_stands_around_it_only_the_number_goes_up_by_one_in_its_own_style(
    style, value, before, behind
):
    write = STYLES[style]
    assert counted_up(f"{before}第{write(value)}回{behind}") == f"{before}第{write(value + 1)}回{behind}"


@given(st.integers(11, 9998))
def test_kanji_by_place_stay_by_place(value):
    by_place = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))
    assert number_read(by_place) == value
    assert number_read(number_like(value + 1, by_place)) == value + 1
    assert "十" not in number_like(value + 1, by_place)


@given(st.text(alphabet="第回通算0０9９〇一九十百千令和平成元年度 月日", max_size=14))
def test_no_title_is_an_error(title):
    counted_up(title)
