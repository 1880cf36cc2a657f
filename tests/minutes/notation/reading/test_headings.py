"""Headings of a text without marks, recognised by their words or by the next line."""

import pytest

from minutes.notation.document import Document, Item, Narration, Presentation, Problem, Turn
from minutes.notation.head.long_facts import SENTENCE_IN_FACT
from minutes.notation.parser import parse
from minutes.notation.reading.tolerant import DOUBTFUL_HEADING, ITEM_TWICE
from minutes.notation.reading.unmarked_headings import JOINED_HEADING


def read(text):
    """Returns the blocks of a text below a title, and its problems as (line counted from there, message)."""
    document = parse(f"湖北情報主管者会 会議録\n{text}")
    assert document.title == "湖北情報主管者会 会議録"
    return document.blocks, [(problem.line - 1, problem.message) for problem in document.problems]


@pytest.mark.parametrize(
    "heading",
    """
    開会|１　開　会|1.開会|第1 開会|【開会】|○開会|開会宣言|開会の挨拶|閉会のことば|閉会|散会|＜閉会＞
    挨拶|(1)あいさつ|会長あいさつ|来賓挨拶|出席者紹介|新役員の紹介|自己紹介|配付資料の確認|議題|議事|審議事項
    意見交換|質疑応答|意見交換・質疑応答|事例発表|各団体からの事例の発表|情報提供|基調講演
    他団体への照会|照会事項について|その他|４．その他|事務連絡|次回の開催について
    """.strip()
    .replace("\n    ", "|")
    .split("|"),
)
def test_a_heading_is_recognised_by_its_words_alone(heading):
    assert read(f"{heading}\nここでは何も述べない。") == (
        (Item(heading), Narration("ここでは何も述べない。")),
        [],
    )


@pytest.mark.parametrize(
    "heading",
    ["令和7年度決算について", "2 役員の改選の件", "議案第1号 予算", "他団体への照会事項についての説明"],
)
@pytest.mark.parametrize(
    ("below", "block"),
    [
        ("事務局から説明が行われた。", Narration("事務局から説明が行われた。")),
        ("（水瀬市）\nはい。", Turn("水瀬市", "はい。")),
    ],
)
def test_a_heading_is_recognised_by_its_words_and_the_next_line(heading, below, block):
    assert read(f"開会\n開いた。\n{heading}\n{below}") == (
        (Item("開会"), Narration("開いた。"), Item(heading), block),
        [],
    )


def test_where_the_next_line_does_not_confirm_it_the_line_stays_and_the_clerk_is_told():
    words = "紙の保存について\nよく考えたい。"
    assert read(f"開会\n（水瀬市）\n次を述べる。\n{words}") == (
        (Item("開会"), Turn("水瀬市", f"次を述べる。\n{words}")),
        [(4, DOUBTFUL_HEADING)],
    )
    assert read(f"開会\n{words}") == ((Item("開会"), Narration(words)), [(2, DOUBTFUL_HEADING)])
    assert read(f"場所\n{words}\n開会\n開いた。") == (
        (Item("開会"), Narration("開いた。")),
        [(3, SENTENCE_IN_FACT.format("場所"))],
    )


def test_a_sentence_is_no_heading():
    """In the real record, 照会 begins with 「…他団体への照会事項についての趣旨説明…が行われた。」, and 深川市:… follows."""
    words = "資料4に基づき照会事項についての説明が行われた。"
    assert read(f"他団体への照会\n{words}\n水瀬市:紙をなくす\n水瀬市から説明が行われた。") == (
        (
            Item("他団体への照会"),
            Narration(words),
            Presentation("水瀬市", ("紙をなくす",)),
            Narration("水瀬市から説明が行われた。"),
        ),
        [],
    )


def test_within_a_wrapped_sentence_there_is_no_heading():
    words = "当市では、\nその他\nの費用、\n紙の保存について\n考えている"
    assert read(f"開会\n（水瀬市）\n{words}") == ((Item("開会"), Turn("水瀬市", words)), [])
    for last in [
        "紙の保存について",
        "2.紙の保存\n事務局から説明が行われた。",
        "紙の保存、\n箱の保存について",
    ]:
        assert read(f"開会\n（水瀬市）\n当市では\n{last}\n（汐見村）\nはい。")[0] == (
            Item("開会"),
            Turn("水瀬市", f"当市では\n{last}"),
            Turn("汐見村", "はい。"),
        )


