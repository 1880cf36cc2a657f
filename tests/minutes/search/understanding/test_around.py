"""around=, exchange= and narrowed=: what typed words are understood to mean, by the index as by a plain scan."""

import datetime

import pytest

from minutes.record.ties.turn_ties import TurnTies
from minutes.search import find, index
from minutes.search.check import PlainScan, differences
from minutes.search.query_language import parse
from minutes.search.search_query import SearchQuery, compile_query
from tests.builders import MANUSCRIPT, publish_now, published
from tests.inquiries import answered
from tests.minutes.ties.tie_now import tie_now

pytestmark = pytest.mark.django_db

FUKAGAWA, TOBETSU = "012289", "013030"
OTHER = MANUSCRIPT.replace("9月3日", "9月4日").replace("■ 閉会\n\n事務局が閉会を宣した。\n", "")


def numbers(**conditions):
    query = SearchQuery(**conditions)
    keys = find.newest_first(compile_query(query), size=50)
    assert keys == PlainScan().matching_keys(query)
    assert index.count(compile_query(query)) == len(keys)
    return [passage.number for passage in find.load_passages(keys)]


def test_what_an_organisation_said_and_what_stands_in_what_it_brought():
    published()
    assert numbers(around=(FUKAGAWA,)) == [4, 5, 6, 7, 8, 12]
    assert numbers(around=(TOBETSU,)) == [10, 11, 12, 13]
    assert numbers(around=("美里町",)) == [8]
    assert numbers(around=("美里町", TOBETSU)) == [8, 10, 11, 12, 13]
    assert numbers(around=(FUKAGAWA,), tree=parse("計画").tree) == [8]
    assert numbers(around=(FUKAGAWA,), narrowed=(SearchQuery(around=(TOBETSU,)),)) == [12]
    assert numbers(around=("どこにもない市",)) == []


def test_the_last_inquiry_ends_with_its_meeting():
    published(OTHER)
    published()
    assert numbers(around=(TOBETSU,)) == [10, 11, 12, 13] * 2


def test_what_is_asked_and_what_is_answered():
    meeting = answered()
    tie_now(meeting, {6: TurnTies(addressed_to=(18,)), 7: TurnTies(replies_to=(6,))})
    publish_now(meeting)
    assert numbers(exchange="asks") == [6, 11, 12]
    assert numbers(exchange="answers") == [7, 24, 26, 27, 25]
    assert numbers(exchange="answers", codes=(FUKAGAWA,)) == [7, 24, 25]


def test_conditions_that_must_hold_too():
    published()
    day = datetime.date(2026, 9, 3)
    assert numbers(narrowed=(SearchQuery(since=day, kind="presentation"),)) == [4, 10]
    assert numbers(narrowed=(SearchQuery(kind="presentation"), SearchQuery(brought="inquiry"))) == [10]
    assert numbers(narrowed=(SearchQuery(kind="presentation"), SearchQuery(kind="turn"))) == []
    assert numbers(narrowed=(SearchQuery(until=day), SearchQuery(since=day + datetime.timedelta(1)))) == []


def test_the_check_of_the_index_knows_them():
    published()
    published(OTHER)
    assert set(differences(substrings=5, trees=300, seed=8)) == {None}
