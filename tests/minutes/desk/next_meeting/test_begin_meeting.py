"""A meeting that is begun has its facts, items and attendees; two presses make one; its manuscript says the same."""

import pytest

from minutes.desk.manuscript.working_document import load_rows
from minutes.desk.next_meeting.begin_meeting import begin_meeting
from minutes.models import AttendeeOrganisation, Meeting, Utterance
from minutes.notation.parser import parse
from minutes.notation.writer import write
from tests.builders import body, clerk
from tests.minutes.desk.next_meeting.scene import next_document, organisation
from tests.minutes.handouts.tie_now import save_text

pytestmark = pytest.mark.django_db


def begin(of, document=None, **values):
    how = {"organisations": {}, "by": clerk(), "reason": "", "is_sample": False}
    return begin_meeting(document=document or next_document(), body=of, **(how | values))


def test_what_is_made():
    misato = organisation("433489")
    meeting, is_new = begin(body(), organisations={"熊本県美里町": misato.pk}, reason="「第1回」から作成")
    assert is_new
    assert (meeting.title, str(meeting.held_on), meeting.address) == (
        "第2回 記録実務者会議",
        "2026-11-05",
        None,
    )
    assert list(meeting.items.order_by("position").values_list("title", "kind")) == [
        ("開会", "opening"),
        ("取組みの発表", "reports"),
        ("閉会", "closing"),
    ]
    attendees = meeting.attendees.order_by("position")
    assert list(attendees.values_list("label", "capacity", "representative", "organisation__key")) == [
        ("深川市", "officer", "会長", "012289"),
        ("熊本県美里町", "attendee", "", "433489"),
    ]
    assert Utterance.objects.count() == 0
    assert {row.history_change_reason for row in AttendeeOrganisation.history.all()} == {"「第1回」から作成"}


def test_a_second_press_makes_no_second_meeting():
    of = body()
    first, second = begin(of), begin(of)
    assert second == (first[0], False)
    undated = next_document(time="")
    assert [begin(of, undated)[1], begin(of, undated)[1]] == [True, False]
    assert begin(body("other", "役員会"))[1] is True
    assert Meeting.objects.count() == 3


def test_one_in_which_nothing_is_known_yet_can_be_made():
    meeting, _ = begin(body(), next_document(time="", attendance="", blocks=()))
    assert (meeting.items.count(), meeting.attendees.count(), meeting.held_on) == (0, 0, None)


def test_its_manuscript_is_read_again_as_the_same_and_saved_without_loss():
    misato = organisation("433489")
    meeting, _ = begin(body(), organisations={"熊本県美里町": misato.pk})
    text = write(load_rows(meeting).document)
    assert parse(text) == load_rows(meeting).document
    save_text(meeting, text.replace("■ 閉会", "■ 意見交換\n\n（深川市）\n\n十日です。\n\n■ 閉会"))
    assert list(meeting.attendees.values_list("label", "organisation__key")) == [
        ("深川市", "012289"),
        ("熊本県美里町", "433489"),
    ]
