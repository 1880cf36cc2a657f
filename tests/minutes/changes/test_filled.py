"""The migration tells of a site of before what its acts would have told."""

import importlib

import pytest
from django.apps import apps

from minutes.models import Change, LostEdition, PublicState
from minutes.publication.verify import verify_meeting
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, NOON, publish_now, published

pytestmark = pytest.mark.django_db


def told():
    return [
        (change.at, change.kind, change.address, change.edition, change.numbers)
        for change in Change.objects.order_by("sequence")
    ]


def fill_in():
    Change.objects.all().delete()
    importlib.import_module("minutes.migrations.0030_changes").fill_in(apps, None)


def test_it_tells_what_the_acts_told_in_the_order_of_their_moments():
    meeting = published().meeting
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting)
    withdraw_now(meeting, "u12", "u7")
    retract_now(meeting)
    withdraw_now(meeting, "u13")  # while nothing of it is public
    reword(meeting, 6, "紙は捨てたのか。")
    publish_now(meeting)
    other = published(MANUSCRIPT.replace("9月3日", "9月4日")).meeting
    expected = sorted(told())
    counter = PublicState.objects.get(pk="editions").changes
    fill_in()
    assert sorted(told()) == expected
    assert [at for at, *_ in told()] == sorted(at for at, *_ in told())
    sequences = list(Change.objects.order_by("sequence").values_list("sequence", flat=True))
    assert sequences == list(range(counter + 1, counter + 1 + len(expected)))
    assert PublicState.objects.get(pk="editions").changes == sequences[-1]
    assert [verify_meeting(one) for one in (meeting, other)] == [[], []]
    retract_now(other)
    assert Change.objects.highest() > sequences[-1]


def test_lost_editions_are_told_and_an_empty_site_has_nothing_to_tell():
    fill_in()
    assert told() == []
    LostEdition.objects.create(address="2026-09-05-1", number=1, digest="", published_at=NOON)
    fill_in()
    assert told() == [(NOON, "loss", "2026-09-05-1", 1, [1])]
