"""The index rebuilt while meetings are published, corrected and removed between its batches."""

import datetime
import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minutes.models import Passage, SearchState, Utterance
from minutes.publication.derived.passage_writer import remove as remove_passages
from minutes.search import check, index, index_writer, rebuild
from minutes.search.analysis import keys
from minutes.search.analysis.folding import fold_characters
from minutes.search.engines.choose import engine
from minutes.search.query_language import parse
from minutes.search.search_query import SearchQuery, compile_query
from tests.builders import MANUSCRIPT, meetings_on_days, publish_now, published

pytestmark = pytest.mark.django_db


def count(typed):
    return index.count(compile_query(SearchQuery(tree=parse(typed).tree)))


def differences(substrings=60, trees=30, seed=1):
    return list(filter(None, check.differences(substrings=substrings, trees=trees, seed=seed)))


def spoil_index():
    """Makes the index wrong, as a program with other rules would."""
    if connection.vendor == "sqlite":
        engine().store.empty()
    else:
        Passage.objects.update(folded="")


@pytest.mark.long
def test_what_happens_meanwhile_is_in_the_new_index(monkeypatch):
    """The newest meetings are indexed first; each change is made once behind the rebuild and once ahead of it."""
    monkeypatch.setattr(rebuild, "BATCH_SIZE", 20)
    newest, *_, oldest = meetings_on_days(6)
    gone, late = "閉校した教室", "二か月"
    batches = rebuild.rebuild()
    for turn, edition in enumerate((oldest, newest) * 2):
        next(batches, None)
        if turn < 2:
            row = Utterance.objects.get(meeting=edition.meeting, text__contains=late)
            row.text = f"{late}ではなく三週間を要する。"
            row.save()
            publish_now(edition.meeting)
        else:
            remove_passages(edition.meeting)
    added = published(MANUSCRIPT.replace("令和8年9月3日", "令和8年11月3日"))
    for _ in batches:
        pass
    assert differences() == []
    assert (count(gone), count("三週間"), Passage.objects.filter(address=added.address).count()) == (5, 0, 16)
    assert SearchState.objects.values_list("builder", "done_to").get() == ("", None)


def test_a_wrong_index_is_noticed_and_put_right():
    meetings_on_days(2)
    assert differences() == []
    spoil_index()
    assert len(differences()) > 50
    with pytest.raises(CommandError, match="答えが違います"):
        call_command("check_search", words=50, queries=10, stderr=io.StringIO())
    out = io.StringIO()
    call_command("rebuild_search", stdout=out)
    call_command("check_search", words=50, queries=10, seed=7, stdout=out)
    assert out.getvalue().startswith("32件の索引を作り直しました")
    assert out.getvalue().endswith("60の問いを確かめました。すべて同じ答えです（--seed 7）。\n")
    assert count("十日") == 2


def test_a_second_rebuild_takes_over(monkeypatch):
    monkeypatch.setattr(rebuild, "BATCH_SIZE", 5)
    published()
    first = rebuild.rebuild()
    next(first)
    for _ in rebuild.rebuild():
        pass
    with pytest.raises(rebuild.RebuildOvertaken):
        next(first)
    assert differences() == []


def test_a_rebuild_that_was_killed_goes_on_where_it_stands(monkeypatch):
    monkeypatch.setattr(rebuild, "BATCH_SIZE", 5)
    first, _ = meetings_on_days(2)
    killed = rebuild.rebuild()
    assert [next(killed), next(killed)] == [5, 10]
    killed.close()
    remove_passages(first.meeting)
    meanwhile = Passage.objects.filter(sort_key__gte=SearchState.objects.get().done_to).count()
    goes_on = list(rebuild.rebuild())
    assert (goes_on[0] - meanwhile, goes_on[-1], differences()) == (5, 16, [])
    assert SearchState.objects.values_list("builder", "next_rules", "done_to").get() == ("", "", None)


def test_words_withdrawn_between_reading_and_folding_do_not_come_back(monkeypatch):
    """No row is locked, which Citus could not do over several machines: what has another text by then is left alone."""
    published()
    spoilt = Passage.objects.get(text__contains="十日と決めている")
    Passage.objects.update(folded="")
    fold = rebuild.fold_passage

    def withdraw_then_fold(text):
        if text == spoilt.text:
            Passage.objects.filter(pk=spoilt.pk).update(text="［取消し12-1］", folded="[取消し12-1]")
        return fold(text)

    monkeypatch.setattr(rebuild, "fold_passage", withdraw_then_fold)
    with CaptureQueriesContext(connection) as queries:
        list(rebuild.rebuild())
    locking = [query["sql"] for query in queries if "FOR UPDATE" in query["sql"]]
    assert [sql for sql in locking if "minutes_passage" in sql] == []
    assert Passage.objects.get(pk=spoilt.pk).folded == "[取消し12-1]"
    assert Passage.objects.filter(folded="").count() == 0


