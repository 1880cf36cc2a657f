"""A question to the published passages, held against a plain scan of what was published."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.models import Passage
from minutes.search.find import Question, counts_by_code, passages, words_in
from minutes.search.folding import fold
from tests.builders import MANUSCRIPT, published

pytestmark = pytest.mark.django_db


def numbers(**conditions):
    return [passage.number for passage in passages(Question(**conditions))]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Ｗｉ-Ｆｉ　整備 wi-fi", ("wi-fi", "整備")),
        ("", ()),
        (" 　\n", ()),
        ("\u200b \ufe0f", ()),
        ("。", ("。",)),
        ("100% _ \\", ("100%", "_", "\\")),
    ],
)
def test_words_of_what_was_typed(typed, words):
    assert words_in(typed) == words


def test_every_word_must_be_there():
    published()
    assert numbers(words=words_in("湿気 床の強さ")) == [7]
    assert numbers(words=words_in("湿気 十日")) == []


def test_each_condition_narrows():
    published()
    assert numbers(code="012289") == [4, 7, 12]
    assert numbers(code="012289", words=words_in("十日")) == [12]
    assert numbers(label="美里町") == [8]
    assert numbers(label="深川市") == []
    day = datetime.date(2026, 9, 3)
    assert numbers(code="012289", since=day, until=day) == [4, 7, 12]
    assert numbers(code="012289", since=day + datetime.timedelta(days=1)) == []
    assert numbers(code="012289", until=day - datetime.timedelta(days=1)) == []


def test_the_newest_meeting_comes_first_and_each_in_reading_order():
    published()
    published(MANUSCRIPT.replace("令和8年9月3日", "令和8年10月3日"))
    found = passages(Question(words=words_in("開会を宣")))
    assert [(passage.address, passage.number) for passage in found] == [
        ("2026-10-03-1", 2),
        ("2026-09-03-1", 2),
    ]


def test_what_has_a_meaning_to_the_database_has_none_here():
    published(MANUSCRIPT.replace("十日と決めている。", "100%ではなく50_0だ。"))
    assert numbers(words=("100%",)) == [12]
    assert numbers(words=("%",)) == [12]
    assert numbers(words=("_",)) == [12]
    assert numbers(words=("\\",)) == []


def test_counts_by_organisation():
    published()
    assert counts_by_code(passages(Question(words=words_in("十日")))) == {"012289": 1}
    assert counts_by_code(passages(Question(label="美里町"))) == {"": 1}


def test_any_part_of_any_text_is_found_as_a_plain_scan_finds_it(db):
    published()
    rows = list(Passage.objects.all())

    @given(st.sampled_from(rows), st.integers(0, 40), st.integers(1, 12))
    def holds(row, start, length):
        words = words_in(row.text[start : start + length])
        asked = Question(words=words)
        scanned = {one.pk for one in rows if all(word in fold(one.text) for word in words)}
        assert set(passages(asked).values_list("pk", flat=True)) == scanned
        assert set(passages(replace(asked, code=row.code)).values_list("pk", flat=True)) == {
            one.pk for one in rows if one.pk in scanned and row.code in ("", one.code)
        }

    holds()
