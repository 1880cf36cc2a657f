"""Which statuses the publish form offers, and when it asks for a reason."""

import datetime

import pytest

from minutes.admin.publishing.statuses import initial_status, needs_reason, statuses_for
from minutes.models import Edition
from tests.acts import approve_now
from tests.builders import MANUSCRIPT, clerk, draft

TODAY = datetime.date(2026, 11, 24)
PAST, FUTURE = datetime.date(2026, 9, 3), datetime.date(2026, 12, 10)


def edition(status):
    return Edition(status=status)


@pytest.mark.parametrize(
    ("previous", "held_on", "offered", "chosen"),
    [
        (None, PAST, ["preliminary", "final"], None),
        (None, None, ["preliminary", "final"], None),
        (None, FUTURE, ["planned", "cancelled", "preliminary", "final"], "planned"),
        (None, TODAY, ["planned", "cancelled", "preliminary", "final"], None),
        ("planned", FUTURE, ["planned", "cancelled", "preliminary", "final"], "planned"),
        ("planned", PAST, ["cancelled", "preliminary", "final"], None),
        ("cancelled", PAST, ["cancelled", "preliminary", "final"], "cancelled"),
        ("preliminary", PAST, ["preliminary", "final"], "preliminary"),
        ("final", FUTURE, ["preliminary", "final"], "final"),
    ],
)
def test_what_is_offered(previous, held_on, offered, chosen):
    before = edition(previous) if previous else None
    assert [value for value, _ in statuses_for(before, held_on, TODAY)] == offered
    assert initial_status(before, held_on, TODAY) == chosen


@pytest.mark.parametrize(
    ("previous", "status", "needed"),
    [
        (None, "planned", False),
        (None, "final", False),
        (None, "cancelled", True),
        ("planned", "planned", True),
        ("planned", "cancelled", True),
        ("planned", "preliminary", False),
        ("planned", "final", False),
        ("preliminary", "final", True),
        ("final", "final", True),
    ],
)
def test_when_a_reason_is_owed(previous, status, needed):
    assert needs_reason(edition(previous) if previous else None, status) is needed


@pytest.mark.django_db
def test_announced_through_the_form(client):
    client.force_login(clerk())
    meeting = draft(MANUSCRIPT.replace("令和8年9月3日", "令和58年9月3日"))
    address = f"/admin/minutes/meeting/{meeting.pk}/publish/"
    approve_now(meeting)
    shown = client.get(address).content.decode()
    assert "予定（これから開く会議）" in shown
    answer = client.post(address, {"seen_revision": "0", "status": "cancelled", "reason": ""})
    assert "読む人のために、公開の理由を書いてください。" in answer.content.decode()
    assert client.post(address, {"seen_revision": "0", "status": "planned", "reason": ""}).status_code == 302
    assert Edition.objects.get().status == "planned"
    assert "訂正にはなりません" in client.get(address).content.decode()
