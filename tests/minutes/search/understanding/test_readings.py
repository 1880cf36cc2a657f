"""How typed words are read: days of either calendar, sentences, kinds, names; and what is never read."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.search.query_language import parse
from minutes.search.understanding.as_parameter import read_as, takes_letters, write_as
from minutes.search.understanding.asked_in_words import asked_in_words
from minutes.search.understanding.days_read import read_days
from minutes.search.understanding.readings import Bearers, Organisation
from minutes.search.understanding.readings_of_words import Known, reading_of_token, readings_of_word
from minutes.search.understanding.typed_words import rest_of, typed_words, without

TODAY = datetime.date(2026, 1, 15)
MACHIDA = Organisation("132098", "町田市", "東京都", ("132098",))
MISATO = [
    Organisation(key, "美里町", prefecture, (key,))
    for key, prefecture in (("045055", "宮城県"), ("433489", "熊本県"))
]
NAMES = {
    "町田市": Bearers((MACHIDA,), True),
    "132098": Bearers((MACHIDA,), True),
    "町田": Bearers((MACHIDA,), False),
    "美里町": Bearers(tuple(MISATO), True),
    "熊本県美里町": Bearers((MISATO[1],), True),
}
KNOWN = Known(lambda text: NAMES.get(text, Bearers()), {"kaigi": "情報交換会議"}, TODAY)


def tokens(text):
    return [reading.token for reading in readings_of_word(text, KNOWN)]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2012", ["days.2012-01-01.2012-12-31", "fiscal.2012"]),
        ("２０１２年", ["days.2012-01-01.2012-12-31", "fiscal.2012"]),
        ("平成24年", ["days.2012-01-01.2012-12-31", "fiscal.2012"]),
        ("H24", ["days.2012-01-01.2012-12-31", "fiscal.2012"]),
        ("平24", ["days.2012-01-01.2012-12-31", "fiscal.2012"]),
        ("令和元年", ["days.2019-01-01.2019-12-31", "fiscal.2019"]),
        ("昭和64年", ["days.1989-01-01.1989-12-31", "fiscal.1989"]),
        ("H24.10", ["days.2012-10-01.2012-10-31"]),
        ("2012-02", ["days.2012-02-01.2012-02-29"]),
        ("平成24年10月", ["days.2012-10-01.2012-10-31"]),
        ("平成24年度", ["fiscal.2012", "days.2012-01-01.2012-12-31"]),
        ("平成24年10月23日", ["days.2012-10-23.2012-10-23"]),
        ("2012/10/23", ["days.2012-10-23.2012-10-23"]),
        ("2012年以降", ["days.2012-01-01."]),
        ("平成24年10月まで", ["days..2012-10-31"]),
        ("2012～2014", ["days.2012-01-01.2014-12-31"]),
        ("先月", ["days.2025-12-01.2025-12-31"]),
        ("先々月", ["days.2025-11-01.2025-11-30"]),
        ("昨日", ["days.2026-01-14.2026-01-14"]),
        ("去年", ["days.2025-01-01.2025-12-31", "fiscal.2025"]),
        ("今年度", ["fiscal.2025", "days.2025-01-01.2025-12-31"]),
        *(
            (text, [])
            for text in "24年 H99 平成 1867 2201 2012年13月 2014～2012 12289 昭和 H R 月 年度".split()
        ),
    ],
)
def test_days(typed, read):
    assert [reading.token for reading in read_days(typed, TODAY)] == read


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("町田市は何を聞かれたか", ("町田市", "", "asked")),
        ("町田市が質問されたこと", ("町田市", "", "asked")),
        ("町田市への質問", ("町田市", "", "asked")),
        ("町田市は何と答えたか？", ("町田市", "", "answered")),
        ("町田市の回答", ("町田市", "", "answered")),
        ("町田市は何を聞いたか", ("町田市", "", "asks")),
        ("町田市は何を照会したか", ("町田市", "", "inquired")),
        ("町田市の発表", ("町田市", "", "reported")),
        ("町田市は何を言われたか", ("町田市", "", "named")),
        ("町田市の発言", ("町田市", "", "said")),
        ("クラウドについて町田市はどう答えたか", ("町田市", "クラウド", "answered")),
        ("町田市はクラウドについて何と言ったか", ("町田市", "クラウド", "said")),
    ],
)
def test_sentences(typed, asked):
    found = asked_in_words(typed)
    assert (found.name, found.topic, found.roles[0]) == asked
    first = readings_of_word(typed, KNOWN)[0]
    assert (first.token, first.words) == (f"{asked[2]}.132098", (asked[1],) if asked[1] else ())


def test_a_sentence_about_nobody_is_a_word():
    assert asked_in_words("町田市") is asked_in_words("聞かれたか") is None
    assert tokens("取組みの発表") == tokens("何を聞かれたか") == ["word"]


def test_a_name_in_its_roles_and_a_name_of_several():
    of_machida = [f"{role}.132098" for role in ("around", "said", "asked", "answered", "named")]
    assert tokens("町田市") == [*of_machida, "word"]
    assert [reading.is_sure for reading in readings_of_word("町田市", KNOWN)] == [True] * 6
    assert [reading.is_sure for reading in readings_of_word("町田", KNOWN)] == [False] * 5 + [True]
    # Of several, none is taken: first what stands under the name as printed.
    assert tokens("美里町") == ["label", "around.045055", "around.433489", "word"]
    assert tokens("美里町は何を聞かれたか") == ["asked.label", "asked.045055", "asked.433489", "word"]
    assert readings_of_word("熊本県美里町", KNOWN)[0].organisation == MISATO[1]


def test_bodies_kinds_and_plain_words():
    assert tokens("情報交換会議") == ["body.kaigi", "word"]
    assert tokens("照会") == ["brought.inquiry", "word"]
    assert tokens("質問") == ["exchange.asks", "brought.inquiry", "word"]
    assert tokens("事務局") == ["label", "asks.label", "word"]
    assert tokens("セキュリティ") == ["word"]


@pytest.mark.parametrize(
    ("typed", "alone", "rest"),
    [
        ("深川市 セキュリティ 2012", ["深川市", "セキュリティ", "2012"], 0),
        ('"深川市" 2012', ["2012"], 1),
        ("深川市 -所沢市 (学校 OR ICT)", ["深川市"], 2),
        ("深川市 OR 所沢市", [], 1),
        ("熊本県 美里町 計画", ["熊本県 美里町", "計画"], 0),
        ("熊本県 計画", ["熊本県", "計画"], 0),
        ("NOT 深川市", [], 1),
    ],
)
def test_only_a_word_that_stands_alone_is_read(typed, alone, rest):
    tree = parse(typed).tree
    words = typed_words(typed, tree)
    assert ([word.text for word in words], len(rest_of(tree, words))) == (alone, rest)


def test_a_token_keeps_its_reading_on_any_day():
    assert reading_of_token("days.2020-05-01.2020-05-31", "先月", KNOWN).conditions == {
        "since": datetime.date(2020, 5, 1),
        "until": datetime.date(2020, 5, 31),
    }
    for name in ("町田市", "美里町", "2012", "照会", "情報交換会議", "平成24年10月まで", "町田市への質問"):
        for reading in readings_of_word(name, KNOWN):
            assert reading_of_token(reading.token, name, KNOWN) == reading
    for token in ("days.x.y", "days..", "fiscal.abcd", "said.999999", "body.none", "", "kind.", "around"):
        assert reading_of_token(token, "町田市", KNOWN) is None


WORDS = st.text(min_size=1, max_size=30)


@given(WORDS)
def test_every_word_can_be_read_and_the_letters_are_always_one(text):
    readings = readings_of_word(text, KNOWN)
    assert readings[-1].token == "word"
    assert any(reading.is_sure for reading in readings)


@given(st.text(max_size=60))
def test_a_word_that_is_taken_away_is_gone(typed):
    tree = parse(typed).tree
    for word in typed_words(typed, tree):
        left = without(typed, word)
        assert len(left) < len(typed)
        assert (
            word.text not in [other.text for other in typed_words(left, parse(left).tree)]
            or typed.count(word.text) > 1
        )


@given(
    st.dictionaries(
        WORDS.filter(lambda text: not set(text) & set(" :") and text.split() == [text]), st.just("word")
    )
)
def test_the_parameter_is_read_as_it_was_written(chosen):
    assert read_as(write_as(chosen)) == chosen
    assert takes_letters("word") and not takes_letters("深川市:word")


def test_a_prefecture_is_an_office_and_all_that_lies_in_it():
    office = Organisation("070009", "福島県", "", ("070009",))
    known = Known(lambda text: Bearers((office,), True) if text == "福島県" else Bearers(), {}, TODAY)
    tokens = [reading.token for reading in readings_of_word("福島県", known)]
    assert tokens[-2:] == ["region.07", "word"]
    assert reading_of_token("region.07", "福島県", known).conditions == {"prefecture": "07"}
