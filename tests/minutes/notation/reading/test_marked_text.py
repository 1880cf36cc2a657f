"""A text with marks: what each mark makes of it, and what becomes of an incomplete mark."""

import pytest

from minutes.notation.document import Document, Handout, Item, Narration, Presentation, Problem, Turn
from minutes.notation.parser import parse
from minutes.notation.reading.document_builder import (
    EARLY_WORDS,
    FACT_TWICE,
    NO_TITLE,
    SILENT_NARRATION,
    SILENT_TURN,
    TITLE_LINES,
)
from minutes.notation.reading.line_marks import (
    UNNAMED_ITEM,
    UNREADABLE_PRESENTATION,
    WORDS_AFTER_DIAMOND,
    WORDS_AFTER_SPEAKER,
)


def test_a_whole_manuscript():
    document = parse(
        """■ 会議名
令和8年度 湖北情報主管者会 会議録

■ 日時
令和8年5月21日（木）
午後2時～4時

■ 場所
湖北会館

■ 出席者
役員：水瀬市

■ 配付資料
資料1　文書の電子化

■ 開会　#1

事務局が開会を宣した。

■ 事例発表　#2

□ 水瀬市：1.紙をなくす　#3
2.箱をなくす

水瀬市から説明が行われた。

（汐見村）　#4

次のことを聞きたい。
・費用
・期間

以上である。

◇　#5
休憩した。

（水瀬市）
費用は少ない。

■ 問い合わせ先
事務局

■ 更新日
令和8年6月1日
"""
    )
    assert document == Document(
        title="令和8年度 湖北情報主管者会 会議録",
        time="令和8年5月21日（木）\n午後2時～4時",
        venue="湖北会館",
        attendance="役員：水瀬市",
        handouts=(Handout("資料1", "文書の電子化"),),
        contact="事務局",
        updated="令和8年6月1日",
        blocks=(
            Item("開会", 1),
            Narration("事務局が開会を宣した。"),
            Item("事例発表", 2),
            Presentation("水瀬市", ("1.紙をなくす", "2.箱をなくす"), 3),
            Narration("水瀬市から説明が行われた。"),
            Turn("汐見村", "次のことを聞きたい。\n・費用\n・期間\n以上である。", 4),
            Narration("休憩した。", 5),
            Turn("水瀬市", "費用は少ない。"),
        ),
    )
    assert document.problems == ()


def record(blocks):
    return parse(f"■ 会議名\n会議\n\n■ 議題\n\n{blocks}")


def blocks_and_problems(blocks):
    document = record(blocks)
    return document.blocks[1:], [(problem.line - 5, problem.message) for problem in document.problems]


def test_in_a_text_with_marks_only_marks_make_headings():
    words = "開会\n紙をなくすことについて\n日時\n意見交換"
    assert blocks_and_problems(f"（水瀬市）\n{words}") == ((Turn("水瀬市", words),), [])


def test_in_a_text_with_marks_a_line_that_may_open_a_turn_is_told():
    words = "開会\n水瀬市：紙をなくす"
    assert blocks_and_problems(f"（水瀬市）\n{words}") == (
        (Turn("水瀬市", words),),
        [(3, WORDS_AFTER_SPEAKER.format("水瀬市"))],
    )


@pytest.mark.parametrize(
    "mark", ["■ 会議名\n会議", "■ 議題　#1", "□ 水瀬市：紙　#4", "◇　#3", "（水瀬市）　#2"]
)
def test_a_number_or_the_title_makes_it_a_text_with_marks(mark):
    """その他 is then no heading."""
    assert Item("その他") not in parse(f"会議\n{mark}\n\nはい。\nその他\nいいえ。").blocks


@pytest.mark.parametrize(
    "line",
    [
        "■■■",
        "■ 議題",
        "□ 水瀬市：紙",
        "◇",
        "□ 未定",
        "◇◇◇",
        "◇ 休憩",
        "（水瀬市）",
        "（水瀬市）　#",
        "＼■ 議題",
        "紙　#2",
    ],
)
def test_a_line_that_other_records_have_too_does_not_make_it_one(line):
    assert Item("その他") in parse(f"会議\n開会\n{line}\nはい。\nその他\nいいえ。").blocks


