"""Searches of one published record, in some tests beside a second: by words, by each condition, and in both orders."""

import datetime
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.models import Meeting, Passage
from minutes.publication.errors import PublicationRefused
from minutes.search import find, index
from minutes.search.analysis.folding import fold
from minutes.search.query_language import parse
from minutes.search.search_query import SearchQuery, compile_query
from tests.builders import MANUSCRIPT, publish_now, published

pytestmark = pytest.mark.django_db

SECOND = MANUSCRIPT.replace("令和8年9月3日", "令和8年10月3日")
THIRD = MANUSCRIPT.replace("令和8年9月3日", "令和8年11月3日")


@pytest.fixture(scope="module", autouse=True)
def record(rows_of_module):
    return published()


def passages(order=find.newest_first, size=100, **conditions):
    typed = conditions.pop("typed", "")
    query = compile_query(SearchQuery(tree=parse(typed).tree, **conditions))
    return find.load_passages(order(query, size=size))


def numbers(**conditions):
    return [passage.number for passage in passages(**conditions)]


def locations(hits):
    return [(passage.address[5:], passage.number) for passage in hits]


def test_every_word_must_be_there():
    assert numbers(typed="湿気 床の強さ") == [7]
    assert numbers(typed="湿気 十日") == []
    assert numbers(typed="湿気 OR 十日") == [7, 12]
    assert numbers(typed="調べた -床") == []
    assert numbers(typed="-事務局", kind="narration") == [5, 11]


def test_each_condition_narrows():
    assert numbers(codes=("012289",)) == [4, 7, 12]
    assert numbers(codes=("012289", "013030")) == [4, 7, 10, 12, 13]
    assert numbers(codes=("012289",), typed="十日") == [12]
    assert numbers(prefecture="01", kind="turn") == [7, 12, 13]
    assert numbers(prefecture="02") == []
    assert numbers(label="美里町") == [8]
    assert numbers(label="深川市") == []
    assert numbers(kind="item") == [1, 3, 9, 14]
    assert numbers(brought="report") == [4, 5, 6, 7, 8]
    assert numbers(brought="inquiry", kind="turn") == [12, 13]
    assert numbers(body="kaigi-1", kind="meeting") == [0]
    assert numbers(body="kaigi-2") == []
    day = datetime.date(2026, 9, 3)
    assert numbers(codes=("012289",), since=day, until=day) == [4, 7, 12]
    assert numbers(codes=("012289",), since=day + datetime.timedelta(days=1)) == []
    assert numbers(codes=("012289",), until=day - datetime.timedelta(days=1)) == []
    assert numbers(codes=("012289",), year=2026) == [4, 7, 12]
    assert numbers(codes=("012289",), year=2025) == []
    assert numbers(codes=("012289",), year=2026, until=datetime.date(2026, 8, 31)) == []
    assert numbers(meeting="2026-09-03-1", typed="十日") == [12]
    assert numbers(meeting="2026-09-03-2") == []


def test_the_newest_or_the_oldest_meeting_first_and_each_in_reading_order():
    published(SECOND)
    newest = [("10-03-1", 2), ("10-03-1", 15), ("09-03-1", 2), ("09-03-1", 15)]
    assert locations(passages(typed="事務局が")) == newest
    assert locations(passages(find.oldest_first, typed="事務局が")) == newest[2:] + newest[:2]


def test_words_anywhere_in_the_meeting():
    published(SECOND.replace("湿気", "乾き"))
    assert locations(passages(typed="湿気 十日", whole_meeting=True)) == [("09-03-1", 7), ("09-03-1", 12)]
    assert locations(passages(typed="十日 -湿気", whole_meeting=True)) == [("10-03-1", 12)]
    assert numbers(typed="湿気 十日 存在しない", whole_meeting=True) == []
    assert numbers(typed="湿気 十日", whole_meeting=True, codes=("013030",)) == []
    assert locations(passages(typed="-湿気", whole_meeting=True, kind="meeting")) == [("10-03-1", 0)]


def test_a_condition_narrows_what_is_shown_of_a_whole_meeting_and_not_where_its_words_may_stand():
    assert numbers(typed="湿気 十日", whole_meeting=True, kind="turn") == [7, 12]
    assert numbers(typed="湿気 十日", whole_meeting=True, brought="inquiry") == [12]
    assert numbers(typed="湿気 十日", whole_meeting=True, brought="inquiry", kind="narration") == []
    assert numbers(typed="湿気 十日", whole_meeting=True, year=2025) == []


def test_a_day_moved_and_a_meeting_published_again_stay_findable():
    meeting = Meeting.objects.get()
    meeting.time, meeting.held_on = "令和8年9月10日", datetime.date(2026, 9, 10)
    meeting.starts_at = meeting.ends_at = None
    meeting.save()
    publish_now(meeting)
    assert numbers(typed="十日") == [12]
    assert numbers(typed="十日", since=datetime.date(2026, 9, 4)) == [12]
    assert numbers(typed="十日", until=datetime.date(2026, 9, 3)) == []


def test_what_has_a_meaning_to_the_database_has_none_here():
    published(THIRD.replace("十日と決めている。", "100%ではなく50_0だ。'\"zqa*"))
    for typed in ("100%", "%", "_", "50_0", "'", "zqa", "*"):
        assert numbers(typed=typed) == [12], typed
    assert numbers(typed="\\") == []
    assert numbers(typed="0%0") == []


@pytest.mark.long
def test_a_day_of_talk_is_indexed_and_a_pasted_file_refused():
    talk = "津波の訓練と避難所の運営について。" * 12_000
    published(THIRD.replace("十日と決めている。", talk + "終"))
    assert numbers(typed="。終") == [12]
    noise = "".join(random.Random(1).choices([chr(code) for code in range(0x4E00, 0x9FA0)], k=200_000))
    with pytest.raises(PublicationRefused, match="#12 が長すぎて"):
        published(SECOND.replace("十日と決めている。", noise))


def test_any_part_of_any_text_is_found_as_a_plain_scan_finds_it(db):
    rows = list(Passage.objects.order_by("position"))

    @given(st.sampled_from(rows), st.integers(0, 40), st.integers(1, 12))
    def scan_and_index_agree(row, start, length):
        typed = row.text[start : start + length]
        tree = parse(typed).tree
        if tree is None:
            return
        query = SearchQuery(tree=tree)
        words = query.words_to_highlight
        scanned = [row.number for row in rows if all(word in fold(row.text) for word in words)]
        assert numbers(typed=typed) == scanned
        assert index.count(compile_query(query)) == len(scanned)
        assert index.count(compile_query(replace(query, kind=row.kind))) == len(
            [other for other in rows if other.number in scanned and other.kind == row.kind]
        )

    scan_and_index_agree()


def test_words_of_two_cells_never_run_together():
    table = "｜団体｜回答｜\n｜若葉町｜公表｜\n｜青葉町｜未定｜"
    published(MANUSCRIPT.replace("9月3日", "10月9日").replace("当町でも同じ計画がある。", table), by=None)
    assert [numbers(typed=word) for word in ("若葉町", "公表", "青葉町 未定", "町公表", "公表青葉")] == [
        [8],
        [8],
        [8],
        [],
        [],
    ]
