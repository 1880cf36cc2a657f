"""A character that no record can hold is a fatal problem: PostgreSQL stores no NUL, UTF-8 has no lone surrogate."""

import pytest

from minutes.notation.document import Document, Item, Narration, Problem, Turn
from minutes.notation.parser import parse
from minutes.notation.reading.lines import BROKEN


@pytest.mark.parametrize("character", ["\0", "\ud800", "\udfff", "\ud83d"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_that_holds_one_is_named(character, end):
    lines = ["■ 会議名", f"会{character}議", "", "■ 開会", f"開{character}会{character}した。"]
    document = parse(end.join(lines))
    assert document == Document(title="会議", blocks=(Item("開会"), Narration("開会した。")))
    assert document.problems == (Problem(2, BROKEN, fatal=True), Problem(5, BROKEN, fatal=True))


def test_a_line_of_nothing_else_is_named_too():
    document = parse("■ 会議名\n会議\n■ 開会\n\0\ud800\n開会した。")
    assert document == Document(title="会議", blocks=(Item("開会"), Narration("開会した。")))
    assert document.problems == (Problem(4, BROKEN, fatal=True),)


def test_a_character_beyond_the_basic_plane_is_kept():
    document = parse("■ 会議名\n会議\n■ 開会\n（葛󠄀飾区）\n𠮷野家と神\ufa19。")
    assert document.blocks == (Item("開会"), Turn("葛󠄀飾区", "𠮷野家と神\ufa19。"))
    assert document.problems == ()


@pytest.mark.parametrize("text", ["", " 会議", "会議\u3000", "会\n議", "会\r議", "会\0議", "会\ud800議"])
def test_a_title_that_holds_one_is_refused(text):
    with pytest.raises(ValueError, match="not one line of words"):
        Item(text)


@pytest.mark.parametrize(
    "text", ["", "\n", "はい。\n", "はい。\n\nはい。", "はい。\n はい。", "は\0い。", "は\rい。"]
)
def test_a_text_that_holds_one_is_refused(text):
    with pytest.raises(ValueError, match="not one line of words"):
        Turn("水瀬市", text)


@pytest.mark.parametrize(
    "label",
    [
        "",
        " 水瀬市",
        "（水瀬市）",
        "水瀬市（東",
        "課長（（林））",
        "林（和）（東）委員",
        "水瀬:市",
        "水瀬：市",
        "水\n瀬市",
    ],
)
def test_a_label_that_holds_two_brackets_or_a_colon_is_refused(label):
    with pytest.raises(ValueError, match="not a label"):
        Turn(label, "はい。")
