"""An old version is there to read, and nothing saves it."""

import pytest
from django.urls import reverse

from minutes.models import Utterance
from tests.minutes.admin.forms import page, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(meeting):
    return Utterance.objects.get(meeting=meeting, number=12)


def old_version(row):
    first = row.history.earliest()
    return reverse("admin:minutes_utterance_simple_history", args=[row.pk, first.history_id])


def test_an_old_version_is_read_and_a_post_to_it_is_refused(client, row):
    save(client, page(row), text="十四日と決めている。")
    shown = client.get(old_version(row))
    assert (shown.status_code, "十日と決めている。" in shown.content.decode()) == (200, True)
    assert "<textarea" not in shown.content.decode()
    row.refresh_from_db()
    before = (row.text, row.meeting.revision, row.history.count())
    assert client.post(old_version(row), {"text": "前の言葉", "_save": "1"}).status_code == 403
    row.refresh_from_db()
    assert (row.text, row.meeting.revision, row.history.count()) == before


def test_a_row_of_a_record_is_called_by_its_meeting_and_number_and_never_by_its_words(row):
    row.meeting.address = "2026-09-03-1"
    assert str(row) == "令和8年度 記録実務者会議（令和8年9月3日） #12 深川市"
    row.meeting.held_on = None
    assert str(row) == "令和8年度 記録実務者会議 #12 深川市"
