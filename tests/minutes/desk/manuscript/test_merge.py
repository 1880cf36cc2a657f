"""Two edits of one record: who changed what, and a manuscript with the edits of both."""

from dataclasses import replace

from minutes.desk.manuscript.merge import differences, merge
from minutes.notation.document import Document, Turn

BASE = Document(
    title="会議", venue="一室", blocks=tuple(Turn("甲市", word, at) for at, word in enumerate("一二三四", 1))
)


def having(**words):
    """Returns the base with other words in some blocks, u2="…"; None removes a block."""
    given = {int(key[1:]): word for key, word in words.items()}
    changed = [
        replace(block, text=given.get(block.number, block.text))
        for block in BASE.blocks
        if given.get(block.number, "") is not None
    ]
    return replace(BASE, blocks=tuple(changed))


def words(document):
    return [(block.number, block.text) for block in document.blocks]


def test_each_difference_says_whose_it_is():
    mine = replace(having(u1="一の私", u3="三の私"), venue="二室")
    theirs = having(u2="二の人", u3="三の人", u4=None)
    assert [(one.name, one.who) for one in differences(BASE, mine, theirs)] == [
        ("場所", "mine"),
        ("#1", "mine"),
        ("#2", "theirs"),
        ("#3", "both"),
        ("#4", "theirs"),
    ]


def test_both_edits_are_in_the_merged_manuscript_and_mine_stands_where_both_changed_one_block():
    mine = replace(having(u1="一の私", u3="三の私"), venue="二室")
    theirs = having(u2="二の人", u3="三の人", u4=None)
    theirs = replace(theirs, blocks=(theirs.blocks[0], Turn("乙市", "足した", 9), *theirs.blocks[1:]))
    both = merge(BASE, mine, theirs)
    assert words(both) == [(1, "一の私"), (9, "足した"), (2, "二の人"), (3, "三の私")]
    assert both.venue == "二室"


def test_what_i_added_and_took_out_stays_so():
    mine = replace(BASE, blocks=(BASE.blocks[0], Turn("乙市", "私の新しい発言"), *BASE.blocks[2:]))
    assert words(merge(BASE, mine, having(u4="四の人"))) == [
        (1, "一"),
        (None, "私の新しい発言"),
        (3, "三"),
        (4, "四の人"),
    ]


def test_without_an_edit_of_mine_the_merged_manuscript_is_theirs():
    theirs = replace(having(u2="二の人"), title="別の会議")
    assert merge(BASE, BASE, theirs) == theirs
