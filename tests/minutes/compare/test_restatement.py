"""Withdrawn words are known again however they are typed; what was public beside them all the time is not taken for them."""

import unicodedata
from itertools import chain, repeat

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minutes.compare.compared_words import ComparedText, compared
from minutes.compare.restatement import (
    CERTAIN_LENGTH,
    Restatement,
    WithdrawnWording,
    restatements,
    standing,
    texts_by_place,
)
from tests.minutes.compare.spellings import SPELLINGS, WORDS, spelled

ELSE = "当町は二か月を要する。"


def found(new, *, last=None, words=WORDS, span=""):
    withdrawn = [WithdrawnWording(12, words, span)]
    places = restatements(withdrawn, last or {}, new)
    return [(place.place, [piece for _, piece, _ in place.pieces], place.is_certain) for place in places]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_words_in_another_spelling_are_known_again(spelling):
    text = spelled(spelling, WORDS)
    assert spelling == "as they were" or text != WORDS
    assert compared(text) == compared(WORDS)
    ((place, pieces, is_certain),) = found({"u13/text": f"なお、{text}以上"}, last={"u13/text": ELSE})
    assert (place, is_certain) == ("u13/text", True)
    assert [compared(piece) for piece in pieces] == [compared(WORDS)]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_name_in_another_spelling_is_asked_about(spelling):
    name = spelled(spelling, "佐藤マリー")
    ((place, pieces, is_certain),) = found({"venue": f"第3会議室（{name}）"}, words="佐藤マリー")
    assert (place, is_certain) == ("venue", False)
    assert [compared(piece) for piece in pieces] == [compared("佐藤マリー")]


def test_what_has_not_changed_since_it_was_public_is_innocent():
    assert found({"u13/text": WORDS}, last={"u13/text": WORDS}) == []
    assert found({"u13/text": "はい"}, last={"u13/text": "はい"}, words="はい") == []


def test_what_another_text_held_when_it_was_last_public_tells_nothing():
    shared = "担当者が独断で放置すということです。"
    last = {"u8/text": "近く話すということです。"}
    new = {"u13/text": "それも延ばすということです。"}
    assert found(new, last=last, words=shared) == []
    assert found(new, words=shared) == [("u13/text", ["すということです"], False)]
    ((_, pieces, is_certain),) = found({"u13/text": shared}, last=last, words=shared)
    assert is_certain and pieces[0].startswith("担当者が独断で")


def test_a_piece_in_a_new_text_is_asked_about_and_a_long_one_is_known():
    words = "担当者が独断で五か月も放置したので、関係者には大きな迷惑がかかったと聞いている。"
    assert found({"u13/text": "その担当者が独断で五年かけた。"}, words=words) == [
        ("u13/text", ["担当者が独断で五"], False)
    ]
    ((_, pieces, is_certain),) = found({"u13/text": f"よって{words[3:32]}。"}, words=words)
    assert is_certain and len(compared(pieces[0])) >= CERTAIN_LENGTH


def test_short_words_count_only_where_they_are_new_or_stand_beside_other_words():
    last = {"u13/text": "はい、そうです。", "u14/text": "いいえ"}
    assert found({"u13/text": "はい、そうでした。", "u14/text": "いいえ"}, last=last, words="はい") == []
    assert found({"u13/text": "はい、そうです。はい。"}, last=last, words="はい") == [
        ("u13/text", ["はい"], False)
    ]
    mended = {"u13/text": "山田さんは急ぐ。"}
    assert found(mended, last={"u13/text": "山田町は急ぐ。"}, words="山田") == [("u13/text", ["山田"], False)]
    assert found({"u14/text": "ハイ"}, last=last, words="はい") == [("u14/text", ["ハイ"], False)]


def test_only_what_is_around_a_span_is_withdrawn():
    words, span = "長い前置きがあったうえで山田が説明を行った。", "山田"
    assert found({"u13/text": "長い前置きがあったうえ"}, words=words, span=span) == []
    ((_, pieces, _),) = found({"u13/text": "うえで山田が説明を行った"}, words=words, span=span)
    assert "山田" in pieces[-1]


def test_lines_of_a_list_are_one_text():
    record = {
        "letters": {"blocks": "u"},
        "blocks": [{"number": 4, "titles": ["十日と", "決めて", "いる。", *"ABCDEFGH"]}],
    }
    assert texts_by_place(record) == {"u4/titles": "\n".join(["十日と", "決めて", "いる。", *"ABCDEFGH"])}
    assert found(texts_by_place(record), words="十日と決めている。") == [
        ("u4/titles", ["十日と\n決めて\nいる"], True)
    ]


def test_nothing_is_found_across_a_redaction():
    assert found({"u12/text": "十日と決め［取消し12-1］ている。"}) == []


def test_an_answer_is_for_the_words_and_what_stands_around_them():
    def asked(text):
        ((place,)) = restatements([WithdrawnWording(12, "山田")], {}, {"u13/text": text})
        return place.answer

    once = asked("山田町は二か月を要する。")
    assert once == asked("山田町は、二か月を 要する。")  # typed differently, but the same
    around = f"{'あ' * 16}山田町は二か月"
    assert asked(f"{around}{'い' * 12}以上") == asked(f"さて{around}{'い' * 12}終わり")
    assert once != asked("山田さんは二か月を要する。")
    assert once != asked("山田町は二か月を要する。山田町は二か月を要する。")
    assert once[0] == "u13" and "山田" not in once[1]


def test_standing_tells_of_every_place_with_the_whole_words():
    texts = {"attendance": "役員：深川市（会長）、ふか川市", "u5/text": "深 川 市から", "u6/text": "深川"}
    places = list(standing(3, {compared("深川市"), ""}, texts))
    assert [(place.place, [piece[1] for piece in place.pieces]) for place in places] == [
        ("attendance", ["深川市"]),
        ("u5/text", ["深 川 市"]),
    ]
    assert places[0] == Restatement(3, "attendance", (("役員：", "深川市", "（会長）、ふか川市"),))


@given(
    words=st.text(st.sampled_from("十日と決めている。サーバー12ab、"), min_size=12, max_size=40),
    unseen=st.lists(
        st.sampled_from(["", " ", "\u3000", "\n", "\u200b", "\u034f", "\ufe0f", "、", "・", "―"])
    ),
    before=st.text(st.sampled_from("会議録")),
    behind=st.text(st.sampled_from("議録会")),
)
def test_whatever_unseen_stands_between_the_letters(words, unseen, before, behind):
    whole = compared(words)
    assume(len(whole) >= 8)
    between = chain(unseen, repeat(""))
    text = "".join(f"{sign}{next(between)}" for sign in words)
    ((place, pieces, is_certain),) = found({"u13/text": f"{before}{text}{behind}"}, words=words)
    assert (place, is_certain) == ("u13/text", True)
    assert whole in compared(pieces[0])


@given(st.text(max_size=30))
def test_the_way_back_leads_to_the_letters_that_were_compared(text):
    """Slow and obvious: the compared letters of the piece of text that a span names hold the letters of the span."""
    compared_text = ComparedText(text)
    assert compared_text.words == compared(text)
    for start in range(len(compared_text.words)):
        first, end = compared_text.span(start, start + 1)
        assert 0 <= first < end <= len(text)
        assert compared_text.words[start] in compared(unicodedata.normalize("NFC", text[first:end]))
