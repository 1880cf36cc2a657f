"""Whom the words of others name: by the registry, by identification, and after a change of either."""

import datetime

import pytest
from django.db import transaction

from members import registry
from members.models import Organisation
from minutes.models import MeetingState, Mention
from minutes.publication.derived.walk import problems_of
from tests.acts import retract_now, withdraw_now
from tests.builders import MANUSCRIPT, clerk, publish_now, published

pytestmark = pytest.mark.django_db

FUKAGAWA, OSAKI, TOBETSU = "012289", "042153", "013030"
# 福島町 of 長崎県 became a part of 松浦市 in 2006: nobody bears the name on the day.
FUKUSHIMA = "423866"
SAID = MANUSCRIPT.replace(
    "紙はどこに置いているか。", "大崎市から深川市へ、美里町と長崎県の福島町のことも聞きたい。"
)


def mentions(meeting):
    return sorted(Mention.objects.filter(meeting=meeting).values_list("number", "code"))


def test_a_name_that_one_organisation_bears_is_a_mention_and_one_of_several_is_none():
    meeting = published(SAID).meeting
    assert mentions(meeting) == [(6, FUKAGAWA), (6, OSAKI), (6, FUKUSHIMA)]


def test_nobody_mentions_itself():
    meeting = published(
        MANUSCRIPT.replace("十日と決めている。", "深川市は十日、当別町は二か月である。")
    ).meeting
    assert mentions(meeting) == [(12, TOBETSU)]


def test_a_name_of_an_attendee_follows_its_identification():
    meeting = published(SAID).meeting
    before = MeetingState.objects.get(meeting=meeting).changes
    row = meeting.attendees.get(label="美里町")
    row.organisation = Organisation.objects.get(key="433489", valid_to=None)
    row.save()
    publish_now(meeting, reason="特定した。")
    assert (6, "433489") in mentions(meeting)
    assert MeetingState.objects.get(meeting=meeting).changes > before


def test_a_change_of_the_registry_writes_the_meetings_again_that_it_touches():
    meeting, other = published(SAID).meeting, published(MANUSCRIPT.replace("9月3日", "9月4日")).meeting
    states = {state.meeting_id: state.changes for state in MeetingState.objects.all()}
    registry.add_organisation(key="x-osaki", name="大崎市", kind="city", by=clerk("sano"))
    assert mentions(meeting) == [(6, FUKAGAWA), (6, FUKUSHIMA)]
    after = {state.meeting_id: state.changes for state in MeetingState.objects.all()}
    assert after[meeting.pk] > states[meeting.pk] and after[other.pk] == states[other.pk]
    assert list(problems_of(meeting)) == []


def test_a_former_name_is_that_of_the_one_that_ever_bore_it():
    old = Organisation.objects.filter(name="八鹿町").get()
    assert old.valid_to < datetime.date(2026, 9, 3)
    meeting = published(SAID.replace("大崎市から", "八鹿町から")).meeting
    assert mentions(meeting) == [(6, FUKAGAWA), (6, old.key), (6, FUKUSHIMA)]


def test_withdrawn_words_mention_nobody_and_nothing_is_left_of_what_was_taken_down():
    meeting = published(SAID).meeting
    withdraw_now(meeting, "u6", span="大崎市から")
    assert mentions(meeting) == [(6, FUKAGAWA), (6, FUKUSHIMA)]
    retract_now(meeting)
    assert mentions(meeting) == []


def test_an_announcement_mentions_nobody():
    assert mentions(published(SAID, status="planned").meeting) == []


def test_names_of_a_change_that_was_rolled_back_are_not_kept():
    by = clerk("sano")
    with transaction.atomic():
        registry.add_organisation(key="x-a", name="月見里市", kind="city", by=by)
        published(SAID)
        transaction.set_rollback(True)
    registry.add_organisation(key="x-b", name="星見里市", kind="city", by=by)
    meeting = published(SAID.replace("大崎市から", "星見里市から")).meeting
    assert mentions(meeting) == [(6, FUKAGAWA), (6, FUKUSHIMA), (6, "x-b")]
