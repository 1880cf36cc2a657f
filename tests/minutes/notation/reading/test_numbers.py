"""The number at the end of a mark (#12), by which a saved manuscript identifies a block."""

import pytest

from minutes.notation.document import Document, Item, Narration, Presentation, Problem, Turn
from minutes.notation.parser import parse
from minutes.notation.reading.document_builder import NUMBER_TWICE
from minutes.notation.reading.line_marks import split_block_number
from minutes.notation.writer import write

NUMBERED = """■ 会議名
会議

■ 発表　#4

□ 水瀬市：紙　#999999999
箱 #7

◇　#2
説明した。

（汐見村）　#1
F#12 と C# の話。 #3
"""
BLOCKS = (
    Item("発表", 4),
    Presentation("水瀬市", ("紙", "箱 #7"), 999_999_999),
    Narration("説明した。", 2),
    Turn("汐見村", "F#12 と C# の話。 #3", 1),
)


def test_marks_carry_numbers_and_words_do_not():
    document = parse(NUMBERED)
    assert (document, document.problems) == (Document(title="会議", blocks=BLOCKS), ())
    assert write(document) == NUMBERED


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("開会　#12", ("開会", 12, True)),
        ("開会 ＃１２", ("開会", 12, True)),
        ("開会#12", ("開会", 12, True)),
        ("開会　#007", ("開会", 7, True)),
        ("（水瀬市）#12", ("（水瀬市）", 12, True)),
        ("(水瀬市)#", ("(水瀬市)", None, True)),
        ("日時　#", ("日時", None, True)),
        ("plan #12", ("plan", 12, True)),
        ("開会　#1　#2", ("開会　#1", 2, True)),
        ("C#", ("C#", None, False)),
        ("F#12", ("F#12", None, False)),
        ("開会#", ("開会#", None, False)),
        ("開会　#0", ("開会　#0", None, False)),
        ("開会　#1000000000", ("開会　#1000000000", None, False)),
        ("開会　#12番", ("開会　#12番", None, False)),
        ("#12", ("#12", None, False)),
        ("　#12", ("　#12", None, False)),
    ],
)
def test_where_a_number_ends_a_mark(text, split):
    assert split_block_number(text) == split


def test_a_number_given_twice_counts_once():
    document = parse("■ 会議名\n会議\n■ 開会　#1\n（水瀬市）　#2\nはい。\n（汐見村）　#2\nはい。\n■ 閉会　#1")
    assert document.blocks == (
        Item("開会", 1),
        Turn("水瀬市", "はい。", 2),
        Turn("汐見村", "はい。"),
        Item("閉会"),
    )
    assert document.problems == (
        Problem(6, NUMBER_TWICE.format(2), fatal=True),
        Problem(8, NUMBER_TWICE.format(1), fatal=True),
    )


@pytest.mark.parametrize("number", [0, -1, 1_000_000_000])
def test_a_block_refuses_any_other_number(number):
    with pytest.raises(ValueError, match="not the number of a block"):
        Item("開会", number)


def test_a_document_refuses_a_number_given_twice():
    with pytest.raises(ValueError, match="given twice"):
        Document(blocks=(Item("開会", 1), Item("閉会", 1)))
