"""The withdrawal form takes written answers and questions by their numbers, and says what stays of an answer."""

import pytest
from django.urls import reverse

from minutes.models import Withdrawal, WrittenAnswer
from tests.builders import clerk
from tests.inquiries import published_answers
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

FORM = {"category": "withdrawal", "reason": "申出", "rule": "要綱第4条", "check": "確かめる"}


@pytest.mark.parametrize(
    ("block", "stays"),
    [("#24", ["回答 #24どの団体がどの設問に答えたかと、受けた日、受けた方法。"]), ("#11", [])],
)
def test_what_would_go_is_shown_and_then_withdrawn(client, block, stays):
    meeting = published_answers().meeting
    client.force_login(clerk())
    address = reverse("admin:minutes_meeting_withdraw", args=[meeting.pk])
    page = Page(client.post(address, FORM | {"blocks": block}))
    assert page.texts("desk-stays") == stays
    assert "決めている" in page.source
    seen = next(one.attributes["value"] for one in page["input"] if one.attributes.get("name") == "seen")
    form = FORM | {"blocks": block, "seen": seen, "confirmed": "on", "save": "取り消す"}
    del form["check"]
    assert client.post(address, form).status_code == 302
    assert [act.key for act in Withdrawal.objects.all()] == [{"#24": "w24", "#11": "u11"}[block]]
    assert WrittenAnswer.objects.get(number=24).choice.startswith("［取消し")
