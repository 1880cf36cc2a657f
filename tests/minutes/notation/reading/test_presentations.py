"""Presentations (発表, 照会) in a text without marks: 団体名:題名, where the item above or the next line confirms it."""

import pytest

from minutes.notation.document import Item, Narration, Presentation, Turn
from minutes.notation.parser import parse
from minutes.notation.reading.line_marks import WORDS_AFTER_SPEAKER
from minutes.notation.reading.unmarked_headings import DOUBTFUL_TITLE


def read(text):
    """Returns the blocks of a text below a title, and its problems as (line counted from there, message)."""
    document = parse(f"湖北情報主管者会 会議録\n{text}")
    return document.blocks, [(problem.line - 1, problem.message) for problem in document.problems]


@pytest.mark.parametrize("colon", [":", "：", " : ", "　：　"])
def test_a_presentation_is_an_organisation_a_colon_and_a_title(colon):
    assert read(f"事例発表\n水瀬市{colon}紙をなくす\n水瀬市から説明が行われた。\n（汐見村）\nよい。") == (
        (
            Item("事例発表"),
            Presentation("水瀬市", ("紙をなくす",)),
            Narration("水瀬市から説明が行われた。"),
            Turn("汐見村", "よい。"),
        ),
        [],
    )


def test_further_titles_by_their_numbers_or_directly_below():
    assert read("事例発表\n水瀬市:1.紙\n2.箱\n\n３．棚\n水瀬市から説明が行われた。") == (
        (
            Item("事例発表"),
            Presentation("水瀬市", ("1.紙", "2.箱", "３．棚")),
            Narration("水瀬市から説明が行われた。"),
        ),
        [],
    )
    assert read("事例発表\n水瀬市:紙をなくし、\n箱をなくす\n水瀬市から説明が行われた。") == (
        (
            Item("事例発表"),
            Presentation("水瀬市", ("紙をなくし、", "箱をなくす")),
            Narration("水瀬市から説明が行われた。"),
        ),
        [(3, DOUBTFUL_TITLE)],
    )
    assert read("事例発表\n水瀬市:1.紙\n3.棚。")[0] == (
        Item("事例発表"),
        Presentation("水瀬市", ("1.紙",)),
        Narration("3.棚。"),
    )


def test_an_item_that_is_not_for_presentations_has_one_only_if_a_narration_confirms_it():
    assert read("その他\n水瀬市:紙をなくす\n水瀬市から説明が行われた。")[0] == (
        Item("その他"),
        Presentation("水瀬市", ("紙をなくす",)),
        Narration("水瀬市から説明が行われた。"),
    )
    assert read("その他\n水瀬市:紙をなくす\n汐見村が述べた。")[0] == (
        Item("その他"),
        Narration("水瀬市:紙をなくす\n汐見村が述べた。"),
    )


@pytest.mark.parametrize(
    "line", ["電話番号:000-0000", "理由:紙が多い", "水瀬市、汐見村:同じ", "水瀬市:紙が多い。"]
)
def test_a_colon_alone_makes_no_presentation(line):
    assert read(f"事例発表\n（水瀬市）\n次のとおり。\n{line}\n（汐見村）\nはい。")[0] == (
        Item("事例発表"),
        Turn("水瀬市", f"次のとおり。\n{line}"),
        Turn("汐見村", "はい。"),
    )


def test_words_below_a_title_are_a_further_title_only_if_they_stand_directly_and_open_no_block():
    presentation = Presentation("水瀬市", ("紙",))
    assert read("事例発表\n水瀬市:紙\n2.箱\n\n棚の話になった\n以上である。") == (
        (Item("事例発表"), Presentation("水瀬市", ("紙", "2.箱")), Narration("棚の話になった\n以上である。")),
        [(3, DOUBTFUL_TITLE)],
    )
    assert read("事例発表\n水瀬市:紙\n汐見村:箱\n汐見村から説明が行われた。") == (
        (
            Item("事例発表"),
            presentation,
            Presentation("汐見村", ("箱",)),
            Narration("汐見村から説明が行われた。"),
        ),
        [],
    )


@pytest.mark.parametrize("below", ["水瀬市が述べた。", "汐見村から説明が行われた。"])
def test_the_narration_must_have_the_organisations_name_and_a_known_phrase(below):
    assert read(f"その他\n水瀬市:紙\n{below}") == (
        (Item("その他"), Narration(f"水瀬市:紙\n{below}")),
        [(2, WORDS_AFTER_SPEAKER.format("水瀬市"))],
    )


def test_above_every_item_or_within_a_wrapped_sentence_there_is_no_presentation():
    assert read("水瀬市:紙\n水瀬市から説明が行われた。\n（汐見村）\nはい。")[0] == (
        Narration("水瀬市:紙\n水瀬市から説明が行われた。"),
        Turn("汐見村", "はい。"),
    )
    assert read("事例発表\n（水瀬市）\n昨年は、\n若草町:紙\n（汐見村）\nはい。")[0] == (
        Item("事例発表"),
        Turn("水瀬市", "昨年は、\n若草町:紙"),
        Turn("汐見村", "はい。"),
    )


@pytest.mark.parametrize("below", ["", "\nこれはよい。", "\n（拍手）"])
def test_within_a_turn_it_is_a_presentation_only_if_a_turn_follows(below):
    assert read(f"事例発表\n（水瀬市）\nはい。\n汐見村:箱{below}")[0] == (
        Item("事例発表"),
        Turn("水瀬市", f"はい。\n汐見村:箱{below}"),
    )


def test_an_organisation_known_from_elsewhere_may_present():
    document = parse("会議録\n出席者\n役員：深川\n事例発表\n深川:紙\n（深川）\nはい。")
    assert document.blocks == (Item("事例発表"), Presentation("深川", ("紙",)), Turn("深川", "はい。"))
