"""No character of a block is lost, however wrongly a text is typed: only marks, white space and page furniture are."""

from collections import Counter
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.notation.document import Document, Item, Narration, Presentation, Turn
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.parser import parse
from tests.texts import tries

MARKS = set("■□◇＼・•‣⁃●-（）()：:#＃0123456789０１２３４５６７８９")

# {} stands for a word that occurs nowhere else in the text. None of these is furniture.
SHAPES = (
    """
{}|{}。|{}、|{}{}|  {}|　{}　|「{}」|{}及び
（{}）|({})|（{}市）|（ {}町 ）|（{}省）　#12|({}) #3|（{}課長（{}））|（{}市）{}|(案1){}
■ {}|■{}　#1|■ 日時 #12|■|■ {}　#0|■ {}について|■ その他|■ {}#9999999999
□ {}：{}|□{}:{}　#2|□ {}|□ （{}）：{}|□ ：{}|□ {}：|{}市:{}|{}町：1.{}|2.{}|3. {}
◇|◇　#4|◇ {}|◇{}#4|◇◇{}|＼{}|＼＼{}|＼■ {}|＼|＼・{}
・{}|•{}|‣  {}|● {}|●●{}|- {}|-{}|・|•
開会|１　開会|（1）挨拶|【その他】|意見交換|他団体への照会について|事例発表|閉会
{}について|第1号議案{}の件|{}から、資料1に基づき説明が行われた。|{}市から{}について説明が行われ、次の意見があった。
役員：{}市（{}）、{}町、他3団体|事務局|資料1　{}|資料2: {}|別紙{}|令和8年5月21日{}|{}会議録
""".strip("\n")
    .replace("\n", "|")
    .split("|")
)
# Headings of facts: the words that name the fact belong to the mark and are not kept; the words behind them are.
FACTS = (
    """
日時|■ 会議名|■ 日時|■ 場　所|【出席者】|■ 出席者|配付資料|■ 配布資料|■ 更新日|問い合わせ先
日時：{}|場所　{}|1 会場: {}|・出席者：{}|会議名：{}|配付資料：{}|更新日：1{}
""".strip()
    .replace("\n", "|")
    .split("|")
)
ENDS = ["\n", "\n\n", "\r\n", "\n \u3000\n"]


def word(serial):
    return chr(0x4E00 + 0x10 * serial)


@st.composite
def typed(draw):
    """Draws a text of such lines. Returns it with the number of words in it, and the other characters to be kept:
    those of each shape are counted once, since a handout named twice becomes one handout."""
    shapes = draw(st.lists(st.sampled_from(SHAPES + FACTS), min_size=1, max_size=12))
    ends = draw(st.lists(st.sampled_from(ENDS), min_size=12, max_size=12))
    serials, text, others = count(), "", Counter()
    for shape, end in zip(shapes, ends, strict=False):
        text += shape.format(*(word(next(serials)) for _ in range(shape.count("{}")))) + end
        if shape in SHAPES:
            others |= Counter(kept(shape.replace("{}", "")))
    return text, next(serials), others


def kept(line):
    return [character for character in line if character not in MARKS and not character.isspace()]


def facts_of(document: Document):
    texts = [getattr(document, fact.name) for fact in TEXT_FACTS]
    handouts = [row.label + row.title for row in document.handouts]
    return "".join([*texts, *document.answering, *handouts])


def words_of(block):
    match block:
        case Item(title):
            return title
        case Presentation(label, titles):
            return label + "".join(titles)
        case Turn(label, text):
            return label + text
        case Narration(text):
            return text


@pytest.mark.long
@settings(max_examples=tries(500))
@given(typed())
def test_every_word_stands_in_the_document_once_in_its_order_and_every_other_character_is_kept(drawn):
    text, words, others = drawn
    document = parse(text)
    in_blocks = "".join(map(words_of, document.blocks))
    in_document = Counter(in_blocks + facts_of(document))
    assert [in_document[word(serial)] for serial in range(words)] == [1] * words
    assert others - in_document == Counter()
    words_in_blocks = [character for character in in_blocks if character in map(word, range(words))]
    assert words_in_blocks == sorted(words_in_blocks)
