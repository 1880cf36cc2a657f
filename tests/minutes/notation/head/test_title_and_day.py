"""Where a record does not name its title or its day: the line with 会議録, a date alone, a date in the title."""

import pytest

from minutes.notation.document import Item, Turn
from minutes.notation.parser import parse
from minutes.notation.reading.document_builder import DAY_ALONE, DAY_IN_TITLE


def test_the_title_is_the_line_with_a_word_for_a_record():
    document = parse(
        "水瀬市のお知らせ\nくらし\n審議会\n第3回 水瀬協議会（公開用）\n日時：令和8年7月2日\n開会\n（事務局）\n開きます。"
    )
    assert document.title == "第3回 水瀬協議会（公開用）"


def test_without_such_a_line_it_is_the_first():
    assert (
        parse("水瀬協議会\n日時：令和8年7月2日\n開会\n開いた。\n次回の会議録はあとで作る").title
        == "水瀬協議会"
    )


@pytest.mark.parametrize(
    "day",
    ["令和8年7月2日", "2026年7月2日（木）", "令和８年７月２日（木曜日）　午後2時～4時", "（令和8年7月2日）"],
)
def test_a_date_alone_is_the_day_and_is_told(day):
    document = parse(f"水瀬会議録\n{day}\n開会\n（事務局）\n開きます。")
    assert document.time == day
    assert [(problem.line, problem.message) for problem in document.problems] == [(2, DAY_ALONE)]


def test_a_date_in_the_title_is_the_day_and_is_told():
    document = parse("水瀬会議録（第1号）平成25年2月28日\n開会\n（事務局）\n開きます。")
    assert (document.title, document.time) == ("水瀬会議録（第1号）平成25年2月28日", "平成25年2月28日")
    assert [(problem.line, problem.message) for problem in document.problems] == [(1, DAY_IN_TITLE)]


def test_where_the_day_is_named_no_other_date_is_taken():
    document = parse("水瀬会議録\n[2021年6月23日]\n日時\n令和3年6月10日\n開会\n（事務局）\n開きます。")
    assert document.time == "令和3年6月10日"


def test_headings_and_facts_in_markdown():
    document = parse(
        "# 第3回 水瀬協議会 議事録\n\n- **日時**: 2026年7月2日\n- **場所**: 公民館\n- **出席者**: 林会長\n- **欠席者**: 森\n\n"
        "## 議題\n\n1. 祭りについて\n\n## 1. 祭りについて\n\n- 林会長: 開きたい。\n- 堤委員: 賛成です。\n\n## 決定事項\n\n開く。"
    )
    assert (document.title, document.time, document.venue, document.attendance) == (
        "第3回 水瀬協議会 議事録",
        "2026年7月2日",
        "公民館",
        "林会長\n欠席者: 森",
    )
    assert [block.title for block in document.blocks if isinstance(block, Item)] == [
        "議題",
        "1. 祭りについて",
        "決定事項",
    ]
    assert [block for block in document.blocks if isinstance(block, Turn)] == [
        Turn("林会長", "開きたい。"),
        Turn("堤委員", "賛成です。"),
    ]


def test_a_box_of_ruled_lines_is_facts():
    document = parse(
        "水瀬委員会会議録\n"
        "┌────┬──────┐\n"
        "│    │開会 午後1時  │\n"
        "│日  時│令和8年7月2日│\n"
        "├────┼──────┤\n"
        "│出席委員│林　森    │\n"
        "├────┼──────┤\n"
        "│欠席委員│なし     │\n"
        "└────┴──────┘\n"
        "○林委員長　開きます。"
    )
    assert (document.time, document.attendance) == ("開会 午後1時\n令和8年7月2日", "林　森\n欠席委員：なし")
    assert document.blocks == (Turn("林委員長", "開きます。"),)
