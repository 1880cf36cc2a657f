"""One name settled in many meetings: each a save of its own meeting; what cannot be settled is refused by itself."""

import datetime

import pytest
from django.contrib.auth.models import User

from members.models import Organisation
from minutes.desk.settling.meetings_of_name import meetings_of_name
from minutes.desk.settling.possible_bearers import possible_bearers
from minutes.desk.settling.settle_name import NOT_WAITING, SAVED_MEANWHILE, NoSuchBearer, settle_name
from minutes.models import AttendeeOrganisation, Meeting
from tests.builders import MANUSCRIPT, NOON, clerk, draft

pytestmark = pytest.mark.django_db

KUMAMOTO, MIYAGI, SAITAMA = "433489", "045055", "113816"
DAYS = ["令和8年9月4日", "令和8年9月5日", "平成17年9月5日"]


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    """Three drafts with 美里町; on the day of the third, Miyagi had no town of that name."""
    by = clerk("sano")
    return [draft(MANUSCRIPT.replace("令和8年9月3日", day), by=by).pk for day in DAYS]


def settled(drafted, key=KUMAMOTO, revisions=None, label="美里町", **values):
    return settle_name(
        label=label,
        key=key,
        revisions=dict.fromkeys(drafted, 0) if revisions is None else revisions,
        by=User.objects.get(username="sano"),
        at=NOON,
        **values,
    )


def outcome(done):
    return [meeting.pk for meeting in done.settled], {meeting.pk: why for meeting, why in done.refused}


def keys():
    rows = AttendeeOrganisation.objects.filter(label="美里町").order_by("meeting_id")
    return list(rows.values_list("organisation__key", flat=True))


def test_each_meeting_has_its_own_row_of_history_and_its_own_revision(drafted):
    assert outcome(settled(drafted, reason="資料の表紙による。")) == (drafted, {})
    assert keys() == [KUMAMOTO] * 3
    versions = AttendeeOrganisation.history.filter(label="美里町", history_type="~").order_by("meeting_id")
    found = [
        (
            one.meeting_id,
            one.saved_revision,
            one.history_user.username,
            one.history_change_reason,
            one.history_date,
        )
        for one in versions
    ]
    assert found == [(pk, 1, "sano", "資料の表紙による。", NOON) for pk in drafted]
    assert list(Meeting.objects.order_by("pk").values_list("revision", flat=True)) == [1, 1, 1]


def test_a_meeting_that_somebody_saved_meanwhile_is_refused_and_the_others_go_on(drafted):
    Meeting.objects.filter(pk=drafted[1]).update(revision=1)
    assert outcome(settled(drafted)) == ([drafted[0], drafted[2]], {drafted[1]: SAVED_MEANWHILE})
    assert keys() == [KUMAMOTO, None, KUMAMOTO]


def test_only_on_the_days_on_which_the_organisation_bore_the_name(drafted):
    why = "平成17年9月5日には、宮城県 美里町という名の団体はありません。"
    assert outcome(settled(drafted, MIYAGI)) == (drafted[:2], {drafted[2]: why})
    assert keys() == [MIYAGI, MIYAGI, None]


def test_the_generation_of_the_day_is_taken(drafted):
    settled(drafted, SAITAMA)
    rows = AttendeeOrganisation.objects.filter(label="美里町").select_related("meeting", "organisation")
    assert all(row.organisation.is_valid_on(row.meeting.held_on) for row in rows)


def test_what_is_settled_already_is_not_settled_again(drafted):
    settled(drafted, revisions={drafted[0]: 0})
    assert outcome(settled(drafted, MIYAGI, {drafted[0]: 1, drafted[1]: 0})) == (
        [drafted[1]],
        {drafted[0]: NOT_WAITING},
    )
    assert keys() == [KUMAMOTO, MIYAGI, None]


def test_where_the_name_stands_twice_it_is_not_settled_by_the_dozen(drafted):
    row = AttendeeOrganisation.objects.get(meeting=drafted[0], label="当別町")
    AttendeeOrganisation.objects.filter(pk=row.pk).update(label="宮城県美里町", organisation=None)
    _, refused = outcome(settled(drafted))
    assert refused == {
        drafted[
            0
        ]: "この会議には「美里町」のほかに「宮城県美里町」も出ています。会議のページで一つずつ決めてください。"
    }


def test_where_the_organisation_is_there_already_it_is_not_put_there_twice(drafted):
    kumamoto = Organisation.objects.get(key=KUMAMOTO, valid_to=None)
    AttendeeOrganisation.objects.filter(meeting=drafted[0], label="当別町").update(organisation=kumamoto)
    _, refused = outcome(settled(drafted))
    assert refused == {drafted[0]: "熊本県 美里町は、この会議では「当別町」として、もう決まっています。"}


def test_a_meeting_without_a_day_waits(drafted):
    Meeting.objects.filter(pk=drafted[0]).update(held_on=None, starts_at=None, ends_at=None)
    _, refused = outcome(settled(drafted))
    assert list(refused) == [drafted[0]]


def test_an_organisation_that_there_is_not_settles_nothing(drafted):
    with pytest.raises(NoSuchBearer):
        settled(drafted, "999999")
    assert keys() == [None] * 3


def test_an_organisation_of_another_name_is_taken_on_the_days_on_which_there_was_one(drafted):
    """A clerk who looked it up may say so: 深川 is 深川市."""
    AttendeeOrganisation.objects.filter(label="美里町").update(label="深川の町")
    assert outcome(settled(drafted, "016071", label="深川の町"))[0] == drafted


def test_proposed_are_those_who_bore_the_name_on_one_of_the_days_first():
    days = {datetime.date(2005, 9, 5)}
    bearers = possible_bearers("美里町", days)
    assert [bearer.key for bearer in bearers if bearer.of_day] == [SAITAMA, "303038", KUMAMOTO]
    assert MIYAGI in {bearer.key for bearer in bearers if not bearer.of_day}
    assert all(bearer.bears_name for bearer in bearers)


def test_names_like_it_are_proposed_where_nobody_bore_it():
    bearers = possible_bearers("深側市", {datetime.date(2026, 9, 3)})
    assert ("012289", False) in {(bearer.key, bearer.bears_name) for bearer in bearers}


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_queries_for_one_meeting_and_three(drafted, number, django_assert_num_queries):
    with django_assert_num_queries(5):
        assert len(meetings_of_name("美里町", among=drafted[:number])) == number


def test_what_the_name_said_in_the_order_of_the_talk(drafted):
    named = meetings_of_name("美里町")
    assert [one.meeting.pk for one in named] == [drafted[1], drafted[0], drafted[2]]
    assert [(place.number, place.text) for place in named[0].said] == [(8, "当町でも同じ計画がある。")]
    assert [place.text for place in named[0].places] == ["美里町", "当町でも同じ計画がある。"]
