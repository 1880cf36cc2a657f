"""docs/notation.md describes for the secretariat what the reader does."""

import re
from pathlib import Path

import pytest

from minutes.notation.document import Item, Narration, Presentation, Question, Turn
from minutes.notation.facts import PRINTED_FACTS
from minutes.notation.head import long_facts
from minutes.notation.markup import plain_markup
from minutes.notation.parser import parse
from minutes.notation.reading import document_builder, line_marks, lines, tolerant, unmarked_headings
from minutes.notation.vocabulary import CAPACITIES
from minutes.notation.writer import write

TEXT = (Path(__file__).resolve().parents[3] / "docs" / "notation.md").read_text(encoding="utf-8")
WHOLE, *PARTS = re.findall(r"^```\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
*FRAGMENTS, TYPED, READ_AS = PARTS
MESSAGES = {
    message.replace("{}", "…")
    for module in (
        document_builder,
        lines,
        line_marks,
        long_facts,
        plain_markup,
        tolerant,
        unmarked_headings,
    )
    for name, message in vars(module).items()
    if name.isupper() and isinstance(message, str) and message.endswith("。")
}


def test_the_whole_example_is_canonical_and_leaves_no_doubt():
    document = parse(WHOLE)
    assert document.problems == ()
    assert write(document) == WHOLE


def test_the_whole_example_shows_every_element():
    document = parse(WHOLE)
    assert [fact.name for fact in PRINTED_FACTS if not getattr(document, fact.name)] == []
    assert {type(block) for block in document.blocks} == {Item, Presentation, Question, Turn, Narration}
    not_printed = {"不明", "回答のみ"}
    assert [
        word for word in CAPACITIES.values() if word not in document.attendance + "".join(not_printed)
    ] == []
    assert [mark for mark in "■□？（◇・＼" if f"\n{mark}" not in WHOLE] == []
    assert [len(block.titles) for block in document.blocks if isinstance(block, Presentation)] == [2, 1]


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_every_fragment_is_canonical_and_leaves_no_doubt(fragment):
    manuscript = f"■ 会議名\n会議\n\n{fragment}\n■ 閉会\n"
    document = parse(manuscript)
    assert document.problems == ()
    assert write(document) == manuscript


def test_the_text_without_marks_reads_as_the_manuscript_beside_it():
    document = parse(TYPED)
    assert (document, document.problems) == (parse(READ_AS), ())
    assert write(document) == READ_AS


def test_every_message_of_the_reader_is_explained_and_no_other():
    explained = re.findall(r"^\| (.+。) \|.+\|$", TEXT.split("## 確かめるところ")[1], re.MULTILINE)
    assert sorted(explained) == sorted(MESSAGES)
