"""What the desk sees of ties in 変更のまとまり, and of the tie of a row that is removed."""

import pytest
from django.urls import reverse

from minutes.record.ties.turn_ties import TurnTies
from tests.builders import clerk
from tests.minutes.ties.tie_now import tie_now, tied

pytestmark = pytest.mark.django_db


def test_each_save_tells_its_ties_by_the_numbers_that_they_tie(client):
    meeting = tied()
    tie_now(meeting, {7: TurnTies()})
    client.force_login(clerk())
    body = client.get(reverse("admin:minutes_meeting_changes", args=[meeting.pk])).content.decode()
    told = [line for line in body.splitlines() if "尋ねた相手 #" in line or "問いへの答え #" in line]
    assert [line.strip().removeprefix("<ul>") for line in told] == [
        "<li>削除：問いへの答え #7 → #6",
        "<li>作成：尋ねた相手 #6 → #16",
        "<li>作成：尋ねた相手 #6 → #18",
        "<li>作成：問いへの答え #7 → #6",
    ]


def test_the_page_that_removes_a_turn_says_which_ties_go(client):
    meeting = tied()
    client.force_login(clerk())
    row = meeting.utterances.get(number=6)
    body = client.get(reverse("admin:minutes_utterance_delete", args=[row.pk])).content.decode()
    assert body.count("尋ねた相手") >= 2
    assert "問いへの答え" in body
