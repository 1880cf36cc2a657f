"""A table of two columns under 発言者 | 内容 is read as turns, whatever its borders; under no such header it opens nothing."""

import pytest

from minutes.notation.document import Item, Turn
from minutes.notation.parser import parse

ROWS = [("水瀬市", "どうか。"), ("森花子", "そうだ。"), ("水瀬市", "わかった。")]


def turns(document):
    return [(block.label, block.text) for block in document.blocks if isinstance(block, Turn)]


def table(header, row, *, rule=""):
    return "\n".join(filter(None, [header, rule, *(row.format(*cells) for cells in ROWS)]))


@pytest.mark.parametrize(
    "text",
    [
        table("発言者\t発言", "{}\t{}"),
        table("発言者\t内容", "{}\t{}"),
        table("氏　名\t発言要旨", "{}\t{}"),
        table("| 発言者 | 内容 |", "| {} | {} |", rule="|---|:---|"),
        table("|**氏名**|**発言**|", "|{}|{}|", rule="| --- | --- |"),
    ],
)
def test_rows_under_a_header_that_says_so_are_turns(text):
    document = parse(f"会議録\n意見交換\n{text}")
    assert (turns(document), [problem.line for problem in document.problems]) == (ROWS, [])


def test_the_table_alone_is_a_record():
    assert turns(parse("発言者\t発言\n水瀬市\tどうか。\n汐見村\tそうだ。")) == [
        ("水瀬市", "どうか。"),
        ("汐見村", "そうだ。"),
    ]


def test_a_row_without_a_name_goes_on_and_a_heading_ends_the_table():
    document = parse(
        "会議録\n意見交換\n| 発言者 | 内容 |\n|---|---|\n| 水瀬市 | どうか。 |\n|  | 足りるか。 |\n\n閉会"
    )
    assert document.blocks[1:] == (Turn("水瀬市", "どうか。\n足りるか。"), Item("閉会"))


def test_a_row_whose_first_cell_is_no_label_is_told():
    document = parse("会議録\n意見交換\n発言者\t発言\n水瀬市\tどうか。\n注：（一）（二）\tそうだ。")
    assert turns(document) == [("水瀬市", "どうか。\n注：（一）（二）\tそうだ。")]
    assert [problem.line for problem in document.problems] == [5]


@pytest.mark.parametrize(
    "header", ["団体\t公表", "区分\t内容\t備考", "発言者\t発言\t備考", "水瀬市\t公表する"]
)
def test_under_any_other_header_rows_stay_words_and_each_that_names_somebody_is_told(header):
    text = f"会議録\n意見交換\n（事務局）\n次のとおり。\n{header}\n水瀬市\t公表する\n汐見村\t公表しない\n（汐見村）\nはい。"
    document = parse(text)
    assert [label for label, _ in turns(document)] == ["事務局", "汐見村"]
    assert {6, 7} <= {problem.line for problem in document.problems}
