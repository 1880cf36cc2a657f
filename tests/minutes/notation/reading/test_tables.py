"""Tables in what is said: however they were typed, their rows stay in the turn, a line each, the cells parted by TAB."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.notation.document import Document, Narration, Turn
from minutes.notation.parser import parse
from minutes.notation.table_rows import is_row, parted, read_row, read_said, write_row, write_rows
from minutes.notation.writer import write

HEAD = "水瀬連絡会 会議録\n日時：令和8年7月2日\n意見交換\n（事務局）\n次のとおりである。\n"
END = "\n（水瀬市）\nわかった。"
ROWS = "団体\t件数\n汐見村\t12\n若草町\t3"
AFTER = Turn("水瀬市", "わかった。")


@pytest.mark.parametrize(
    "typed",
    [
        "団体\t件数\n汐見村\t12\n若草町\t3",
        "\t団体\t件数\n\t汐見村\t12\n\t若草町\t3",
        "団体 \t 件数\n汐見村\t12\t\n若草町\t3",
        "| 団体 | 件数 |\n| --- | ---: |\n| 汐見村 | 12 |\n| 若草町 | 3 |",
        "|団体|件数|\n|汐見村|12|\n|若草町|3|",
        "団体 | 件数\n--- | ---\n汐見村 | 12\n若草町 | 3",
        "│団体│件数│\n│汐見村│12│\n│若草町│3│",
        "｜団体｜件数｜\n｜汐見村｜12｜\n｜若草町｜3",
    ],
)
def test_a_table_in_a_turn_is_its_rows(typed):
    document = parse(HEAD + typed + END)
    assert document.blocks[1:] == (Turn("事務局", f"次のとおりである。\n{ROWS}"), AFTER)


def test_an_empty_cell_keeps_its_column():
    typed = "団体\t問1\t問2\n\t可\t\n若草町\t\t否"
    turn = parse(HEAD + typed + END).blocks[1]
    assert turn.text.split("\n")[1:] == ["団体\t問1\t問2", "\t可", "若草町\t\t否"]


@pytest.mark.parametrize(
    "typed",
    [
        "汐見村\t12",
        "・一つ\n\t・二つ\n\t\t・三つ",
        "| 汐見村 | 12 |",
        "ホーム | 会議録\n汐見村 | 12",
        "資料1｜資料2",
    ],
)
def test_what_is_no_table_stays_as_it_is(typed):
    turn = parse(HEAD + typed + END).blocks[1]
    assert turn == Turn(
        "事務局", "次のとおりである。\n" + "\n".join(line.strip() for line in typed.split("\n"))
    )


def test_a_manuscript_writes_rows_between_bars():
    document = Document(
        title="水瀬会議録",
        blocks=(
            Narration("前\n団体\t件数\n\t12\n後"),
            Turn("水瀬市", "｜棒\n汐見村\t3\n若草町\tあ｜い\n■\t＼"),
        ),
    )
    manuscript = write(document)
    assert manuscript.split("\n\n", 1)[1] == (
        "◇\n前\n\n｜団体｜件数｜\n｜｜12｜\n\n後\n\n（水瀬市）\n＼｜棒\n\n｜汐見村｜3｜\n｜若草町｜あ＼｜い｜\n｜■｜＼＼｜\n"
    )
    assert parse(manuscript) == document


def test_numbers_set_out_by_a_tab_are_a_list_and_no_table():
    text = "(1)\t基準\n(2)\t手順"
    assert list(parted(text.split("\n"))) == [(False, ["(1)\t基準"]), (False, ["(2)\t手順"])]


cells = st.text(st.sampled_from("字｜＼ 12・■　（"), max_size=4).map(str.strip)
rows = st.lists(cells, min_size=2, max_size=4).map("\t".join)
texts = st.lists(
    rows | st.text(st.sampled_from("字｜＼・■\t"), min_size=1, max_size=5).map(str.strip), min_size=1
)


@given(rows)
def test_a_row_comes_back_from_its_manuscript(row):
    assert not is_row(row) or read_row(write_row(row)) == row


@given(texts.map(lambda lines: [line for line in lines if line and (line == line.strip() or is_row(line))]))
def test_a_text_comes_back_from_its_form(lines):
    written = write_rows("\n".join(lines or ["字"]))
    assert [*map(read_said, written.split("\n"))] == (lines or ["字"])
