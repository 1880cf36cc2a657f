"""開催日 can be set by hand where 日時, kept as it is printed, says no day that can be read."""

import datetime

import pytest

from minutes.models import Meeting
from tests.acts import withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now
from tests.minutes.admin.forms import errors, page, save

pytestmark = pytest.mark.django_db

BY_HAND = datetime.date(2026, 9, 3)


@pytest.fixture
def desk(client):
    client.force_login(clerk())
    return client


def test_a_typed_time_that_cannot_be_read_asks_for_the_day(desk):
    meeting = draft()
    refused = save(desk, page(meeting), time="令和8年長月三日の朝", reason="印刷のとおりに")
    assert errors(refused)["time"][0].startswith("「令和8年長月三日の朝」は日付として読めません。")
    assert errors(refused)["time"][0].endswith(
        "このとおりに印刷してあるなら、下の「開催日（手で決めた日）」に開催日を書いてください。"
    )
    assert refused.context["adminform"].form["time"].value() == "令和8年長月三日の朝"
    saved = save(
        desk, page(meeting), time="令和8年長月三日の朝", held_on_by_hand="R8.9.3", reason="印刷のとおりに"
    )
    assert saved.status_code == 302
    stored = Meeting.objects.get()
    assert (stored.time, stored.held_on, stored.held_on_by_hand) == ("令和8年長月三日の朝", BY_HAND, BY_HAND)


def test_hours_that_run_back_are_told_and_can_stay_as_printed(desk):
    meeting = draft()
    refused = save(desk, page(meeting), time="令和8年9月3日 17時～14時", reason="印刷のとおりに")
    assert errors(refused)["time"][0].startswith(
        "終わりの時刻（14:00）が始まりの時刻（17:00）より前です。このとおりに印刷してあるなら、"
    )
    saved = save(
        desk,
        page(meeting),
        time="令和8年9月3日 17時～14時",
        held_on_by_hand="令和8年9月3日",
        reason="印刷のとおりに",
    )
    stored = Meeting.objects.get()
    assert (saved.status_code, stored.held_on, stored.starts_at) == (302, BY_HAND, None)


def test_a_meeting_over_midnight_is_saved_with_its_end(desk):
    meeting = draft()
    assert (
        save(desk, page(meeting), time="令和8年9月3日 14時～翌日午前0時30分", reason="直す").status_code
        == 302
    )
    stored = Meeting.objects.get()
    assert (stored.starts_at, stored.ends_at) == (datetime.time(14), datetime.time(0, 30))
    assert "14:00–翌00:30" in desk.get(page(meeting)).content.decode()


def test_a_day_set_by_hand_is_published_and_stays_when_the_words_are_withdrawn(client):
    meeting = draft(MANUSCRIPT.replace("令和8年9月3日", "平成38年9月3日"))
    assert meeting.held_on is None
    Meeting.objects.filter(pk=meeting.pk).update(held_on=BY_HAND, held_on_by_hand=BY_HAND)
    meeting.refresh_from_db()
    edition = publish_now(meeting)
    shown = client.get(f"/meetings/{edition.address}/").content.decode()
    assert "令和8年9月3日" in shown and "平成38年9月3日" in shown
    withdraw_now(meeting, "time", span=None)
    assert Meeting.objects.get().held_on == BY_HAND
    shown = client.get(f"/meetings/{edition.address}/").content.decode()
    assert "令和8年9月3日" in shown and "平成38年9月3日" not in shown
