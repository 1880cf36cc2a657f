"""Era dates in text, in every form that clerks write, compared with the package japanera."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from japanera import EraDate

from members.wareki import WarekiError, find_dates, format_date, format_era_date, parse_date

KAIGI = datetime.date(2012, 10, 23)
DAYS = st.dates(datetime.date(1873, 1, 1), datetime.date(2099, 12, 31))
FULL_WIDTH = str.maketrans("0123456789()/.-", "０１２３４５６７８９（）／．－")


@pytest.mark.parametrize(
    "text",
    [
        "平成24年10月23日",
        "平成２４年１０月２３日",
        "平成 24年 10月 23日",
        "平成　24　年10月23日(火)",
        "平成24年10月23日（火曜日）",
        "平成24年（2012年）10月23日（火）",
        "平成24年(2012)年10月23日",
        "2012年(平成24年)10月23日",
        "2012年10月23日",
        "２０１２年１０月２３日",
        "平成二十四年十月二十三日",
        "平成二四年十月二三日",
        "二〇一二年十月二十三日",
        "㍻24年10月23日",
        "H24.10.23",
        "h24/10/23",
        "Ｈ24．10．23",
        "H24-10-23",
        "H24年10月23日",
        "平成24.10.23",
        "2012/10/23",
        "2012-10-23",
        "2012.10.23",
        "２０１２／１０／２３",
        "  平成24年10月23日　",
    ],
)
def test_ways_of_writing_one_day(text):
    assert parse_date(text) == KAIGI


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", datetime.date(2019, 5, 1)),
        ("令和1年5月1日", datetime.date(2019, 5, 1)),
        ("令和　6年 5月17日", datetime.date(2024, 5, 17)),
        ("㋿6年5月17日", datetime.date(2024, 5, 17)),
        ("平成31年4月30日", datetime.date(2019, 4, 30)),
        ("昭和64年1月7日", datetime.date(1989, 1, 7)),
        ("平成元年1月8日", datetime.date(1989, 1, 8)),
        ("S63年1月7日", datetime.date(1988, 1, 7)),
        ("昭和元年12月25日", datetime.date(1926, 12, 25)),
        ("大正15年12月25日", datetime.date(1926, 12, 25)),
        ("明治45年7月30日", datetime.date(1912, 7, 30)),
        ("大正元年7月30日", datetime.date(1912, 7, 30)),
        ("明治6年1月1日", datetime.date(1873, 1, 1)),
        ("平成二十年二月二十九日", datetime.date(2008, 2, 29)),
    ],
)
def test_the_edges_of_the_eras(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("平成31年5月1日", "「平成31年5月1日」という日はありません。平成は31年4月30日までです。"),
        ("昭和64年1月8日", "「昭和64年1月8日」という日はありません。昭和は64年1月7日までです。"),
        ("令和元年4月30日", "「令和元年4月30日」という日はありません。令和は元年5月1日からです。"),
        ("平成0年1月8日", "「平成0年1月8日」という日はありません。平成は元年1月8日からです。"),
        ("平成24年2月30日", "「平成24年2月30日」という日はありません。"),
        ("2013-02-29", "「2013-02-29」という日はありません。"),
        ("2012/13/01", "「2012/13/01」という日はありません。"),
        ("明治5年11月1日", "「明治5年11月1日」は今の暦になる前（明治5年まで）の日なので、読めません。"),
        (
            "平成24年10月23日(月)",
            "「平成24年10月23日(月)」は月曜日ではなく火曜日です。日付か曜日を直してください。",
        ),
        ("平成24年(2013年)10月23日", "「平成24年(2013年)10月23日」は、元号の年と西暦の年が合いません。"),
        ("2012年(平成23年)10月23日", "「2012年(平成23年)10月23日」は、元号の年と西暦の年が合いません。"),
    ],
)
def test_days_that_never_were(text, message):
    with pytest.raises(WarekiError) as refused:
        parse_date(text)
    assert str(refused.value) == message


@pytest.mark.parametrize("text", ["12/10/23", "24.10.23", "１２／１０／２３", "10/23/12"])
def test_a_year_of_two_digits_is_refused(text):
    with pytest.raises(WarekiError, match="年が2桁なので"):
        parse_date(text)


@pytest.mark.parametrize(
    "text", ["", "きのう", "平成24年10月", "2012", "平成24年10月23日と24日", "X24.10.23", "120/10/23"]
)
def test_texts_that_are_no_date(text):
    with pytest.raises(WarekiError, match="日付として読めません"):
        parse_date(text)


@given(DAYS)
def test_japanera_agrees_with_what_we_print(day):
    era = EraDate.from_date(day)
    year = {"1": "元", "01": "元"}.get(era.strftime("%-y"), era.strftime("%-y")).lstrip("0")
    assert format_era_date(day) == f"{era.strftime('%-K')}{year}年{day.month}月{day.day}日"


@given(DAYS)
def test_we_read_what_japanera_writes_in_kanji(day):
    assert parse_date(EraDate.from_date(day).strftime("%-K%-n年%-m月%-d日")) == day


@given(DAYS)
def test_what_is_printed_is_read_back(day):
    for text in (format_date(day), format_era_date(day), day.isoformat(), f"{day:%Y/%m/%d}"):
        assert parse_date(text) == parse_date(text.translate(FULL_WIDTH)) == day


def test_printed_forms():
    assert format_date(KAIGI) == "平成24年(2012年)10月23日(火)"
    assert format_era_date(datetime.date(2019, 5, 1)) == "令和元年5月1日"
    assert format_era_date(datetime.date(1926, 12, 25)) == "昭和元年12月25日"


def test_dates_are_found_in_running_text_with_their_offsets():
    text = (
        "平成15年12月に策定し、平成２３年１２月２２日の説明会（H24.2.30は誤り）と2014年4月1日。1.2.3は番号。"
    )
    assert [(text[date.start : date.end], date.day, date.error) for date in find_dates(text)] == [
        ("平成２３年１２月２２日", datetime.date(2011, 12, 22), ""),
        ("H24.2.30", None, "「H24.2.30」という日はありません。"),
        ("2014年4月1日", datetime.date(2014, 4, 1), ""),
    ]


@given(st.text(alphabet="平成令和HR元年月日()（）火0123456789０１２十二.-/ 　", max_size=60))
def test_finding_never_raises_and_quotes_the_text(text):
    for date in find_dates(text):
        assert text[date.start : date.end] == date.text
        assert (date.day is None) == bool(date.error)


@pytest.mark.parametrize("unit", ["1", "年", "平成", "平成1年", "（", " ", "平成24年10月", "H1.", "二"])
def test_a_long_repetitive_text_is_read_in_linear_time(unit):
    assert find_dates(unit * (100_000 // len(unit))) == []