def test_a_rebuild_by_other_rules_is_begun_again(monkeypatch):
    monkeypatch.setattr(rebuild, "BATCH_SIZE", 5)
    published()
    killed = rebuild.rebuild()
    next(killed)
    killed.close()
    SearchState.objects.update(next_rules="0-older")
    assert (list(rebuild.rebuild()), differences()) == ([5, 10, 15, 16], [])


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("command", "meetings"), [("rebuild_search", 0), ("migrate", 1)])
def test_how_far_it_is_shows_on_a_terminal_alone(command, meetings, monkeypatch):
    """migrate also writes each meeting again."""
    monkeypatch.setattr(rebuild, "BATCH_SIZE", 4)
    published()
    whole = [4, 8, 12, 16, *[17] * meetings]
    for out, bars in ((Terminal(), whole), (io.StringIO(), [])):
        SearchState.objects.update(rules="0-older")
        call_command(command, stdout=out, **({"verbosity": 0} if command == "migrate" else {}))
        assert [int(done) for done in re.findall(rf"\] (\d+)/{whole[-1]}　毎秒\d+件", out.getvalue())] == bars


@pytest.mark.long
def test_migrate_builds_again_what_other_rules_built():
    published()
    call_command("migrate", verbosity=0)
    assert not rebuild.is_stale()
    spoil_index()
    SearchState.objects.update(rules="0-older")
    call_command("migrate", "minutes", verbosity=0)
    assert rebuild.is_stale()
    call_command("migrate", verbosity=0)
    assert (rebuild.is_stale(), count("十日"), differences()) == (False, 1, [])


def test_a_removed_meeting_is_found_no_more():
    edition = published()
    remove_passages(edition.meeting)
    assert (count("の"), index.count(compile_query(SearchQuery())), Passage.objects.count()) == (0, 0, 0)
    publish_now(edition.meeting, reason="再び公開", status="preliminary")
    assert (count("十日"), differences()) == (1, [])


def test_many_meetings_of_one_day_keep_apart():
    first = published()
    second = published(MANUSCRIPT.replace("令和8年度 記録実務者会議", "令和8年度 記録実務者会議 第2部"))
    third = published(MANUSCRIPT.replace("令和8年度 記録実務者会議", "令和8年度 記録実務者会議 第3部"))
    remove_passages(second.meeting)
    meeting = first.meeting
    meeting.refresh_from_db()
    meeting.venue = "第5会議室"
    meeting.save()
    publish_now(meeting)
    publish_now(second.meeting, status="preliminary")
    numbers = {edition.address: set() for edition in (first, second, third)}
    for address, key in Passage.objects.values_list("address", "sort_key"):
        numbers[address].add(keys.meeting_of(key))
    assert sorted(map(len, numbers.values())) == [1, 1, 1]
    assert len(set.union(*numbers.values())) == 3
    assert differences() == []
    assert datetime.date(2026, 9, 3) == keys.day_of_meeting(numbers[first.address].pop())


@pytest.mark.long
def test_what_was_folded_by_the_rules_of_before_is_folded_and_found_anew():
    """As a site of before stands after its update: the copies keep the comma, the index its tokens."""
    published(MANUSCRIPT.replace("十日と決めている。", "ペ―パーは３，０００円である。"))
    passage = Passage.objects.get(text__contains="ペ―パー")
    row = Passage.objects.values(*index_writer.COLUMNS).get(pk=passage.pk)
    index_writer.remove([row])
    row["folded"] = fold_characters(passage.text)
    Passage.objects.filter(pk=passage.pk).update(folded=row["folded"])
    index_writer.add([row])
    SearchState.objects.update(rules="0-older")
    assert (row["folded"], count("3000円"), count("ペーパー")) == ("ペ-パーは3,000円である。", 0, 0)
    call_command("migrate", verbosity=0)
    assert (count("3000円"), count("３，０００円"), count("ペーパー"), differences()) == (1, 1, 1, [])