def test_within_a_wrapped_narration_there_is_no_heading():
    assert read("開会\n昨年は、\nその他\nもあった。") == (
        (Item("開会"), Narration("昨年は、\nその他\nもあった。")),
        [],
    )


def test_a_bracketed_line_that_is_no_speaker_confirms_no_heading():
    assert read("開会\n開いた。\n紙の保存について\n（拍手）")[0] == (
        Item("開会"),
        Narration("開いた。\n紙の保存について\n（拍手）"),
    )


def test_a_heading_may_follow_a_sentence_or_a_list():
    assert read(
        "開会\n（水瀬市）\n次のとおり。\n・紙\n・箱\n2 紙の保存について\n事務局から説明が行われた。"
    ) == (
        (
            Item("開会"),
            Turn("水瀬市", "次のとおり。\n・紙\n・箱"),
            Item("2 紙の保存について"),
            Narration("事務局から説明が行われた。"),
        ),
        [],
    )


def test_a_numbered_line_above_a_narration_is_a_heading():
    assert read(
        "議事\n（１）決算\n事務局から説明があり、承認された。\n（２）予算\n事務局から説明があった。"
    ) == (
        (
            Item("議事"),
            Item("（１）決算"),
            Narration("事務局から説明があり、承認された。"),
            Item("（２）予算"),
            Narration("事務局から説明があった。"),
        ),
        [],
    )


@pytest.mark.parametrize(
    "lines",
    [
        "1.紙を残す。\n事務局から説明があった。",
        "1.紙を残し、\n事務局から説明があった。",
        "1.紙を残す\n説明があった。",
        f"1.{'紙' * 100}\n事務局から説明があった。",
    ],
)
def test_other_numbered_lines_are_no_headings(lines):
    assert read(f"議事\n{lines}")[0] == (Item("議事"), Narration(lines))


def test_a_heading_that_goes_on_with_the_next_line():
    assert read("開会\n開いた。\n紙の保存、\n箱の保存について\n事務局から説明が行われた。") == (
        (
            Item("開会"),
            Narration("開いた。"),
            Item("紙の保存、箱の保存について"),
            Narration("事務局から説明が行われた。"),
        ),
        [(3, JOINED_HEADING)],
    )


def test_a_heading_does_not_go_on_past_the_end():
    assert read("開会\n開いた。\n紙の保存、") == ((Item("開会"), Narration("開いた。\n紙の保存、")), [])


@pytest.mark.parametrize(
    "below", ["\n箱の保存について\n事務局から説明が行われた。", "箱の保存について\n以上である。"]
)
def test_a_heading_does_not_go_on_past_a_blank_line_or_where_nothing_confirms_it(below):
    items = [block for block in read(f"開会\n開いた。\n紙の保存、\n{below}")[0] if isinstance(block, Item)]
    assert "紙の保存、箱の保存について" not in [item.title for item in items]


def test_a_heading_that_comes_twice_is_a_problem():
    assert read("1 開会\n2 閉会\n開会\n開いた。\n閉会\n閉じた。") == (
        (
            Item("1 開会"),
            Item("2 閉会"),
            Item("開会"),
            Narration("開いた。"),
            Item("閉会"),
            Narration("閉じた。"),
        ),
        [(3, ITEM_TWICE.format("開会")), (5, ITEM_TWICE.format("閉会"))],
    )


def test_a_text_without_headings_still_has_its_turns():
    assert parse("湖北会 会議録\n（水瀬市）\nはい。") == Document(
        title="湖北会 会議録", blocks=(Turn("水瀬市", "はい。"),)
    )


def test_problems_stand_in_the_order_of_their_lines():
    problems = parse("開会\n（水瀬市）\n次。\n紙の保存について\nあ\0。\n○水瀬市　はい。").problems
    assert [problem.line for problem in problems] == [0, 4, 5, 6]
    assert [type(problem) for problem in problems] == [Problem] * 4
