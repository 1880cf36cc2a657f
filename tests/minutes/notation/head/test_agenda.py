"""議題 or 次第 over a list, and 会議の結果, are facts of the head; over the talk the same words head it."""

import pytest

from minutes.notation.document import Item, Narration, Turn
from minutes.notation.parser import parse
from minutes.notation.writer import write

ABOVE = "水瀬会議録\n日時：令和8年7月2日\n"
TALK = "\n開会\n（水瀬市）\n賛成です。"
TURN = Turn("水瀬市", "賛成です。")


@pytest.mark.parametrize(
    ("printed", "agenda"),
    [
        ("議題\n1 予算について\n2 その他", "1 予算について\n2 その他"),
        ("３．次第\n(1) 報告\n(2) 協議", "(1) 報告\n(2) 協議"),
        ("【会議次第】\n１　報告\n２　協議", "１　報告\n２　協議"),
        ("■ 次第\n1 報告\n2 協議", "1 報告\n2 協議"),
        ("議題：予算について", "予算について"),
        ("- **議題**: 予算について", "予算について"),
        ("５　議　題　予算について", "予算について"),
        ("議題\n予算\n場所\n二階", "予算"),
    ],
)
def test_a_list_below_it_in_the_head_is_the_fact(printed, agenda):
    document = parse(ABOVE + printed + TALK)
    assert (document.agenda, document.blocks) == (agenda, (Item("開会"), TURN))
    assert document.problems == ()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (ABOVE + "議題\n会長が開いた。" + TALK, ["議題", "開会"]),
        (ABOVE + "議題\n（水瀬市）\n賛成です。", ["議題"]),
        (ABOVE + "議題\n1 予算について\n（水瀬市）\n賛成です。", ["議題", "1 予算について"]),
        (ABOVE + "議題　予算について\n（水瀬市）\n賛成です。", ["議題　予算について"]),
        (ABOVE + "開会\n会長が開いた。\n■ 会議の結果\n承認された。", ["開会", "会議の結果"]),
    ],
)
def test_over_the_talk_it_is_a_heading(text, titles):
    document = parse(text)
    assert (document.agenda, document.outcome) == ("", "")
    assert [block.title for block in document.blocks if isinstance(block, Item)] == titles


def test_the_talk_begins_where_a_line_of_the_agenda_comes_again():
    document = parse(ABOVE + "次第\n1 報告\n2 協議\n1 報告\n（水瀬市）\n賛成です。")
    assert (document.agenda, document.blocks) == ("1 報告\n2 協議", (Item("1 報告"), TURN))


def test_what_a_form_says_of_the_result_is_a_fact():
    document = parse(ABOVE + "会議結果\n1 予算案は承認された。" + TALK)
    assert (document.outcome, document.blocks) == ("1 予算案は承認された。", (Item("開会"), TURN))
    assert document.problems == ()


@pytest.mark.parametrize(
    ("manuscript", "blocks"),
    [
        ("■ 次第\n\n（水瀬市）\n賛成です。", (Item("次第"), TURN)),
        ("■ 開会\n\n■ 次第\n\n会長が開いた。", (Item("開会"), Item("次第"), Narration("会長が開いた。"))),
        ("■ 会議の結果　#4\n\n会長が開いた。", (Item("会議の結果", 4), Narration("会長が開いた。"))),
    ],
)
def test_in_a_manuscript_too_it_heads_what_is_said_below_it(manuscript, blocks):
    document = parse("■ 会議名\n水瀬会議録\n\n" + manuscript)
    assert (document.agenda, document.outcome, document.blocks) == ("", "", blocks)
    assert document.problems == ()
    assert parse(write(document)) == document
