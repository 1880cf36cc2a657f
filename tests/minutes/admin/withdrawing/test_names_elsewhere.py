"""Withdrawing and erasing a name: every other place of the record where it stands is shown and needs an answer."""

import pytest
from django.urls import reverse

from minutes.admin.restated_places import UNANSWERED
from minutes.models import RestatementAnswer, Withdrawal
from tests.acts import reword, withdraw_now
from tests.builders import clerk, draft, publish_now
from tests.minutes.admin.withdrawing.test_withdrawing import address, answered, checked

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    """Returns the id of a published meeting."""
    by = clerk("sano")
    return publish_now(draft(by=by), by=by).meeting.pk


def shown(answer):
    return [
        (name, ["|".join(piece) for piece in place.pieces])
        for place, name, _ in answer.context["places"].asked
    ]


def test_withdrawing_a_name_shows_where_else_it_stands_and_asks(client, meeting):
    answer, ready = checked(client, meeting, blocks="#17")
    assert shown(answer) == [
        ("出席者（記載のとおり）", ["川市（会長 山田課長）\n出席者：|当別町|、美里町\n事務局"]),
        ("#11", ["|当別町|から照会の趣旨について説明が行わ"]),
    ]
    assert "<mark>当別町</mark>" in answer.content.decode()
    refused = client.post(address(meeting), ready)
    assert (refused.status_code, Withdrawal.objects.count()) == (200, 0)
    assert refused.content.decode().count(UNANSWERED) == 2
    (one, other) = answered(answer)
    refused = client.post(address(meeting), ready | {one: "on"})
    assert refused.content.decode().count(UNANSWERED) == 1
    assert [bool(field.value()) for _, _, field in refused.context["places"].asked] == [True, False]
    assert client.post(address(meeting), ready | {one: "on", other: "on"}).status_code == 302
    kept = RestatementAnswer.objects.values_list("key", "withdrawal__key", "answered_by__username")
    assert sorted(kept) == [("attendance", "a17", "sano"), ("u11", "a17", "sano")]


def test_a_place_that_is_withdrawn_too_is_not_asked_about(client, meeting):
    answer, ready = checked(client, meeting, blocks="#17、出席者、#11", span="当別町")
    assert shown(answer) == []
    assert client.post(address(meeting), ready).status_code == 302


def test_a_name_that_stands_only_in_the_edition_is_asked_about_too(client, meeting):
    reword(meeting, 11, "照会の趣旨について説明が行われた。")
    answer, _ = checked(client, meeting, blocks="#17")
    assert [name for name, _ in shown(answer)] == ["出席者（記載のとおり）", "#11"]


def test_erasing_shows_where_the_name_still_stands_and_asks(client, meeting):
    (act,) = withdraw_now(meeting, "a17")
    meeting.refresh_from_db()
    erase = reverse("admin:minutes_withdrawal_erase", args=[act.pk])
    form = {
        "seen_revision": meeting.revision,
        "reason": "保有の必要がない",
        "rule": "個人情報保護条例第9条",
        "confirmed": "on",
    }
    opened = client.get(erase)
    assert [name for name, _ in shown(opened)] == ["出席者（記載のとおり）", "#11"]
    refused = client.post(erase, form)
    assert refused.content.decode().count(UNANSWERED) == 2
    assert "保有の必要がない" in refused.content.decode()
    act.refresh_from_db()
    assert act.erased_at is None
    assert client.post(erase, form | answered(opened)).status_code == 302
    act.refresh_from_db()
    assert act.erased_at and not RestatementAnswer.objects.exists()
