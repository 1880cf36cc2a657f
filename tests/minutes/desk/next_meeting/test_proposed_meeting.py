"""What a new meeting takes over: facts and items, the members of its day, and whoever else came last. Nothing of the talk."""

import datetime

import pytest

from minutes.desk.next_meeting.proposed_meeting import (
    GONE,
    NO_MEMBER,
    ProposedFacts,
    last_of,
    proposed_attendees,
    proposed_facts,
)
from minutes.models import Meeting
from tests.acts import withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now
from tests.minutes.desk.next_meeting.scene import DAY, member, organisation

pytestmark = pytest.mark.django_db

TEXT = MANUSCRIPT.replace("令和8年度 記録実務者会議", "令和8年度第1回 記録実務者会議").replace(
    "■ 配付資料", "■ 次第\n1 開会\n2 発表\n\n■ 配付資料"
)


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    return draft(TEXT, by=clerk("sano")).pk


@pytest.fixture
def last(drafted):
    return Meeting.objects.select_related("body").get(pk=drafted)


def shown(proposed):
    """Returns (label, capacity, who comes, ticked, why) of each."""
    return [
        (one.coming.label, one.coming.capacity, one.coming.representative, one.is_ticked, one.why)
        for one in proposed
    ]


def proposed(last, day=DAY):
    return shown(proposed_attendees(last=last, body=last.body, day=day))


def test_facts_and_items_and_nothing_that_was_said(last):
    assert proposed_facts(last) == ProposedFacts(
        title="令和8年度第2回 記録実務者会議",
        venue="第3会議室",
        agenda="1 開会\n2 発表",
        contact="連絡会事務局\n電話 000-0000",
        items="開会\n取組みの発表\n他団体への照会\n閉会",
    )
    assert proposed_facts(None) == ProposedFacts()


def test_without_members_all_who_came_last(last):
    came = "前回の出席者"
    assert proposed(last) == [
        ("深川市", "officer", "会長 山田課長", True, came),
        ("当別町", "attendee", "", True, came),
        ("美里町", "attendee", "", True, came),
        ("事務局", "secretariat", "", True, came),
    ]


def test_members_of_the_day_come_first_and_who_left_is_not_ticked(last):
    member(last.body, "433489", "監事")  # 熊本県 美里町
    member(last.body, "012289", "会長")
    member(last.body, "013030", until=datetime.date(2026, 11, 4))
    came = "前回の出席者"
    assert proposed(last) == [
        ("美里町", "officer", "監事", True, "構成団体（監事）"),
        ("深川市", "officer", "会長 山田課長", True, "構成団体（会長）"),
        ("当別町", "attendee", "", False, NO_MEMBER),
        ("事務局", "secretariat", "", True, came),
    ]
    assert proposed(last, datetime.date(2026, 11, 4))[2][:4] == ("当別町", "attendee", "", True)


def test_another_office_than_last_time_is_the_one_of_the_list(last):
    member(last.body, "012289", "副会長")
    assert proposed(last)[0][:3] == ("深川市", "officer", "副会長")


def test_two_of_one_name_are_told_apart_by_their_prefecture(last):
    for code in ("433489", "113816"):  # 熊本県, 埼玉県
        member(last.body, code)
    labels = [label for label, *_ in proposed(last)]
    assert labels == ["熊本県美里町", "埼玉県美里町", "深川市", "当別町", "事務局"]


def test_a_successor_is_proposed_under_its_name_from_that_day(last):
    member(last.body, "432016", day=datetime.date(2010, 1, 1))  # 熊本市 before the 政令指定都市
    sasayama = member(last.body, "282219", "理事", day=datetime.date(2010, 1, 1)).organisation
    assert sasayama.name == "篠山市"
    before, after = datetime.date(2019, 4, 30), datetime.date(2019, 5, 1)
    assert [one[0] for one in proposed(last, before)[:2]] == ["熊本市", "篠山市"]
    found = proposed_attendees(last=last, body=last.body, day=after)[:2]
    assert [(one.coming.label, one.organisation.key) for one in found] == [
        ("熊本市", "431001"),
        ("丹波篠山市", "282219"),
    ]
    assert found[1].why == "構成団体（理事）、前の名は篠山市"


def test_one_that_was_merged_is_not_ticked(last):
    member(last.body, "286010", day=datetime.date(2000, 1, 1))
    (label, _, _, is_ticked, why), *_ = proposed(last)
    assert (label, is_ticked, why) == (organisation("286010", datetime.date(2000, 1, 1)).name, False, GONE)


def test_withdrawn_words_are_not_taken_over(last):
    publish_now(last)
    withdraw_now(last, "a17")
    withdraw_now(last, "title")
    withdraw_now(last, "u3")
    last.refresh_from_db()
    facts = proposed_facts(last)
    assert (facts.title, facts.items) == ("", "開会\n他団体への照会\n閉会")
    assert [label for label, *_ in proposed(last)] == ["深川市", "美里町", "事務局"]


def test_the_last_meeting_is_that_of_the_last_day(last):
    body = last.body
    earlier = draft(TEXT.replace("9月3日", "8月3日"), body=body.key)
    undated = Meeting.objects.create(body=body, title="第2回")
    assert last_of(body) == last
    Meeting.objects.filter(pk__in=[last.pk, earlier.pk]).update(held_on=None, starts_at=None, ends_at=None)
    assert last_of(body) == undated


def test_one_that_was_only_announced_leaves_its_rows_to_the_one_before(last):
    announced = Meeting.objects.create(body=last.body, title="第5回", held_on=DAY)
    assert (proposed_facts(announced).title, proposed_facts(announced).items) == (
        "第6回",
        "開会\n取組みの発表\n他団体への照会\n閉会",
    )
    assert [label for label, *_ in proposed(announced)] == ["深川市", "当別町", "美里町", "事務局"]


@pytest.mark.parametrize("codes", [["012289"], ["012289", "013030", "433489"]])
def test_the_same_queries_for_one_member_and_for_three(last, django_assert_num_queries, codes):
    for code in codes:
        member(last.body, code)
    with django_assert_num_queries(6):
        proposed_attendees(last=last, body=last.body, day=DAY)
