"""次の会議を作る: offered where a meeting is begun, shown whole, changed at will, and made once."""

import datetime

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from minutes.admin.bodies.next_meeting_page import MADE_BEFORE, OTHERS_NOW
from minutes.models import AgendaItem, AttendeeOrganisation, Meeting, Utterance
from tests.builders import body
from tests.minutes.admin.forms import page
from tests.minutes.desk.next_meeting.scene import member
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

TIME = "令和8年11月5日 13:30~16:30"


def address(meeting):
    return reverse("admin:minutes_meeting_next", args=[meeting.pk])


def sent(answer, **typed) -> dict:
    """Returns what the form of a page would send, with some fields typed otherwise."""
    form, shown = answer.context["form"], answer.context["shown"]
    values = {field.html_name: field.value() or "" for field in form}
    values["body"] = getattr(values["body"], "pk", values["body"])
    values |= {
        "shown": [one.proposed.coming.label for one in shown],
        "who": [one.who for one in shown],
        "attendee": [one.proposed.coming.label for one in shown if one.is_ticked],
        "do": "make",
    }
    return values | typed


def messages(answer):
    return [str(message) for message in answer.context["messages"]]


def test_it_is_offered_at_the_meeting_at_its_body_and_where_one_is_made(client, meeting):
    of_body = reverse("admin:minutes_body_next", args=[meeting.body_id])
    assert address(meeting) in client.get(page(meeting)).content.decode()
    assert of_body in client.get(page(meeting.body)).content.decode()
    assert of_body in client.get(reverse("admin:minutes_meeting_add")).content.decode()
    both = [client.get(one).context["last"] for one in (address(meeting), of_body)]
    assert both == [meeting, meeting]


def test_nothing_is_made_before_the_button_and_what_is_typed_is_made(client, meeting):
    opened = client.get(address(meeting))
    assert Meeting.objects.count() == 1
    typed = sent(
        opened,
        title="令和8年度第2回 記録実務者会議",
        time=TIME,
        items="開会\n意見交換",
        attendee=["深川市", "事務局"],
        others="オブザーバー：総務省",
    )
    typed["who"][0] = "会長 佐藤課長"
    answer = client.post(address(meeting), typed, follow=True)
    made = Meeting.objects.exclude(pk=meeting.pk).get()
    assert answer.redirect_chain == [(page(made), 302)]
    assert (made.title, made.venue, made.body, made.held_on) == (
        *("令和8年度第2回 記録実務者会議", "第3会議室", meeting.body),
        datetime.date(2026, 11, 5),
    )
    assert made.attendance == "役員：深川市（会長 佐藤課長）\n事務局\nオブザーバー：総務省"
    assert list(AgendaItem.objects.filter(meeting=made).values_list("title", flat=True)) == [
        "開会",
        "意見交換",
    ]
    assert list(made.attendees.values_list("label", "capacity")) == [
        ("深川市", "officer"),
        ("事務局", "secretariat"),
        ("総務省", "observer"),
    ]
    assert Utterance.objects.filter(meeting=made).count() == 0
    assert made.handouts.count() == 0


def test_two_presses_make_one_meeting(client, meeting):
    typed = sent(client.get(address(meeting)), title="第2回", time=TIME)
    first, second = (client.post(address(meeting), typed, follow=True) for _ in range(2))
    assert first.redirect_chain == second.redirect_chain
    assert messages(second)[-1] == MADE_BEFORE
    assert Meeting.objects.count() == 2


def test_the_members_of_the_typed_day_are_shown_before_anything_is_made(client, meeting):
    member(meeting.body, "012025", since=datetime.date(2026, 11, 1))  # 函館市
    member(meeting.body, "013030", until=datetime.date(2026, 10, 31))  # 当別町
    typed = sent(client.get(address(meeting)), title="第2回", time="令和8年10月31日")
    before = client.post(address(meeting), typed | {"do": "look"}, follow=True)
    assert "函館市" not in {one.proposed.coming.label for one in before.context["shown"]}
    answer = client.post(address(meeting), sent(before, time=TIME))
    assert messages(answer)[-1] == OTHERS_NOW
    shown = {one.proposed.coming.label: one.is_ticked for one in answer.context["shown"]}
    assert shown == {"函館市": True, "深川市": True, "当別町": False, "美里町": True, "事務局": True}
    assert Meeting.objects.count() == 1
    client.post(address(meeting), sent(answer))
    assert Meeting.objects.get(title="第2回").attendance.split("\n")[1] == "出席者：函館市、美里町"


@pytest.mark.parametrize(
    ("field", "typed", "error"),
    [
        ("title", "", "空欄のままにはできません。"),
        ("time", "そのうち", "日付"),
        ("title", "［取消し12-1］の会議", "取り消した言葉の印"),
        ("items", "あ" * 501, "500字まで"),
        ("venue", "第3\u202e会議室", "目に見えない"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(client, meeting, field, typed, error):
    answer = client.post(address(meeting), sent(client.get(address(meeting)), **{field: typed}))
    assert error in "".join(answer.context["form"].errors[field])
    assert Meeting.objects.count() == 1


def test_who_comes_in_words_that_cannot_be_read_is_told_at_his_row(client, meeting):
    typed = sent(client.get(address(meeting)), title="第2回")
    typed["who"] = ["課長）、当別町（係長", "［取消し12-1］", "", ""]
    answer = client.post(address(meeting), typed)
    wrong = {one.proposed.coming.label: bool(one.errors) for one in answer.context["shown"]}
    assert wrong == {"深川市": True, "当別町": True, "美里町": False, "事務局": False}
    typed["who"][1] = ""
    answer = client.post(address(meeting), typed)
    # 当別町 would be read as an officer then.
    wrong = [one.proposed.coming.label for one in answer.context["shown"] if one.errors]
    assert wrong == ["深川市", "当別町"]
    assert (Meeting.objects.count(), AttendeeOrganisation.objects.count()) == (1, 4)


def test_a_meeting_of_that_title_is_pointed_at(client, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(title="第1回")
    other = Meeting.objects.create(body=meeting.body, title="第2回")
    links = [link.attributes["href"] for link in Page(client.get(address(meeting)))["a"]]
    assert page(other) in links


def test_only_who_may_add_a_meeting(client, meeting):
    user = User.objects.create_user("reader", is_staff=True)
    client.force_login(user)
    of_body = reverse("admin:minutes_body_next", args=[meeting.body_id])
    assert [client.get(one).status_code for one in (address(meeting), of_body)] == [403, 403]
    user.user_permissions.set(Permission.objects.filter(codename="add_meeting"))
    assert [client.get(one).status_code for one in (address(meeting), of_body)] == [200, 200]
    assert client.get(reverse("admin:minutes_meeting_next", args=[0])).status_code == 404


def test_a_body_without_meetings_begins_with_its_members(client, meeting):
    other = body("other", "役員会")
    member(other, "012289", "会長")
    answer = client.get(reverse("admin:minutes_body_next", args=[other.pk]))
    assert [(one.proposed.coming.label, one.who) for one in answer.context["shown"]] == [("深川市", "会長")]
