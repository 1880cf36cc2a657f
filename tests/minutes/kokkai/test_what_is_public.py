"""Only what the site shows: the newest edition, tombstones for withdrawn words, nothing of what was taken down or announced."""

import pytest

from minutes.models import MeetingInformation, Utterance
from minutes.publication.verify import verify_meeting
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, draft, publish_now, published
from tests.minutes.kokkai.asking import EVERYTHING, found

pytestmark = pytest.mark.django_db
UNITS = ("speech", "meeting", "meeting_list")


def link(client, issue_id, order="") -> tuple[int, str, str]:
    answer = client.get(f"/txt/{issue_id}{order}")
    return answer.status_code, answer.get("Location", ""), answer.get("Cache-Control", "")


def test_the_newest_edition_is_read_and_a_removed_speech_leaves_no_hole(client):
    meeting = published().meeting
    whole = meeting.issue_id.issue_id
    assert link(client, whole, "/7") == (302, "/meetings/2026-09-03-1/u/12/", "no-store")
    reword(meeting, 12, "十二日と決めている。")
    Utterance.objects.get(meeting=meeting, number=11).delete()
    publish_now(meeting, reason="重複")
    assert found(client, any="十日") == []
    (one,) = found(client, any="十二日")
    assert (one["speechID"], one["speechURL"][-6:]) == (f"{whole}_006", "/u/12/")
    assert [one["speechOrder"] for one in found(client, **EVERYTHING)] == list(range(9))
    assert link(client, whole, "/6") == (302, "/meetings/2026-09-03-1/u/12/", "no-store")
    (said,) = (
        one for one in found(client, "meeting", **EVERYTHING)[0]["speechRecord"] if one["speechOrder"] == 6
    )
    assert (said["createTime"], said["updateTime"]) == ("2026-09-24 12:00:00", "2026-09-24 13:00:00")


def test_withdrawn_words_and_a_withdrawn_name(client):
    meeting = published().meeting
    withdraw_now(meeting, "u12")
    withdraw_now(meeting, "u13", span="二か月")
    withdraw_now(meeting, "venue")
    said = {one["speechOrder"]: one for one in found(client, **EVERYTHING)}
    assert said[7]["speech"] == "○市（深川市）　［取消し］"
    assert said[8]["speech"] == "○町（当別町）　当町は［取消し］を要する。"
    assert "場所\r\n　［取消し］\r\n" in said[0]["speech"]
    assert found(client, any="第3会議室") == [] == found(client, any="二か月")
    withdraw_now(meeting, f"a{meeting.attendees.get(label='当別町').number}")
    (named,) = found(client, any="当町は", searchRange="本文")
    names = ("speaker", "speakerYomi", "speakerGroup", "speakerPosition")
    assert [named[name] for name in names] == ["［取消し］", None, None, None]
    assert named["speech"] == "○［取消し］　当町は［取消し］を要する。"
    assert found(client, speaker="当別") == []
    assert verify_meeting(meeting) == []


def test_taken_down_it_is_gone_and_published_again_it_has_its_issue_id(client):
    meeting = published().meeting
    whole = meeting.issue_id.issue_id
    retract_now(meeting)
    for unit in UNITS:
        assert found(client, unit, **EVERYTHING) == found(client, unit, issueID=whole) == []
    for order in ("", "/0", "/7"):
        assert link(client, whole, order)[:2] == (410, "")
    assert MeetingInformation.objects.count() == 0
    publish_now(meeting)
    assert {one["issueID"] for one in found(client, **EVERYTHING)} == {whole}
    assert link(client, whole) == (302, "/meetings/2026-09-03-1/", "no-store")
    assert found(client, "meeting", **EVERYTHING)[0]["speechRecord"][0]["createTime"] != "2026-09-24 12:00:00"


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_an_announcement_is_no_minutes(client, status):
    meeting = draft()
    publish_now(meeting, status="planned")
    if status == "cancelled":
        publish_now(meeting, status=status)
    whole = meeting.issue_id.issue_id
    for unit in UNITS:
        assert found(client, unit, **EVERYTHING) == found(client, unit, issueID=whole) == []
    assert link(client, whole) == (302, "/meetings/2026-09-03-1/", "no-store")
    assert link(client, whole, "/1")[0] == 404
    if status == "planned":
        publish_now(meeting)
        assert [one["issueID"] for one in found(client, "meeting", **EVERYTHING)] == [whole]
    assert verify_meeting(meeting) == []


def test_permanent_links_to_nothing(client):
    whole = published().meeting.issue_id.issue_id
    draft(MANUSCRIPT.replace("9月3日", "9月4日"))
    for issue_id, order in ((whole, "/10"), (whole, "/99999"), ("1" * 21, ""), ("1" * 21, "/1")):
        assert link(client, issue_id, order)[0] == 404
    assert link(client, f"{whole}/0/")[0] == link(client, f"{whole}/")[0] == 302
