"""The list of changes: what each act tells, in the order of the site's counter, without any word."""

import pytest

from minutes.models import Change, Edition, LostEdition, PublicState
from minutes.publication.verify import verify_meeting
from tests.acts import erase_now, retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, draft, publish_now, published

pytestmark = pytest.mark.django_db

WORDS = "担当者の鷲塚が独断で五か月も放置した。"
TEXT = MANUSCRIPT.replace("十日と決めている。", WORDS)


def told():
    return [
        (change.kind, change.address, change.edition, change.numbers)
        for change in Change.objects.order_by("sequence")
    ]


def test_each_act_tells_which_editions_are_other_than_before():
    meeting = published(TEXT).meeting
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting)
    (withdrawal,) = withdraw_now(meeting, "u12")
    retract_now(meeting)
    reword(meeting, 13, "当町は四か月を要する。")
    publish_now(meeting)
    address = meeting.editions.first().address
    assert told() == [
        ("publication", address, 1, [1]),
        ("correction", address, 2, [1, 2]),
        ("withdrawal", address, 3, [1, 2, 3]),
        ("taking_down", address, None, [1, 2, 3]),
        ("publication", address, 4, [4]),
    ]
    erase_now(withdrawal)  # changes nothing that is public
    assert (len(told()), verify_meeting(meeting)) == (5, [])


def test_a_withdrawal_names_the_editions_that_held_the_words_and_no_other():
    meeting = published().meeting
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting, reason=WORDS)
    before = _stored(meeting)
    withdraw_now(meeting, "r2")
    after = _stored(meeting)
    rewritten = sorted(number for number, stored in before.items() if after[number] != stored)
    assert (told()[-1][3], rewritten) == ([2, 3], [2])


def test_a_withdrawn_reason_rewrites_the_editions_that_tell_it_as_grounds():
    meeting = published(TEXT).meeting
    withdraw_now(meeting, "u12", reason="鷲塚が申し出た。")
    before = _stored(meeting)
    withdraw_now(meeting, "r2", reason="申出があった。")
    after = _stored(meeting)
    rewritten = sorted(number for number, stored in before.items() if after[number] != stored)
    assert (told()[-1][3], rewritten) == ([1, 2, 3], [1, 2])


def _stored(meeting):
    return {
        number: (record, tombstones)
        for number, record, tombstones in meeting.editions.values_list("number", "record", "tombstones")
    }


def test_what_is_withdrawn_while_nothing_is_public_changes_nothing():
    meeting = published(TEXT).meeting
    retract_now(meeting)
    withdraw_now(meeting, "u12")
    assert [kind for kind, *_ in told()] == ["publication", "taking_down"]
    assert verify_meeting(meeting) == []


def test_the_sequence_is_the_counter_that_the_act_has_raised():
    published()
    change = Change.objects.get()
    assert PublicState.objects.get(pk="editions").changes == change.sequence
    PublicState.raise_editions()
    publish_now(draft(MANUSCRIPT.replace("9月3日", "9月4日")))
    assert Change.objects.highest() == change.sequence + 2


def test_no_column_can_hold_a_word():
    """A text of the table is a kind, an address or numbers: whoever adds a column says here what stands in it."""
    columns = {field.name: type(field).__name__ for field in Change._meta.fields}
    assert columns == {
        "sequence": "PositiveBigIntegerField",
        "at": "DateTimeField",
        "kind": "CharField",
        "address": "SlugField",
        "edition": "PositiveIntegerField",
        "editions": "TextField",
    }


@pytest.mark.parametrize(
    "spoil",
    [
        lambda: Change.objects.filter(kind="withdrawal").delete(),
        lambda: Change.objects.filter(kind="publication").update(kind="correction"),
        lambda: Change.objects.filter(kind="withdrawal").update(editions="2"),
        lambda: Change.tell(
            "correction", at=Edition.objects.first().published_at, address=ADDRESS, edition=9
        ),
        lambda: LostEdition.objects.create(
            address=ADDRESS, number=3, digest="", published_at=Edition.objects.first().published_at
        ),
    ],
)
def test_a_list_that_differs_from_the_editions_is_told(spoil):
    meeting = published(TEXT).meeting
    withdraw_now(meeting, "u12")
    assert verify_meeting(meeting) == []
    spoil()
    assert "2026-09-03-1: 変更の一覧が、版と合いません" in verify_meeting(meeting)


ADDRESS = "2026-09-03-1"


def test_a_change_that_is_told_twice_is_told():
    meeting = published().meeting
    first = Change.objects.get()
    Change.tell("publication", at=first.at, address=ADDRESS, edition=1)
    assert verify_meeting(meeting) == [
        f"{ADDRESS}: 変更の一覧に、同じ変更が二度あります（{Change.objects.highest()}）"
    ]
