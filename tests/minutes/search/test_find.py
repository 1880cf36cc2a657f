"""A question to the published passages, held against a plain scan of what was published."""

import datetime
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.models import Passage
from minutes.publication.publish import PublicationRefused
from minutes.search import find
from minutes.search.analysis.folding import fold
from minutes.search.find import Question
from minutes.search.query import parse
from tests.builders import MANUSCRIPT, meetings_on_days, publish_now, published

pytestmark = pytest.mark.django_db

SECOND = MANUSCRIPT.replace("令和8年9月3日", "令和8年10月3日")


def passages(order=find.newest, size=100, **conditions):
    typed = conditions.pop("typed", "")
    asked = find.asked(Question(tree=parse(typed).tree, **conditions))
    return find.in_order(order(asked, size=size))


def numbers(**conditions):
    return [passage.number for passage in passages(**conditions)]


def places(found):
    return [(passage.address[5:], passage.number) for passage in found]


def test_every_word_must_be_there():
    published()
    assert numbers(typed="湿気 床の強さ") == [7]
    assert numbers(typed="湿気 十日") == []
    assert numbers(typed="湿気 OR 十日") == [7, 12]
    assert numbers(typed="調べた -床") == []
    assert numbers(typed="-事務局", kind="narration") == [5, 11]


def test_each_condition_narrows():
    published()
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
    published()
    published(SECOND)
    newest = [("10-03-1", 2), ("10-03-1", 15), ("09-03-1", 2), ("09-03-1", 15)]
    assert places(passages(typed="事務局が")) == newest
    assert places(passages(find.oldest, typed="事務局が")) == newest[2:] + newest[:2]


@pytest.mark.parametrize("order", [find.newest, find.oldest])
@pytest.mark.parametrize("size", [1, 2, 5, 7, 100])
def test_page_by_page_everything_comes_once(order, size):
    meetings_on_days(3)
    asked = find.asked(Question(tree=parse("の").tree))
    whole, paged, after = order(asked, size=1000), [], None
    while page := order(asked, size=size, after=after):
        assert len(page) <= size
        paged, after = [*paged, *page], page[-1]
    assert paged == whole
    assert len(whole) == Passage.objects.filter(folded__contains="の").count() > 12


def test_words_anywhere_in_the_meeting():
    published()
    published(SECOND.replace("湿気", "乾き"))
    assert places(passages(typed="湿気 十日", whole_meeting=True)) == [("09-03-1", 7), ("09-03-1", 12)]
    assert places(passages(typed="十日 -湿気", whole_meeting=True)) == [("10-03-1", 12)]
    assert numbers(typed="湿気 十日 存在しない", whole_meeting=True) == []
    assert numbers(typed="湿気 十日", whole_meeting=True, codes=("013030",)) == []
    assert places(passages(typed="-湿気", whole_meeting=True, kind="meeting")) == [
        ("10-03-1", 0),
        ("09-03-1", 0),
    ]


def test_counts_by_meeting_organisation_and_year():
    meetings_on_days(4)
    tally = find.tally(find.asked(Question(tree=parse("十日 OR 二か月").tree)))
    assert (tally.total, list(tally.meetings.values())) == (8, [2, 2, 2, 2])
    assert tally.years == {2026: 2, 2025: 6}
    assert sorted(tally.organisations.values()) == [4, 4]


def test_a_day_moved_and_a_meeting_published_again_stay_findable():
    edition = published()
    meeting = edition.meeting
    meeting.refresh_from_db()
    meeting.time, meeting.held_on = "令和8年9月10日", datetime.date(2026, 9, 10)
    meeting.starts_at = meeting.ends_at = None
    meeting.save()
    publish_now(meeting)
    assert numbers(typed="十日") == [12]
    assert numbers(typed="十日", since=datetime.date(2026, 9, 4)) == [12]
    assert numbers(typed="十日", until=datetime.date(2026, 9, 3)) == []


def test_what_has_a_meaning_to_the_database_has_none_here():
    published(MANUSCRIPT.replace("十日と決めている。", "100%ではなく50_0だ。'\"zqa*"))
    for typed in ("100%", "%", "_", "50_0", "'", "zqa", "*"):
        assert numbers(typed=typed) == [12], typed
    assert numbers(typed="\\") == []
    assert numbers(typed="0%0") == []


@pytest.mark.long
def test_a_day_of_talk_is_indexed_and_a_pasted_file_refused():
    talk = "津波の訓練と避難所の運営について。" * 12_000
    published(MANUSCRIPT.replace("十日と決めている。", talk + "終"))
    assert numbers(typed="。終") == [12]
    noise = "".join(random.Random(1).choices([chr(code) for code in range(0x4E00, 0x9FA0)], k=200_000))
    with pytest.raises(PublicationRefused, match="#12 が長すぎて"):
        published(SECOND.replace("十日と決めている。", noise))


def test_any_part_of_any_text_is_found_as_a_plain_scan_finds_it(db):
    published()
    rows = list(Passage.objects.order_by("position"))

    @given(st.sampled_from(rows), st.integers(0, 40), st.integers(1, 12))
    def holds(row, start, length):
        typed = row.text[start : start + length]
        tree = parse(typed).tree
        if tree is None:
            return
        question = Question(tree=tree)
        words = question.words
        scanned = [one.number for one in rows if all(word in fold(one.text) for word in words)]
        assert numbers(typed=typed) == scanned
        assert find.count(question) == len(scanned)
        assert find.count(replace(question, kind=row.kind)) == len(
            [one for one in rows if one.number in scanned and one.kind == row.kind]
        )

    holds()
