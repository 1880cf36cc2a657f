"""Narrations of a text without marks, recognised by their phrase below a turn."""

import pytest

from minutes.notation.document import Document, Item, Narration, Presentation, Problem, Turn
from minutes.notation.parser import parse
from minutes.notation.reading.document_builder import EARLY_WORDS
from minutes.notation.reading.line_marks import NARRATION_IN_TURN
from minutes.notation.reading.narrations import is_narration

NARRATIONS = [
    "水瀬市から照会事項の趣旨について説明が行われ、以下の質疑応答があった。",
    "水瀬市から、資料1に基づき紙の保存について説明が行われた。",
    "水瀬市（情報課）から補足があった。",
    "水瀬市より報告がなされた。",
    "事務局から提案があり、了承された。",
    "事務局が開会を宣した。",
    "水瀬市会長より閉会を宣した。",
    "事務局の議事進行で、次の各団体から発表が行われた。",
    "事務局の進行のもと、質疑が進められた。",
    "これを受けて以下の質疑応答があった。",
    "次のとおり意見が出された。",
    "採決の結果、原案のとおり可決された。",
    "以上をもって、すべての議事を終え、閉会した。",
]
WORDS = [
    "水瀬市から、説明が行われたと聞いている。",
    "先生から説明が行われた。",
    "市民からの意見が行われた。",
    "水瀬市から説明が行われた。しかし、足りなかった。",
    "水瀬市から説明が行われる。",
    "水瀬市から説明が行われた",
    "同市から説明が行われた。",
    "水瀬市から" + "あ" * 300 + "説明が行われた。",
    "はい。",
]


def read(text):
    document = parse(f"会議録\n事例発表\n{text}")
    assert document.blocks[0] == Item("事例発表")
    return document.blocks[1:], [(problem.line - 2, problem.message) for problem in document.problems]


@pytest.mark.parametrize("line", NARRATIONS)
def test_a_narration_is_recognised_by_its_phrase_after_a_turn(line):
    assert is_narration(line)
    assert read(f"（事務局）\n説明をお願いしたい。\n{line}\n（汐見村）\nはい。") == (
        (Turn("事務局", "説明をお願いしたい。"), Narration(line), Turn("汐見村", "はい。")),
        [],
    )


@pytest.mark.parametrize("line", WORDS)
def test_anything_else_after_a_turn_is_part_of_it(line):
    assert not is_narration(line)
    assert read(f"（事務局）\n説明をお願いしたい。\n{line}\n（汐見村）\nはい。") == (
        (Turn("事務局", f"説明をお願いしたい。\n{line}"), Turn("汐見村", "はい。")),
        [],
    )


def test_the_one_whom_it_names_may_be_known_from_elsewhere():
    assert is_narration("深川から説明が行われた。", frozenset({"深川"}))
    assert not is_narration("深川から説明が行われた。")


@pytest.mark.parametrize(
    ("below", "blocks"),
    [
        ("汐見村:箱\n", (Presentation("汐見村", ("箱",)),)),
        ("その他\n", (Item("その他"),)),
        ("箱の保存について\n", (Item("箱の保存について"),)),
        ("", ()),
    ],
)
def test_it_is_a_narration_where_another_block_begins_below_it(below, blocks):
    narration = "水瀬市から説明が行われた。"
    assert read(f"（事務局）\nお願いしたい。\n{narration}\n{below}（汐見村）\nはい。") == (
        (Turn("事務局", "お願いしたい。"), Narration(narration), *blocks, Turn("汐見村", "はい。")),
        [],
    )


def test_two_such_lines_are_one_narration():
    narration = "水瀬市から説明が行われた。\n事務局から補足があった。"
    assert read(f"（事務局）\nお願いしたい。\n{narration}\n（汐見村）\nはい。") == (
        (Turn("事務局", "お願いしたい。"), Narration(narration), Turn("汐見村", "はい。")),
        [],
    )


def test_it_is_a_narration_at_the_end_and_above_the_contact_of_the_page():
    narration = "事務局が閉会を宣した。"
    assert read(f"（水瀬市）\nはい。\n{narration}")[0] == (Turn("水瀬市", "はい。"), Narration(narration))
    document = parse(f"会議録\n（水瀬市）\nはい。\n{narration}\n問い合わせ先\n事務局")
    assert document.blocks == (Turn("水瀬市", "はい。"), Narration(narration))
    assert document.contact == "事務局"


def test_below_a_narration_there_are_no_more_facts():
    narration = "事務局から補足が行われた。\n日時：未定"
    assert read(f"（水瀬市）\nはい。\n{narration}\n（汐見村）\nはい。")[0] == (
        Turn("水瀬市", "はい。"),
        Narration(narration),
        Turn("汐見村", "はい。"),
    )


def test_where_the_turn_goes_on_below_it_the_line_stays_and_the_clerk_is_told():
    words = "経過を述べる。\n事務局から提案があり、了承された。\nその後は順調である。"
    assert read(f"（水瀬市）\n{words}\n（汐見村）\nはい。") == (
        (Turn("水瀬市", words), Turn("汐見村", "はい。")),
        [(3, NARRATION_IN_TURN)],
    )


def test_within_a_wrapped_sentence_it_is_part_of_the_turn():
    words = "昨年は、\n事務局から提案があり、了承された。"
    assert read(f"（水瀬市）\n{words}\n（汐見村）\nはい。")[0] == (
        Turn("水瀬市", words),
        Turn("汐見村", "はい。"),
    )


def test_in_a_text_with_marks_only_a_diamond_ends_a_turn():
    text = (
        "■ 会議名\n会\n■ 発表\n（水瀬市）\nはい。\n{}事務局から提案があり、了承された。\n（汐見村）\nはい。"
    )
    narration = "事務局から提案があり、了承された。"
    unmarked, marked, escaped = (parse(text.format(mark)) for mark in ["", "◇\n", "＼"])
    assert (
        unmarked.blocks[1:]
        == escaped.blocks[1:]
        == (
            Turn("水瀬市", f"はい。\n{narration}"),
            Turn("汐見村", "はい。"),
        )
    )
    assert marked.blocks[1:] == (Turn("水瀬市", "はい。"), Narration(narration), Turn("汐見村", "はい。"))
    documents = (unmarked, marked, escaped)
    assert [[problem.message for problem in document.problems] for document in documents] == [
        [NARRATION_IN_TURN],
        [],
        [],
    ]


def test_below_a_heading_any_words_are_a_narration():
    assert read("はい。\n・紙\n左様。") == ((Narration("はい。\n・紙\n左様。"),), [])


def test_above_the_first_heading_a_narration_ends_the_fact_and_the_clerk_is_told():
    document = parse("会議録\n場所\n湖北会館\n事務局が開会を宣した。\nその後に始めた。\n（水瀬市）\nはい。")
    assert document == Document(
        title="会議録",
        venue="湖北会館",
        blocks=(Narration("事務局が開会を宣した。\nその後に始めた。"), Turn("水瀬市", "はい。")),
    )
    assert document.problems == (Problem(4, EARLY_WORDS),)
