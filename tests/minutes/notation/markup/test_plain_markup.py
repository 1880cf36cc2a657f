"""Front matter and lines of signs are read as facts and headings; whatever else stands there is kept."""

import pytest

from minutes.notation.document import Item, Narration, Problem
from minutes.notation.markup.plain_markup import FRONT_DAY
from minutes.notation.parser import parse

TALK = "\n（星見市）\n賛成です。\n"


def test_title_and_date_of_the_front_matter_are_facts():
    document = parse(f'---\ntitle: "星見協議会 会議録"\ndate: 2026-07-02\n---\n\n## 開会\n{TALK}')
    assert (document.title, document.time) == ("星見協議会 会議録", "2026-07-02")
    assert document.problems == (Problem(3, FRONT_DAY),)


def test_a_date_beside_a_time_that_the_text_states_is_kept_as_words():
    document = parse(f"---\ntitle: 会議録\ndate: 2026-07-09\n---\n日時：令和8年7月2日\n\n# 開会\n{TALK}")
    assert document.time == "令和8年7月2日"
    assert Narration("date: 2026-07-09") in document.blocks


def test_a_title_that_the_first_heading_says_again_is_said_once():
    document = parse(
        f"---\ntitle: 星見協議会  会議録\n---\n# 星見協議会 会議録\n日時：令和8年7月2日\n## 開会\n{TALK}"
    )
    assert document.title == "星見協議会 会議録"
    assert [block for block in document.blocks if isinstance(block, Item)] == [Item("開会")]


def test_every_other_key_is_kept_and_told():
    document = parse(
        f"---\nlayout: post\ntags:\n  - 会議\ntitle: 会議録\n---\n日時：令和8年7月2日\n## 開会\n{TALK}"
    )
    words = "\n".join(block.text for block in document.blocks if isinstance(block, Narration))
    assert [line for line in ("layout: post", "tags:", "会議") if line not in words] == []
    assert document.problems[0].line == 2


@pytest.mark.parametrize(
    "heading",
    ["開会\n====", "観光の振興\n----------", "=======\n観光の\n=======", "Agenda\n~~~~~~", "観光\n^^^^"],
)
def test_a_line_with_signs_below_it_is_a_heading(heading):
    text = f"星見協議会 会議録\n==================\n\n日時：令和8年7月2日\n\n{heading}\n{TALK}"
    document = parse(text)
    assert document.title == "星見協議会 会議録"
    assert document.problems == ()
    (item,) = [block for block in document.blocks if isinstance(block, Item)]
    assert item.title == next(line for line in heading.split("\n") if line[0] not in "=-~^")
    assert document.lines[0] == text.split("\n").index(item.title) + 1


@pytest.mark.parametrize(
    "lines",
    [
        "開会した。\n==========",
        "（星見市）\n賛成です。\n----------------------------------------",
        "前の行\n観光\n-----",
    ],
)
def test_a_sentence_and_a_ruled_line_are_no_heading(lines):
    document = parse(f"星見協議会 会議録\n日時：令和8年7月2日\n\n開会\n\n{lines}\n{TALK}")
    assert [block.title for block in document.blocks if isinstance(block, Item)] == ["開会"]


def test_a_manuscript_of_ours_is_read_by_its_marks_alone():
    document = parse("■ 会議名\n会議\n\n■ 開会\n\n観光の振興\n==========")
    assert document.blocks == (Item("開会"), Narration("観光の振興\n=========="))
