"""The members of a body: who is one on a day, how they are typed, proposed and saved, and what the database refuses."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from members.models import Organisation
from minutes.desk.memberships.members_on import known_on, members_on
from minutes.desk.memberships.proposed_members import proposed_members
from minutes.desk.memberships.save_members import MemberTwice, save_members
from minutes.desk.memberships.typed_members import TypedMember, typed_members
from minutes.models import Membership
from tests.builders import MANUSCRIPT, body, clerk, draft, now
from tests.minutes.desk.next_meeting.scene import DAY, member, organisation

DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2020, 1, 20))


@given(st.none() | DAYS, st.none() | DAYS, DAYS)
def test_a_membership_is_in_force_from_its_first_day_to_its_last(since, until, day):
    """Against a slow count of all its days."""
    span = [datetime.date(2020, 1, 1) + datetime.timedelta(days=n) for n in range(20)]
    first = span.index(since) if since else 0
    last = span.index(until) if until else len(span) - 1
    assert Membership(since=since, until=until).is_on(day) == (day in span[first : last + 1])


@pytest.mark.django_db
def test_members_of_a_day_in_the_order_of_the_list():
    of = body()
    rows = [
        member(of, "013030", since=DAY),
        member(of, "012289", "会長", until=DAY),
        member(of, "433489", since=DAY + datetime.timedelta(days=1)),
    ]
    known = known_on([row.organisation for row in rows], DAY)
    assert [(one.organisation.name, one.office) for one in members_on(rows, DAY, known)] == [
        ("当別町", ""),
        ("深川市", "会長"),
    ]
    assert known_on([], DAY) == {}


@pytest.mark.django_db
def test_a_joined_row_is_known_as_the_one_that_is_kept():
    kept = organisation("012289")
    joined = Organisation.objects.create(
        key="x-fukagawa",
        name="深川",
        kind="other",
        valid_from=datetime.date(1970, 4, 1),
        search_number=65000,
        same_as=kept,
    )
    assert known_on([joined], DAY) == {joined.pk: kept}


def test_typed_lists():
    text = "深川市（会長）\n監事　当別町\n・熊本県　美里町\n\n総務省\tオブザーバー\n養父市 総務課 課長\n熊本県　会長"
    assert typed_members(text) == [
        TypedMember(1, "深川市", "会長"),
        TypedMember(2, "当別町", "監事"),
        TypedMember(3, "熊本県美里町", ""),
        TypedMember(5, "総務省", "オブザーバー"),
        TypedMember(6, "養父市", "総務課 課長"),
        TypedMember(7, "熊本県", "会長"),
    ]


@given(st.text(alphabet="深川市（）() 　会長\n・\t", max_size=20))
def test_no_list_is_an_error_and_every_line_has_a_name(text):
    assert all(one.name for one in typed_members(text))


def save(of, *, changed=(), added=(), removed=(), by=None):
    return save_members(
        body=of, changed=changed, added=added, removed=removed, by=by or clerk(), at=now(), reason=""
    )


@pytest.mark.django_db
def test_saved_all_or_nothing_with_its_history():
    of, by = body(), clerk()
    first = Membership(body=of, organisation=organisation("012289"), office="会長")
    assert save(of, added=[first], by=by) == 1
    first.until = DAY
    successor = Membership(
        body=of, organisation=first.organisation, office="監事", since=DAY + datetime.timedelta(days=1)
    )
    assert save(of, changed=[first], added=[successor], by=by) == 2
    assert save(of, removed=[successor], by=by) == 1
    assert list(Membership.objects.values_list("office", "until")) == [("会長", DAY)]
    versions = Membership.history.order_by("history_id").values_list("history_type", "office", "history_user")
    assert list(versions) == [
        ("+", "会長", by.pk),
        ("~", "会長", by.pk),
        ("+", "監事", by.pk),
        ("-", "監事", by.pk),
    ]


@pytest.mark.django_db
def test_nobody_is_a_member_twice_on_one_day():
    of = body()
    member(of, "012289", until=DAY)
    again = Membership(body=of, organisation=organisation("012289"), since=DAY)
    other = Membership(body=of, organisation=organisation("013030"))
    with pytest.raises(MemberTwice, match="「深川市」は、同じ日に二度"):
        save(of, added=[other, again])
    assert Membership.objects.count() == 1 == Membership.history.count()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("membership_ends_after_it_begins", [{"since": DAY, "until": DAY - datetime.timedelta(days=1)}]),
        ("membership_once_a_day", [{"since": DAY}, {"since": DAY}]),
        ("membership_once_from_the_beginning", [{}, {}]),
    ],
)
def test_what_the_database_refuses(name, values):
    of, town = body(), organisation("012289")
    for value in values[:-1]:
        Membership.objects.create(body=of, organisation=town, **value)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(body=of, organisation=town, **values[-1])
    constraint = next(one for one in Membership._meta.constraints if one.name == name)
    assert constraint.violation_error_message.endswith("。")
    Membership.objects.create(body=of, organisation=town, since=DAY, until=DAY) if name.endswith(
        "begins"
    ) else None


@pytest.mark.django_db
def test_a_body_without_members_is_proposed_those_of_its_last_meetings():
    by = clerk()
    texts = [MANUSCRIPT.replace("9月3日", f"{month}月3日") for month in (6, 7, 8, 9)]
    texts[0] = texts[0].replace("当別町", "養父市")
    texts[3] = texts[3].replace("出席者：当別町、美里町", "出席者：美里町\nオブザーバー：当別町")
    meetings = [draft(text, by=by) for text in texts]
    of = meetings[-1].body
    found = [(one.organisation.name, one.office, one.meetings, one.is_ticked) for one in proposed_members(of)]
    assert found == [("深川市", "会長", 3, True), ("当別町", "オブザーバー", 3, False)]
    member(of, "012289")
    assert proposed_members(of) == []
    assert proposed_members(body("other", "役員会")) == []
