"""構成団体: the members of a body on one page: pasted, proposed, dated, removed, and told what is wrong."""

import datetime

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from minutes.admin.bodies.members_page import UNCHANGED
from minutes.models import Membership
from tests.builders import body as other_body
from tests.minutes.admin.forms import page
from tests.minutes.desk.next_meeting.scene import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(meeting):
    return meeting.body


def address(body):
    return reverse("admin:minutes_body_members", args=[body.pk])


def sent(answer, **typed) -> dict:
    rows = answer.context["rows"]
    values = {
        f"{rows.prefix}-TOTAL_FORMS": len(rows.forms),
        f"{rows.prefix}-INITIAL_FORMS": len(rows.forms),
        "names": "",
        "added_since": "",
    }
    for form in rows.forms:
        for field in form:
            value = field.value()
            values[field.html_name] = (
                field.field.widget.format_value(value)
                if isinstance(value, datetime.date)
                else ""
                if value is None or value is False
                else value
            )
    return {name: value for name, value in values.items() if not name.endswith("DELETE")} | typed


def messages(answer):
    return [str(message) for message in answer.context["messages"]]


def stored(body):
    return list(body.memberships.order_by("id").values_list("organisation__key", "office", "since", "until"))


def post(client, body, **typed):
    return client.post(address(body), sent(client.get(address(body)), **typed), follow=True)


def test_a_pasted_list_becomes_members(client, body, by):
    answer = post(
        client,
        body,
        names="深川市（会長）\n熊本県美里町　監事",
        added_since="平成24年10月23日",
    )
    assert messages(answer) == ["構成団体を保存しました（2件）。"]
    day = datetime.date(2012, 10, 23)
    assert stored(body) == [("012289", "会長", day, None), ("433489", "監事", day, None)]
    assert {version.history_user for version in Membership.history.all()} == {by}
    shown = client.get(address(body)).content.decode()
    assert "深川市" in shown and "平成24年10月23日" in shown
    assert address(body) in client.get(page(body)).content.decode()


def test_what_a_name_may_mean_is_told_line_by_line(client, body):
    answer = post(client, body, names="深川市\n美里町\n深皮市\nなぞの会")
    errors = answer.context["new"].errors["names"]
    assert [error.partition("：")[0] for error in errors] == ["2行目", "3行目", "4行目"]
    assert "3つあります（宮城県 美里町（" in errors[0] and "熊本県 美里町（433489" in errors[0]
    assert stored(body) == []
    assert answer.context["new"]["names"].value() == "深川市\n美里町\n深皮市\nなぞの会"


def test_days_and_office_are_changed_and_a_row_is_removed(client, body):
    first, second = member(body, "012289"), member(body, "013030")
    answer = post(
        client,
        body,
        **{
            "member-0-office": "会長",
            "member-0-since": "H24.10.23",
            "member-0-until": "2026/10/31",
            "member-1-DELETE": "on",
        },
    )
    assert messages(answer) == ["構成団体を保存しました（2件）。"]
    days = (datetime.date(2012, 10, 23), datetime.date(2026, 10, 31))
    assert stored(body) == [("012289", "会長", *days)]
    assert Membership.history.filter(id=second.pk).latest("history_id").history_type == "-"
    versions = Membership.history.filter(id=first.pk).count()
    assert messages(post(client, body)) == [UNCHANGED]
    assert Membership.history.filter(id=first.pk).count() == versions


def test_an_end_before_the_beginning_is_told_in_japanese(client, body):
    member(body, "012289")
    answer = post(client, body, **{"member-0-since": "令和8年4月1日", "member-0-until": "令和8年3月31日"})
    assert answer.context["rows"].forms[0].non_field_errors() == [
        "「いつまで」は「いつから」より前にできません。"
    ]
    answer = post(client, body, **{"member-0-since": "いつか"})
    assert "since" in answer.context["rows"].forms[0].errors
    assert stored(body) == [("012289", "", None, None)]


def test_a_row_that_is_gone_or_of_another_body_is_told(client, body):
    here, there = member(body, "012289"), member(other_body("other", "役員会"), "013030")
    typed = sent(client.get(address(body)), **{"member-0-office": "会長"})
    assert messages(client.post(address(body), typed | {"member-0-id": there.pk}, follow=True)) == [UNCHANGED]
    for pk in ("x", "9" * 17):
        answer = client.post(address(body), typed | {"member-0-id": pk})
        assert "id" in answer.context["rows"].forms[0].errors
    here.delete()
    assert client.post(address(body), typed).status_code == 200
    assert client.post(address(body), {"names": "深川市"}).status_code == 200
    assert list(Membership.objects.values_list("organisation__key", "office")) == [("013030", "")]


def test_a_member_twice_on_one_day_is_told(client, body):
    member(body, "012289", "会長")
    answer = post(client, body, names="深川市（監事）", added_since="令和8年4月1日")
    assert "「深川市」は、同じ日に二度" in answer.context["new"].non_field_errors()[0]
    answer = post(
        client,
        body,
        names="深川市（監事）",
        added_since="令和8年4月1日",
        **{"member-0-until": "令和8年3月31日"},
    )
    assert [office for _, office, *_ in stored(body)] == ["会長", "監事"]
    answer = post(client, body, names="当別町\n当別町")
    assert "「当別町」は、同じ日に二度" in answer.context["new"].non_field_errors()[0]
    assert len(stored(body)) == 2


def test_those_of_the_last_meetings_are_proposed_with_ticks(client, body):
    opened = client.get(address(body))
    proposed = opened.context["proposed"]
    assert [(one.organisation.name, one.office, is_ticked) for one, is_ticked in proposed] == [
        ("深川市", "会長", True),
        ("当別町", "", True),
    ]
    one = proposed[0][0].organisation
    typed = {"propose": [str(one.pk), "999999", "x"], "names": "深川市（監事）\n函館市"}
    assert post(client, body, **typed).status_code == 200
    assert stored(body) == [("012289", "監事", None, None), ("012025", "", None, None)]
    body.memberships.all().delete()
    assert post(client, body, propose=[str(one.pk)]).status_code == 200
    assert stored(body) == [("012289", "会長", None, None)]
    assert client.get(address(body)).context["proposed"] == []


def test_who_may_see_and_who_may_write(client, body):
    user = User.objects.create_user("reader", is_staff=True)
    client.force_login(user)
    assert client.get(address(body)).status_code == 403
    user.user_permissions.set(Permission.objects.filter(codename="view_body"))
    opened = client.get(address(body))
    assert (opened.status_code, "足す団体" in opened.content.decode()) == (200, False)
    assert client.post(address(body), sent(opened, names="深川市")).status_code == 403
    assert stored(body) == []


@pytest.mark.parametrize("codes", [["012289"], ["012289", "013030", "433489"]])
def test_the_same_queries_for_one_member_and_for_three(client, body, django_assert_num_queries, codes):
    for code in codes:
        member(body, code)
    client.get("/admin/")
    with django_assert_num_queries(QUERIES):
        client.get(address(body))


QUERIES = 6
