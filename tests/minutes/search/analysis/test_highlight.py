"""Words highlighted where they stand, in the spelling of the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.search.analysis.folding import COMPOSING_LETTERS, fold
from minutes.search.analysis.highlight import FoldedText, fold_with_spans, highlight, snippet
from tests.texts import any_text

JAPANESE = st.text(alphabet="あいがｶﾞﾊﾟパ髙葛\U000e0100檜ヶA１㍻㌫ﬁ゛゙゚　 \t\n・漢")
ANY = (
    any_text()
    | JAPANESE
    | st.text(alphabet="1２,，-―〜ァｱヺー・あ、ﾞ \n")
    | st.lists(st.sampled_from(["각", "ᄀ", "ᅡ", "ᆨ", "é", "e", "́", "ͅ", "α", "ŉ", "İ"])).map("".join)
)


@given(ANY)
def test_each_folded_character_has_the_span_that_it_comes_from(text):
    folded, spans = fold_with_spans(text)
    assert folded == fold(text)
    assert len(spans) == len(folded)
    for character, (start, end) in zip(folded, spans, strict=True):
        alone = fold(text[start:end])
        # A dash between two katakana is ー; alone it is a dash.
        assert character in alone or (character, alone) == ("ー", "-")
    assert spans == sorted(spans)


@given(ANY)
def test_the_fast_way_finds_the_same_spans(text):
    fast = FoldedText(text)
    folded, spans = fold_with_spans(text)
    assert fast.folded == folded
    assert [fast.original_span(offset) for offset in range(len(folded))] == spans


@given(ANY, ANY)
def test_highlighting_loses_nothing(text, word):
    pieces = highlight(text, [fold(word)])
    assert "".join(piece for piece, _ in pieces) == text
    assert any(is_word for _, is_word in pieces) == bool(fold(word) and fold(word) in fold(text))


def test_every_letter_that_composes_with_the_one_before_it_is_known():
    composing = set(map(chr, [*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)]))
    for code in range(0x110000):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) != 2 or parts[0].startswith("<"):
            continue
        second = chr(int(parts[1], 16))
        if not unicodedata.combining(second) and unicodedata.normalize("NFC", chr(code)) == chr(code):
            composing.add(second)
    assert composing == COMPOSING_LETTERS


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("先進的なＩＣＴの活用", ["ict"], [("先進的な", False), ("ＩＣＴ", True), ("の活用", False)]),
        ("檜枝岐村も", ["桧枝岐"], [("檜枝岐", True), ("村も", False)]),
        ("無線ﾊﾟﾈﾙ", ["パネ"], [("無線", False), ("ﾊﾟﾈ", True), ("ﾙ", False)]),
        ("葛\U000e0100飾区", ["葛"], [("葛\U000e0100", True), ("飾区", False)]),
        ("㍻24年", ["平"], [("㍻", True), ("24年", False)]),
        ("情報　共有", ["情報共有"], [("情報　共有", True)]),
        ("計３，０００円です", ["3000円"], [("計", False), ("３，０００円", True), ("です", False)]),
        ("1,234,567円と8円", ["67円"], [("1,234,5", False), ("67円", True), ("と8円", False)]),
        ("1,234,567円と8円", ["8"], [("1,234,567円と", False), ("8", True), ("円", False)]),
        ("古いペ―パーで", ["ペーパー"], [("古い", False), ("ペ―パー", True), ("で", False)]),
        ("ああああ", ["ああ"], [("ああああ", True)]),
        (
            "町と市と町",
            ["町", "市"],
            [("町", True), ("と", False), ("市", True), ("と", False), ("町", True)],
        ),
        ("何もない", ["町"], [("何もない", False)]),
        ("", ["町"], []),
        ("一行目\n二行目", [], [("一行目　二行目", False)]),
    ],
)
def test_a_word_is_highlighted_in_its_own_spelling(text, words, expected):
    assert snippet(text, words) == expected


def test_a_long_text_is_cut_around_the_first_place_of_a_word():
    text = "あ" * 300 + "町" + "い" * 300 + "町"
    assert snippet(text, ["町"], length=40) == [
        ("……", False),
        ("あ" * 10, False),
        ("町", True),
        ("い" * 29, False),
        ("……", False),
    ]


def test_a_word_at_the_edge_is_marked_whole():
    text = "市役所" + "い" * 35 + "市役所" + "う" * 100
    assert snippet(text, ["市役所"], length=40) == [
        ("市役所", True),
        ("い" * 35, False),
        ("市役所", True),
        ("……", False),
    ]
    text = "災害対策本部" * 40
    pieces = snippet(f"{text}町", ["町", "災害対策本部"], length=60)
    assert {piece for piece, is_word in pieces if is_word} <= {"災害対策本部" * n for n in range(40)} | {
        "災害対策本部" * n + "町" for n in range(40)
    }


def test_a_mark_of_a_letter_is_not_cut_from_it():
    text = "町" + "か\u3099" * 200
    assert "".join(piece for piece, _ in snippet(text, ["町"], length=40)) == "町" + "か\u3099" * 20 + "……"


@given(
    st.text(alphabet="町村のか\u3099\U000e0100、", max_size=200),
    st.sampled_from(["町村", "の町", "町町", "村の町"]),
)
def test_no_mark_is_half_a_word_and_no_edge_parts_a_letter_from_its_mark(text, word):
    """Each mark begins where the word begins and ends where it ends, wherever the excerpt is cut."""
    shown = snippet(text, [word, "村"], length=24)
    for piece, is_word in shown:
        folded = fold(piece).replace("\u3099", "")
        assert not is_word or (folded.startswith((word, "村")) and folded.endswith((word, "村")))
        assert not piece or not unicodedata.combining(piece[0]) or text.startswith(piece)


def test_each_of_several_words_is_seen():
    text = "町" + "あ" * 300 + "村" + "い" * 300
    assert snippet(text, ["村", "町"], length=60) == [
        ("町", True),
        ("あ" * 29, False),
        ("……", False),
        ("あ" * 7, False),
        ("村", True),
        ("い" * 22, False),
        ("……", False),
    ]


def test_without_a_word_a_long_text_is_shown_from_its_beginning():
    assert snippet("あ" * 300, [], length=40) == [("あ" * 40, False), ("……", False)]


@given(ANY, ANY, ANY)
def test_a_word_that_is_there_is_highlighted_and_nothing_is_lost(before, word, after):
    text = before + "。" + word + "。" + after
    pieces = snippet(text, [fold(word)], length=len(text))
    assert "".join(piece for piece, _ in pieces) == text.replace("\n", "　")
    assert any(is_word for _, is_word in pieces) == bool(fold(word))
