"""What other meetings say in public too: a piece of it tells nothing, and the whole of the words is asked about."""

import pytest

from minutes.publication.editions.snapshot import record_of
from minutes.publication.withdrawal.republication_check import restated_in
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, publish_now, published

pytestmark = pytest.mark.django_db

WORDS = "以上で本日の会議を終わらせていただきます。"


def withdrawn():
    meeting = published(MANUSCRIPT.replace("十日と決めている。", WORDS)).meeting
    withdraw_now(meeting, "u12")
    return meeting


def found(meeting, text):
    reword(meeting, 13, text)
    return [place.is_certain for place in restated_in(meeting, record_of(meeting))]


def test_nobody_else_says_it():
    meeting = withdrawn()
    assert found(meeting, WORDS) == [True]
    assert found(meeting, "本日の会議を終わらせる。") == [False]


def test_another_meeting_says_it_too():
    meeting = withdrawn()
    other = published(
        MANUSCRIPT.replace("令和8年9月3日", "令和8年9月4日").replace("十日と決めている。", WORDS)
    ).meeting
    assert found(meeting, "本日の会議を終わらせる。") == []
    assert found(meeting, WORDS) == [False]
    ((answer),) = {place.answer for place in restated_in(meeting, record_of(meeting))}
    publish_now(meeting, answers={answer})
    retract_now(other)
    assert found(meeting, f"なお、{WORDS}") == []  # it has been public since
