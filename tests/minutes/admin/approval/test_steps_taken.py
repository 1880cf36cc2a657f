"""The list of what was done with a record: steps and takings down, with reason and by whom."""

import pytest

from minutes.admin.approval.steps_taken import StepTaken, steps_taken
from tests.acts import retract_now
from tests.builders import NOON, clerk, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def test_a_taking_down_stands_among_them():
    by = clerk("sano")
    meeting = published(by=by).meeting
    down = retract_now(meeting)
    newest, *others = steps_taken(meeting, str)
    assert newest == StepTaken(
        down.retracted_at,
        down.retracted_by,
        "公開を停止した",
        None,
        f"理由：{down.reason}　根拠：{down.rule}",
    )
    assert [step.done for step in others] == ["公開した"]
    assert others[0].at == NOON


def test_the_page_prints_it(client):
    client.force_login(clerk("sano"))
    meeting = published().meeting
    retract_now(meeting)
    page = Page(client.get(f"/admin/minutes/meeting/{meeting.pk}/steps/")).source
    assert page.index("公開を停止した") < page.index("公開した</td>")