def test_a_further_title_stands_directly_below_and_is_no_sentence():
    mark = "□ 水瀬市：紙"
    assert blocks_and_problems(f"{mark}\n箱\n棚\n\n説明した。") == (
        (Presentation("水瀬市", ("紙", "箱", "棚")), Narration("説明した。")),
        [],
    )
    assert blocks_and_problems(f"{mark}\n説明した。") == (
        (Presentation("水瀬市", ("紙",)), Narration("説明した。")),
        [],
    )
    assert blocks_and_problems(f"{mark}\n\n箱") == ((Presentation("水瀬市", ("紙",)), Narration("箱")), [])
    assert blocks_and_problems(f"{mark}\n＼箱。") == ((Presentation("水瀬市", ("紙", "箱。")),), [])


def test_a_diamond_with_words_on_its_line_is_a_problem():
    assert blocks_and_problems("（水瀬市）\nはい。\n◇ 休憩した。\n再開した。") == (
        (Turn("水瀬市", "はい。"), Narration("休憩した。\n再開した。")),
        [(3, WORDS_AFTER_DIAMOND)],
    )


def test_a_turn_without_words_is_kept_as_a_narration():
    assert blocks_and_problems("(水瀬市)　#4\n（汐見村）\nはい。") == (
        (Narration("（水瀬市）", 4), Turn("汐見村", "はい。")),
        [(1, SILENT_TURN.format("水瀬市"))],
    )


def test_a_diamond_without_words_is_a_problem_and_left_out():
    assert blocks_and_problems("（水瀬市）\nはい。\n◇\n（汐見村）\nはい。") == (
        (Turn("水瀬市", "はい。"), Turn("汐見村", "はい。")),
        [(3, SILENT_NARRATION)],
    )


def test_words_below_a_heading_are_a_narration_and_an_incomplete_mark_stays_in_them():
    assert blocks_and_problems("説明した。\n■\n□ 水瀬市\n\n了承した。") == (
        (Narration("説明した。\n■\n□ 水瀬市\n了承した。"),),
        [(2, UNNAMED_ITEM), (3, UNREADABLE_PRESENTATION)],
    )


def test_a_fact_given_twice_becomes_an_item_with_its_words():
    document = parse("■ 会議名\n会議\n■ 日時\n令和8年5月21日\n■ 開催日時\n令和8年5月22日")
    assert (document.time, document.blocks) == (
        "令和8年5月21日",
        (Item("開催日時"), Narration("令和8年5月22日")),
    )
    assert document.problems == (Problem(5, FACT_TWICE.format("■ 開催日時")),)


def test_a_fact_that_was_left_empty_may_be_given_again():
    assert parse("■ 会議名\n会議\n■ 日時\n■ 場所\n会館\n■ 日時\n令和8年5月21日\n■ 開会") == Document(
        title="会議", time="令和8年5月21日", venue="会館", blocks=(Item("開会"),)
    )


def test_a_title_on_several_lines_becomes_one():
    document = parse("■ 会議名\n令和8年度\n\n湖北情報主管者会\n■ 開会")
    assert document == Document(title="令和8年度　湖北情報主管者会", blocks=(Item("開会"),))
    assert document.problems == (Problem(4, TITLE_LINES),)


def test_facts_above_the_first_mark_need_no_mark():
    text = (
        "第3回 湖北情報主管者会 議事録\n日時：令和8年5月21日\n場所\n湖北会館\n■ 開会\n事務局が開会を宣した。"
    )
    assert parse(text) == Document(
        title="第3回 湖北情報主管者会 議事録",
        time="令和8年5月21日",
        venue="湖北会館",
        blocks=(Item("開会"), Narration("事務局が開会を宣した。")),
    )


def test_an_escaped_line_above_the_first_mark_is_words():
    document = parse("＼会場：湖北会館\n■ 開会")
    assert document.blocks == (Narration("会場：湖北会館"), Item("開会"))
    assert document.problems == (Problem(0, NO_TITLE), Problem(1, EARLY_WORDS))


def test_facts_may_stand_below_the_blocks():
    text = "■ 会議名\n会議\n■ 開会\n（水瀬市）\nはい。\n■ 場所\n湖北会館\n■ 閉会\n終わった。"
    assert parse(text) == Document(
        title="会議",
        venue="湖北会館",
        blocks=(Item("開会"), Turn("水瀬市", "はい。"), Item("閉会"), Narration("終わった。")),
    )
