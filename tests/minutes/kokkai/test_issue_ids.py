"""An issueID is given once, with the address, and never again: through every act, a restore and a migration."""

import json
from importlib import import_module

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as some

from minutes.keeping.journal.acts_again import carry_out
from minutes.kokkai.issue_ids import MOST_ISSUES, fits, issue_id_of
from minutes.models import IssueID, JournalLine, Meeting
from minutes.publication.editions.give_issue_id import give_issue_id
from minutes.publication.errors import PublicationRefused
from minutes.publication.verify import verify_meeting
from minutes.replay.replay_plan import GiveAddress
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, NOON, body, clerk, draft, publish_now, published

ISSUES = some.integers(1, MOST_ISSUES)


@given(ISSUES, ISSUES, some.integers(1, 10**6), some.integers(1, 10**6))
def test_two_meetings_of_a_day_never_share_one(one, other, body_of_one, body_of_other):
    first, second = (
        issue_id_of(f"2026-09-03-{issue}", number)
        for issue, number in ((one, body_of_one), (other, body_of_other))
    )
    assert len(first) == 21 and first.isalnum() and fits(first, f"2026-09-03-{one}")
    assert (first == second) == (one == other and body_of_one % 100_000 == body_of_other % 100_000)
    assert one == other or first[9:] != second[9:]


def test_the_letter_and_three_digits_count_on():
    counted = [
        issue_id_of(f"2026-09-03-{issue}", 1)[9:13] for issue in (1, 999, 1000, 1998, 1999, MOST_ISSUES)
    ]
    assert counted == ["X001", "X999", "Y001", "Y999", "Z001", "z999"]


@pytest.mark.django_db
def test_no_issue_is_left_of_a_day():
    with pytest.raises(PublicationRefused):
        give_issue_id(meeting=draft(), address=f"2026-09-03-{MOST_ISSUES + 1}")


def issue_ids():
    return dict(IssueID.objects.order_by("meeting").values_list("meeting", "issue_id"))


@pytest.mark.django_db
def test_through_every_act_it_stays():
    edition = published()
    meeting = edition.meeting
    given_at_first = issue_ids()
    assert given_at_first == {meeting.pk: issue_id_of("2026-09-03-1", meeting.body_id)}
    reword(meeting, 12, "十二日と決めている。")
    publish_now(meeting)
    withdraw_now(meeting, "u13")
    retract_now(meeting)
    assert issue_ids() == given_at_first
    Meeting.objects.filter(pk=meeting.pk).update(
        body=body(name="別の会議体"), held_on="2027-05-01", time="令和9年5月1日"
    )
    publish_now(meeting)
    assert issue_ids() == given_at_first
    assert verify_meeting(meeting) == []


@pytest.mark.django_db
def test_a_meeting_that_is_put_off_keeps_that_of_its_first_day():
    meeting = draft()
    publish_now(meeting, status="planned")
    before = issue_ids()
    Meeting.objects.filter(pk=meeting.pk).update(held_on="2027-05-01", time="令和9年5月1日")
    publish_now(meeting)
    assert issue_ids() == before
    assert before[meeting.pk].endswith("20260903")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            {"issue_id": "115900001X00220260903"},
            "会議録IDがウェブのアドレスと合いません（115900001X00220260903）",
        ),
        (
            {"issue_id": "115900001X001202609"},
            "会議録IDがウェブのアドレスと合いません（115900001X001202609）",
        ),
        ({"issue": 2}, "会議録IDがウェブのアドレスと合いません"),
        (None, "会議録IDがありません"),
    ],
)
def test_verify_editions_tells_of_one_that_is_not_of_the_address(change, problem):
    meeting = published().meeting
    rows = IssueID.objects.filter(meeting=meeting)
    rows.update(**change) if change else rows.delete()
    (line,) = verify_meeting(meeting)
    assert line.startswith(f"2026-09-03-1: {problem}")


@pytest.mark.django_db
@pytest.mark.parametrize("told", ["115800099X00220260903", ""])
def test_a_restored_draft_gets_the_one_that_the_journal_tells(told):
    """Its 会議体 may be another one by now, so that it would get another. Lines of before tell none."""
    meeting = draft()
    list(carry_out(GiveAddress(f"{meeting.pk} then", "2026-09-03-2", told), by=clerk(), at=NOON))
    assert issue_ids() == {meeting.pk: told or issue_id_of("2026-09-03-2", meeting.body_id)}
    assert publish_now(meeting).address == "2026-09-03-2"
    assert len(issue_ids()) == 1


@pytest.mark.django_db
def test_the_journal_tells_it_once():
    meeting = published().meeting
    reword(meeting, 12, "十二日と決めている。")
    publish_now(meeting)
    lines = [json.loads(line) for line in JournalLine.objects.order_by("pk").values_list("line", flat=True)]
    assert [line.get("issue_id") for line in lines] == [issue_ids()[meeting.pk], None]


@pytest.mark.django_db
def test_the_migration_gives_each_meeting_the_same():
    """Also one that was taken down; none to a draft."""
    published()
    retract_now(published(MANUSCRIPT.replace("記録実務者会議", "総会")).meeting)
    draft(MANUSCRIPT.replace("9月3日", "9月4日"))
    today = issue_ids()
    assert len(today) == 2
    IssueID.objects.all().delete()
    import_module("minutes.migrations.0031_the_diets_api").give_issue_ids(apps, None)
    assert issue_ids() == today
