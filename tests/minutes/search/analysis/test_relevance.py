"""The order by relevance: each part of the sum by itself, and the same order from every engine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.search import find, rebuild
from minutes.search.engines import choose
from minutes.search.query_language import Near, Or, Word, parse
from minutes.search.relevance import Judged, concepts_of, in_order, points
from minutes.search.search_query import SearchQuery, compile_query
from minutes.search.spellings.families import joined
from tests.builders import meetings_on_days

A, B = ("津波",), ("訓練",)


def judged(folded, *, key=1, kind="turn", heading="", is_answer=False):
    return Judged(key, folded, kind, heading, is_answer)


@pytest.mark.parametrize(
    ("folded", "concepts", "expected"),
    [
        # 短さ 10 of two signs is 10 * 200 // 202 = 9.
        ("津波", (A,), 2 + 9),
        ("津波" * 5, (A,), 10 + 9),
        ("津波" * 50, (A,), 10 + 6),
        ("津波" + "の" * 198, (A,), 2 + 5),
        ("津波訓練", (A, B), 2 + 10 + 9),
        ("津波" + "の" * 30 + "訓練", (A, B), 2 + 5 + 8),
        ("訓練の津波は遠い訓練", (A, B), 3 + 9 + 9),
        ("津波", (A, B), 1 + 9),
        ("津浪と津波", (("津波", "津浪"),), 4 + 9),
        ("取組み", (("取組", "取組み"),), 2 + 9),
        ("何もない", (A,), 9),
        ("", (), 10),
    ],
)
def test_how_often_how_near_and_how_short(folded, concepts, expected):
    assert points(judged(folded), concepts) == expected


def test_a_title_what_stands_below_it_and_an_answer():
    plain = points(judged("津波"), (A,))
    assert points(judged("津波", kind="item"), (A,)) == plain + 10
    assert points(judged("津波", heading="津波への備え"), (A,)) == plain + 5
    assert points(judged("津波", heading="訓練"), (A,)) == plain
    assert points(judged("津波", is_answer=True), (A,)) == plain + 5


def test_what_is_asked_for_as_concepts():
    assert concepts_of(parse("津波 (訓練 OR 避難) -予算").tree) == (("津波",), ("訓練", "避難"))
    assert concepts_of(parse("津波 NEAR 訓練").tree) == (("津波",), ("訓練",))
    assert concepts_of(parse("(津波 訓練) OR 津波").tree) == (("津波",), ("訓練",))
    assert concepts_of(parse("-津波").tree) == ()
    assert concepts_of(joined(parse("取組").tree)) == (("取組", "取り組み", "取組み"),)
    assert concepts_of(Near((Word("a", ""), Word("b", "")), (Word("c", ""),))) == (("a", "b"), ("c",))
    assert concepts_of(Or((Word("a", ""), Word("b", "")))) == (("a", "b"),)


TEXTS = st.text(alphabet="津波訓練の。", max_size=60)


def slow_gap(folded, concepts):
    """Every stretch of the text that holds all concepts: the signs of it that belong to no word."""
    spans = [
        [(at, at + len(word)) for word in concept for at in range(len(folded)) if folded.startswith(word, at)]
        for concept in concepts
    ]
    marks = {place for one in spans for start, end in one for place in range(start, end)}
    gaps = [
        len([place for place in range(start, end) if place not in marks])
        for start in range(len(folded))
        for end in range(start, len(folded) + 1)
        if all(any(start <= one and other <= end for one, other in of) for of in spans)
    ]
    return min(gaps)


@given(TEXTS)
def test_nearness_is_that_of_the_nearest_stretch(folded):
    if "津波" not in folded or "訓練" not in folded:
        return
    often = 10 * (min(folded.count("津波"), 5) + min(folded.count("訓練"), 5)) // 10
    near = points(judged(folded), (A, B)) - often - 10 * 200 // (200 + len(folded))
    assert near == 10 * 30 // (30 + slow_gap(folded, (A, B)))


@given(st.lists(TEXTS, max_size=8))
def test_the_order_is_by_points_and_then_the_newest(texts):
    passages = [judged(text, key=key) for key, text in enumerate(texts)]
    ranked = [(points(passages[key], (A, B)), key) for key in in_order(passages, (A, B))]
    assert ranked == sorted(ranked, reverse=True)


@pytest.fixture(scope="module")
def records(rows_of_module):
    meetings_on_days(3)


def ranked(typed, **how):
    tree = parse(typed).tree
    query = compile_query(SearchQuery(tree=tree, whole_meeting=how.pop("whole_meeting", False)))
    how = {"size": 100} | how
    return find.most_relevant(query, find.tally(query), concepts_of(tree), **how)


@pytest.mark.django_db
@pytest.mark.usefixtures("records")
def test_every_engine_gives_the_same_order(settings):
    asked = ["の", "十日 OR 湿気", "記録 公開", "の NEAR 文書", "-床 の"]
    ours = [ranked(typed) for typed in asked] + [ranked("湿気 十日", whole_meeting=True)]
    assert all(len(keys) == len(set(keys)) > 2 for keys in ours[:2])
    settings.SEARCH_ENGINE = "tests.minutes.search.scanning_engine.ScanningEngine"
    choose._named.cache_clear()
    list(rebuild.rebuild())
    assert [ranked(typed) for typed in asked] + [ranked("湿気 十日", whole_meeting=True)] == ours


@pytest.mark.django_db
@pytest.mark.usefixtures("records")
def test_of_many_hits_the_newest_alone_are_put_in_order(monkeypatch, django_assert_num_queries):
    whole = ranked("の")
    monkeypatch.setattr(find, "MOST_RANKED", 5)
    newest = ranked("の")
    assert sorted(newest, reverse=True) == sorted(whole, reverse=True)[:5]
    assert ranked("の", after=newest[1], size=2) == newest[2:4]
    assert ranked("の", after=newest[-1]) == ranked("の", after=1) == []
