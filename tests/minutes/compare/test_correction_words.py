"""The one line that tells a correction, and the part of an older wording around a searched word: examples and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.compare import correction_words, wording_excerpt
from minutes.compare.correction_words import LEFT_OUT, LONGEST, news_line
from minutes.compare.text_diff import ADDED, REMOVED, SAME
from minutes.search.analysis.folding import fold
from tests.texts import ANY_CHARACTER

texts = st.text(st.sampled_from("仮装想化町あいうCSV3,05。、\nカー（）") | ANY_CHARACTER, max_size=200)
LONG = "更新の時期について述べる。" * 20


def brief(line):
    around = {SAME: ("", ""), REMOVED: ("[-", "-]"), ADDED: ("{+", "+}")}
    return "".join(around[one.kind][0] + one.text + around[one.kind][1] for one in line)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("同じ", "同じ", ""),
        ("", "新しい。", "{+新しい。+}"),
        ("古い。", "", "[-古い。-]"),
        (
            f"{LONG}仮装にした。{LONG}",
            f"{LONG}仮想にした。{LONG}",
            "……の時期について述べる。更新の時期について述べる。[-仮装-]{+仮想+}にした。更新の時期について述べる。更新の時期……",
        ),
        ("一行目\n仮装", "一行目\n仮想", "一行目 [-仮装-]{+仮想+}"),
    ],
)
def test_a_line_is_the_first_change_with_words_around_it(before, after, line):
    assert brief(news_line(before, after)) == line


def test_what_would_take_too_long_to_compare_is_told_whole_and_shortened(monkeypatch):
    monkeypatch.setattr(correction_words, "MOST_EFFORT", 0)
    removed, added = news_line("十日、" * 50, "十四日、" * 50)
    assert (removed.kind, added.kind) == (REMOVED, ADDED)
    assert len(removed.text) <= LONGEST and removed.text.endswith(LEFT_OUT)


@given(texts, texts)
def test_a_line_tells_a_change_of_the_two_wordings_and_stays_short(before, after):
    one_line = tuple(" ".join(text.split("\n")) for text in (before, after))
    line = news_line(before, after)
    if one_line[0] == one_line[1]:
        assert line == []
        return
    assert {piece.kind for piece in line} - {SAME}
    assert sum(len(piece.text) for piece in line) < 4 * LONGEST
    for piece in line:
        sides = {SAME: one_line, REMOVED: one_line[:1], ADDED: one_line[1:]}[piece.kind]
        words = piece.text.removeprefix(LEFT_OUT).removesuffix(LEFT_OUT)
        assert all(words in side for side in sides)


@given(texts, texts, st.integers(0, 199), st.integers(1, 5))
def test_the_excerpt_of_an_older_wording_holds_the_word_and_nothing_that_was_not_there(
    before, after, start, length
):
    start = min(start, max(len(before) - length, 0))
    word = fold(before[start : start + length])
    pieces = wording_excerpt.wording_excerpt(before, after, (word,) if word else ())
    left = "".join(text for piece in pieces if piece.kind != ADDED for text, _ in piece.parts)
    one_line = before.replace("\n", "　")
    assert left.removeprefix(LEFT_OUT).removesuffix(LEFT_OUT) in one_line
    marked = "".join(text for piece in pieces for text, is_word in piece.parts if is_word)
    assert not word or word in fold(marked)
    assert all(not is_word for piece in pieces if piece.kind == ADDED for _, is_word in piece.parts)
    assert sum(len(text) for piece in pieces for text, _ in piece.parts) < 3000
