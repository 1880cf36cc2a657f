"""What a record cites and does not list is listed by one click each, or all by one, at its place in the list."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from minutes.desk.handouts.list_handouts import list_handouts
from minutes.models import Handout, Meeting
from minutes.revision import StaleRevision
from tests.builders import clerk, draft
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
ORDER = ["役員会結果", "資料1", "資料2", "資料3", "資料4", "追加資料1", "追加資料2"]


@pytest.fixture(scope="module")
def drafted(rows_of_module, real_text):
    return draft(real_text, by=clerk("sano")).pk


def review(meeting):
    return reverse("admin:minutes_meeting_review", args=[meeting.pk])


def offered(client, meeting):
    page = Page(client.get(review(meeting)))
    return [
        button.attributes["value"] for button in page["button"] if button.attributes.get("name") == "list"
    ]


def press(client, meeting, value, **typed):
    meeting.refresh_from_db()
    sent = {"list": value, "seen_revision": meeting.revision} | typed
    return client.post(review(meeting), sent, follow=True)


def labels(meeting):
    return list(meeting.handouts.order_by("position").values_list("label", flat=True))


def test_the_six_of_the_real_record_by_one_click_each(client, meeting):
    found = offered(client, meeting)
    assert found == ["*", "資料1", "追加資料1", "資料2", "資料3", "資料4", "追加資料2"]
    revision = Meeting.objects.get().revision
    for label in reversed(found[1:]):
        answer = press(client, meeting, label)
        assert answer.redirect_chain == [(review(meeting), 302)]
        assert f"{label}を配付資料に加えました。" in answer.content.decode()
    assert labels(meeting) == ORDER
    assert offered(client, meeting) == []
    assert Meeting.objects.get().revision == revision + 6
    assert Handout.history.filter(history_type="+").count() == 7


def test_all_by_one_click_in_one_save(client, meeting):
    revision = meeting.revision
    press(client, meeting, "*", seen=["silent:x"])
    assert (labels(meeting), Meeting.objects.get().revision) == (ORDER, revision + 1)


def test_the_marks_of_the_page_are_kept_with_the_click(client, meeting):
    press(client, meeting, "資料2", seen=["handout:資料3"])
    assert list(meeting.acknowledgements.values_list("key", flat=True)) == ["handout:資料3"]
    assert labels(meeting) == ["役員会結果", "資料2"]


def test_what_was_not_found_or_is_listed_already_is_not_listed(client, meeting):
    for value in ("資料9", "", "役員会結果"):
        assert "もう配付資料にあります。" in press(client, meeting, value).content.decode()
    assert labels(meeting) == ["役員会結果"]


def test_an_old_page_lists_nothing_and_says_so(client, meeting):
    answer = press(client, meeting, "資料1", seen_revision=meeting.revision - 1)
    assert "配付資料には何も加えていません。" in answer.content.decode()
    assert labels(meeting) == ["役員会結果"]
    with pytest.raises(StaleRevision):
        list_handouts(meeting=meeting, labels=["資料1"], revision=meeting.revision - 1, by=clerk())


def test_whoever_may_not_add_handouts_has_no_button(client, meeting):
    reader = User.objects.create_user("reader", is_staff=True)
    rights = Permission.objects.filter(codename__in=["view_meeting", "change_meeting"])
    reader.user_permissions.set(rights)
    client.force_login(reader)
    assert offered(client, meeting) == []
    assert press(client, meeting, "資料1").status_code == 403


def test_between_two_rows_without_room_all_are_placed_anew(meeting):
    meeting.handouts.update(position=1)
    Handout.objects.create(meeting=meeting, number=900, position=2, label="資料2")
    versions = Handout.history.count()
    list_handouts(meeting=meeting, labels=["資料1", "資料3", "別紙1"], revision=meeting.revision, by=clerk())
    assert labels(meeting) == ["役員会結果", "資料1", "資料2", "資料3", "別紙1"]
    assert Handout.history.count() == versions + 3
