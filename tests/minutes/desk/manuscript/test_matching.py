"""Matching text without numbers to a record: equal words get their number back, everything else is asked."""

from dataclasses import replace

import pytest

from minutes.desk.manuscript.alignment import without_number
from minutes.desk.manuscript.matching import RepeatedBlocks, RewrittenBlock, give_numbers
from minutes.desk.manuscript.working_document import stored_document
from minutes.notation.document import Document, Item, Narration, Turn
from minutes.notation.parser import parse
from tests.builders import draft


def turn(words, number=None, label="甲市"):
    return Turn(label, words, number)


def record(*words):
    """Returns a record of the item 開会 #1 and a turn for each word, numbered from #2."""
    return Document(
        title="会議", blocks=(Item("開会", 1), *(turn(word, at) for at, word in enumerate(words, start=2)))
    )


def pasted(*words):
    return Document(title="会議", blocks=(Item("開会"), *map(turn, words)))


def numbers(document):
    return [block.number for block in document.blocks]


def test_the_same_words_get_their_numbers_back_wherever_they_stand():
    found, asked = give_numbers(pasted("丙", "甲", "乙"), record("甲", "乙", "丙"))
    assert (numbers(found), asked) == ([1, 4, 2, 3], ())


def test_repeated_words_are_told_apart_by_what_stands_between_them():
    found, asked = give_numbers(pasted("はい", "甲", "はい", "新しい"), record("はい", "甲", "はい"))
    assert (numbers(found), asked) == ([1, 2, 3, 4, None], ())


def test_of_twenty_equal_turns_one_is_missing_and_the_check_asks_which():
    standing, text = record(*["異議なし"] * 20), pasted(*["異議なし"] * 19)
    found, (asked,) = give_numbers(text, standing)
    assert numbers(found) == [1] + [None] * 19
    assert (type(asked), asked.is_removal, asked.count, len(asked.choices), asked.answered) == (
        RepeatedBlocks,
        True,
        1,
        20,
        False,
    )
    found, (asked,) = give_numbers(text, standing, {asked.name: ["11"]})
    assert asked.answered
    assert numbers(found) == [1, *[at for at in range(2, 22) if at != 11]]


def test_of_twenty_equal_turns_with_numbers_the_one_taken_out_is_gone_without_a_question():
    standing = record(*["異議なし"] * 20)
    text = replace(standing, blocks=tuple(block for block in standing.blocks if block.number != 11))
    assert give_numbers(text, standing) == (text, ())


def test_more_equal_turns_than_stand_ask_which_are_new():
    found, (asked,) = give_numbers(pasted("はい", "はい", "はい"), record("はい"), {"repeated-1": ["1", "3"]})
    assert (asked.is_removal, asked.count, asked.answered) == (False, 2, True)
    assert numbers(found) == [1, None, 2, None]


@pytest.mark.parametrize("answer", [["1"], ["1", "2", "3"], ["9", "8"], []])
def test_an_answer_of_another_count_is_none(answer):
    found, (asked,) = give_numbers(pasted("はい", "はい", "はい"), record("はい"), {"repeated-1": answer})
    assert (asked.answered, numbers(found)) == (False, [1, None, None, None])


def test_changed_words_are_asked_for_and_answered():
    standing, text = record("甲", "乙", "丙"), pasted("甲", "乙の直し", "丙")
    found, (asked,) = give_numbers(text, standing)
    assert (type(asked), [block.number for block in asked.choices], numbers(found)) == (
        RewrittenBlock,
        [3],
        [1, 2, None, 4],
    )
    assert numbers(give_numbers(text, standing, {asked.name: ["3"]})[0]) == [1, 2, 3, 4]
    assert numbers(give_numbers(text, standing, {asked.name: ["new"]})[0]) == [1, 2, None, 4]


def test_one_number_is_not_given_to_two():
    standing, text = record("甲", "乙"), pasted("甲", "乙の直し", "乙の別の直し")
    found, asked = give_numbers(text, standing, {"block-2": ["3"], "block-3": ["3"]})
    assert ([one.answered for one in asked], numbers(found)) == ([True, False], [1, 2, 3, None])


def test_a_turn_is_never_taken_for_a_heading():
    standing = record("甲")
    text = Document(title="会議", blocks=(Item("開会"), Item("甲"), Narration("乙")))
    _, asked = give_numbers(text, standing)
    assert [(one.name, [block.number for block in one.choices]) for one in asked] == [("block-2", [2])]


def test_a_new_mark_in_a_numbered_manuscript_is_new_and_nothing_is_asked():
    standing = record("甲", "乙")
    text = replace(standing, blocks=(standing.blocks[0], turn("乙改"), standing.blocks[1]))
    assert give_numbers(text, standing) == (text, ())


def test_words_pasted_without_number_over_their_own_block_are_that_block():
    standing = record("甲", "乙")
    text = replace(standing, blocks=(*standing.blocks[:2], turn("乙")))
    assert numbers(give_numbers(text, standing)[0]) == [1, 2, 3]


@pytest.mark.django_db
def test_the_real_record_pasted_over_itself_asks_only_about_what_changed(real_text):
    meeting = draft(real_text)
    standing = stored_document(meeting)
    assert give_numbers(parse(real_text), standing) == (standing, ())
    changed = real_text.replace("CVSで交換する", "CSVで交換する")
    _, (asked,) = give_numbers(parse(changed), standing)
    (choice,) = asked.choices
    assert "CVSで交換する" in choice.text
    answered, _ = give_numbers(parse(changed), standing, {asked.name: [str(choice.number)]})
    assert numbers(answered) == numbers(standing)
    assert [without_number(block) for block in answered.blocks] == list(parse(changed).blocks)
