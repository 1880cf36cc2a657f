"""What a record says of where a name belongs."""

import pytest

from members.codes import PREFECTURES
from minutes.desk.settling.clues import Clue, Place, beside_name, clues_in, telling_words

KUMAMOTO = ("433489", (PREFECTURES["43"], "下益城郡"))
MIYAGI = ("045055", (PREFECTURES["04"], "遠田郡"))


def clues(*texts, of=(KUMAMOTO, MIYAGI)):
    places = [Place(number or None, text) for number, text in enumerate(texts)]
    return clues_in(places, telling_words(dict(of)))


def test_a_word_that_two_share_points_to_neither():
    twins = {"433489": (PREFECTURES["43"], "遠田郡"), "433490": (PREFECTURES["43"], ""), **dict([MIYAGI])}
    assert telling_words(twins) == {"433489": (), "433490": (), "045055": ("宮城",)}


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("美里町", "当町でも同じ計画がある。"), []),
        (("美里町（宮城県）",), [Clue("045055", "宮城", None, "美里町（宮城県）")]),
        (("", "熊本では雨が多い。", "熊本市も。"), [Clue("433489", "熊本", 1, "熊本では雨が多い。")]),
        (
            ("", "遠田郡の中で熊本を訪ねた。"),
            [
                Clue("433489", "熊本", 1, "遠田郡の中で熊本を訪ねた。"),
                Clue("045055", "遠田郡", 1, "遠田郡の中で熊本を訪ねた。"),
            ],
        ),
    ],
)
def test_the_first_place_of_each_word(texts, found):
    assert clues(*texts) == found


def test_kyoto_is_no_word_of_tokyo():
    of = (("265000", (PREFECTURES["26"], "")), MIYAGI)
    assert clues("", "東京都から来た。", of=of) == []
    assert [clue.word for clue in clues("", "京都から来た。", of=of)] == ["京都"]


@pytest.mark.parametrize(
    ("attendance", "beside"),
    [
        ("役員：深川市\n出席者：当別町、宮城県美里町（２名）、松前町", "宮城県美里町（２名）"),
        ("出席者：美里町", "出席者：美里町"),
        ("出席者：当別町", ""),
        ("", ""),
    ],
)
def test_what_stands_beside_a_name(attendance, beside):
    assert beside_name(attendance, "美里町") == beside
