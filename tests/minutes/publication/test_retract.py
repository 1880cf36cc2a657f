"""Retracting: every edition goes, and the next one goes on in number and chain without showing what was taken down."""

import json

import pytest

from minutes.models import Correction, Edition, Passage, Retraction
from minutes.publication.errors import PublicationRefused, RetractionRefused
from minutes.publication.verify import verify_meeting
from minutes.revision import StaleRevision
from tests.acts import editions_of, retract_now, reword, said, withdraw_now
from tests.builders import MANUSCRIPT, draft, publish_now, published

pytestmark = pytest.mark.django_db


def test_nothing_of_the_meeting_is_newest_or_found():
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="誤記")
    retraction = retract_now(meeting)
    assert list(Edition.objects.newest()) == []
    assert list(Edition.objects.not_retracted()) == []
    assert Passage.objects.count() == 0
    assert [edition.retraction for edition in editions_of(meeting)] == [retraction] * 2
    assert verify_meeting(meeting) == []


def test_published_again_it_keeps_address_and_chain_and_takes_the_next_number():
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    second = publish_now(meeting, reason="誤記")
    retract_now(meeting)
    third = publish_now(meeting, reason="公開し直した。")
    assert (third.address, third.number, third.is_newest, third.retraction) == (second.address, 3, True, None)
    assert list(Correction.objects.filter(edition=third)) == []
    assert list(Edition.objects.not_retracted()) == [third]
    assert verify_meeting(meeting) == []
    reword(meeting, 12, "十五日と決めている。")
    fourth = publish_now(meeting, reason="誤記")
    assert list(fourth.corrections.values_list("key", flat=True)) == ["u12"]
    assert verify_meeting(meeting) == []


def test_twice_taken_down():
    meeting = published().meeting
    first = retract_now(meeting)
    publish_now(meeting)
    second = retract_now(meeting)
    assert [edition.retraction for edition in editions_of(meeting)] == [first, second]
    assert verify_meeting(meeting) == []


def test_words_are_withdrawn_from_what_was_taken_down_too():
    meeting = published().meeting
    retract_now(meeting)
    withdraw_now(meeting, "u12")
    assert [said(edition, 12) for edition in editions_of(meeting)] == ["［取消し12-1］"]
    edition = publish_now(meeting)
    assert said(edition, 12) == "［取消し12-1］"
    assert list(json.loads(edition.tombstones)) == ["12-1"]
    assert verify_meeting(meeting) == []


def test_what_was_never_published_or_is_down_already_is_refused():
    meeting = draft()
    with pytest.raises(RetractionRefused, match="この会議は、いま公開されていません。"):
        retract_now(meeting)
    publish_now(meeting)
    retract_now(meeting)
    with pytest.raises(RetractionRefused, match="この会議は、いま公開されていません。"):
        retract_now(meeting)
    assert Retraction.objects.count() == 1


def test_without_reason_or_rule_nothing_is_taken_down():
    edition = published()
    for values in ({"reason": ""}, {"rule": " "}):
        with pytest.raises(RetractionRefused, match="理由と根拠を書いてください。"):
            retract_now(edition.meeting, **values)
    with pytest.raises(StaleRevision):
        retract_now(edition.meeting, revision=99)
    assert list(Edition.objects.newest()) == [edition]


def test_the_clock_may_not_run_behind_what_was_taken_down():
    edition = published()
    retract_now(edition.meeting)
    with pytest.raises(PublicationRefused, match="時計"):
        publish_now(edition.meeting, at=edition.published_at)


def test_a_clock_that_ran_back_takes_nothing_down():
    edition = published()
    with pytest.raises(RetractionRefused, match="時計"):
        retract_now(edition.meeting, at=edition.published_at)
    assert Retraction.objects.count() == 0


@pytest.mark.parametrize(
    ("span", "left"),
    [("鷲塚", "［取消し］様の申出による。"), (None, "［取消し］")],
)
def test_a_reason_that_is_withdrawn_goes_from_the_taking_down_too(client, span, left):
    """Whoever opens an address that is gone, or polls the changes, is told the reason of the taking-down."""
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="鷲塚様の申出による。")
    retract_now(meeting, reason="鷲塚様の申出による。", rule="規程")
    withdraw_now(meeting, "r2", span=span)
    assert Retraction.objects.values_list("reason", "rule").get() == (left, "規程")
    for path in ("/meetings/2026-09-03-1/", "/api/v1/changes", "/api/v1/meetings/2026-09-03-1"):
        assert "鷲塚" not in client.get(path).content.decode()
    assert verify_meeting(meeting) == []


@pytest.mark.parametrize(
    ("span", "left"),
    [("鷲塚", "「担当者の［取消し］が独断で五か月も」の件"), (None, "「［取消し］」の件")],
)
def test_words_that_are_withdrawn_go_from_the_reason_of_a_taking_down(client, span, left):
    meeting = published(
        MANUSCRIPT.replace("十日と決めている。", "担当者の鷲塚が独断で五か月も放置した。")
    ).meeting
    retract_now(meeting, reason="「担当者の鷲塚が独断で五か月も」の件", rule="規程")
    withdraw_now(meeting, "u12", span=span)
    assert Retraction.objects.values_list("reason", "rule").get() == (left, "規程")
    assert "鷲塚" not in client.get("/meetings/2026-09-03-1/").content.decode()


def test_words_that_were_withdrawn_before_stand_in_no_reason(client):
    meeting = published().meeting
    withdraw_now(meeting, "u12", span="十日")
    retraction = retract_now(meeting, reason="「十日」の件", rule="規程")
    assert (retraction.reason, retraction.rule) == ("「［取消し］」の件", "規程")
    assert "十日" not in client.get("/meetings/2026-09-03-1/").content.decode()
