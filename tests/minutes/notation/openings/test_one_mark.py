"""One mark of our notation in a text of any other kind changes its own line, and not how the rest is read."""

import pytest

from minutes.notation.document import Item, Narration, Presentation, Turn
from minutes.notation.parser import parse
from minutes.notation.reading.document_builder import EARLY_WORDS
from minutes.notation.reading.line_marks import MARKED_SPEAKER, UNCERTAIN_ITEM

HEAD = "会議録\n日時：令和8年7月2日\n"


def read(text):
    document = parse(HEAD + text)
    return document.blocks, [(problem.line - 2, problem.message) for problem in document.problems]


def test_a_square_is_a_heading_in_the_body():
    assert read("開会\n○水瀬議長　開きます。\n■議案の説明\n説明した。\n○野原委員　はい。") == (
        (
            Item("開会"),
            Turn("水瀬議長", "開きます。"),
            Item("議案の説明"),
            Narration("説明した。"),
            Turn("野原委員", "はい。"),
        ),
        [],
    )


def test_before_a_speakers_line_it_stays_that_turn_and_the_clerk_is_told():
    assert read("開会\n■○水瀬議長　開きます。\n■（汐見村）\nはい。") == (
        (Item("開会"), Turn("水瀬議長", "開きます。"), Turn("汐見村", "はい。")),
        [(2, MARKED_SPEAKER), (3, MARKED_SPEAKER)],
    )


def test_in_the_head_it_is_a_fact_or_a_problem():
    document = parse("会議録\n■日時\n令和8年7月2日\n■場所：公民館\n■参考\n前回の資料\n○水瀬議長　開きます。")
    assert (document.time, document.venue) == ("令和8年7月2日", "公民館")
    assert [(problem.line, problem.message) for problem in document.problems] == [
        (5, UNCERTAIN_ITEM),
        (5, EARLY_WORDS),
    ]


def test_a_box_is_a_presentation_only_with_a_name():
    assert read("開会\n□ 同意：する\n□ 水瀬市：紙をなくす")[0] == (
        Item("開会"),
        Narration("□ 同意：する"),
        Presentation("水瀬市", ("紙をなくす",)),
    )


def test_a_diamond_with_nothing_below_it_is_an_ornament():
    assert read("開会\n○水瀬議長　開きます。\n◇\n○野原委員　はい。\n◇") == (
        (Item("開会"), Turn("水瀬議長", "開きます。"), Turn("野原委員", "はい。")),
        [],
    )


def turns(text):
    return [(block.label, block.text) for block in parse(text).blocks if isinstance(block, Turn)]


@pytest.mark.long  # the record is read once for each of its lines
@pytest.mark.parametrize("name", ["joho-kokan-kaigi-2012-10-23.txt", "assembly-katsushika-2025-02-14.txt"])
def test_before_any_one_line_of_a_real_record_it_leaves_every_other_turn(shared, name):
    text = (shared / "records" / name).read_text(encoding="utf-8")
    lines, whole = text.split("\n"), turns(text)
    filled = [place for place, line in enumerate(lines) if line.strip()]
    for place in filled[:: max(1, len(filled) // 60)]:
        marked = parse("\n".join([*lines[:place], "■" + lines[place].strip(), *lines[place + 1 :]]))
        kept = [(block.label, block.text) for block in marked.blocks if isinstance(block, Turn)]
        assert len([turn for turn in whole if turn not in kept]) <= 1, lines[place]
