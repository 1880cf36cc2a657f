"""What the desk's pages are called: a meeting by its name and day, never by an id; and where deleting a row leads."""

import pytest
from django.urls import reverse

from minutes.models import Handout, Utterance
from tests.builders import clerk, draft
from tests.minutes.admin.forms import page as page_of
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
NAME = "令和8年度 記録実務者会議（令和8年9月3日）"
MEETING_PAGES = [
    f"admin:minutes_meeting_{name}"
    for name in ("change", "delete", "history", "manuscript", "review", "steps", "ties", "changes", "publish")
]


@pytest.fixture
def meeting(client):
    by = clerk()
    client.force_login(by)
    return draft(by=by)


@pytest.mark.parametrize("name", MEETING_PAGES)
def test_a_page_of_a_meeting_names_it_and_no_id(client, meeting, name):
    page = Page(client.get(reverse(name, args=[meeting.pk])))
    (crumbs,) = page.texts("breadcrumbs")
    titles = [*page.texts("h1"), *page.texts("title"), crumbs]
    assert f"下書き{meeting.pk}" not in " ".join(titles)
    assert NAME in " ".join(titles)


@pytest.mark.parametrize("view", ["change", "delete", "history"])
def test_a_page_of_a_row_names_the_meeting_and_the_number(client, meeting, view):
    row = Utterance.objects.get(meeting=meeting, number=12)
    page = Page(client.get(page_of(row, view)))
    titles = " ".join(
        [*page.texts("h1"), *page.texts("h2"), *page.texts("title"), *page.texts("breadcrumbs")]
    )
    assert f"下書き{meeting.pk}" not in titles
    assert NAME in titles and "#12" in titles


def test_the_list_of_a_meeting_s_rows_names_it(client, meeting):
    answer = client.get(reverse("admin:minutes_utterance_changelist"), {"meeting__id__exact": meeting.pk})
    assert Page(answer).texts("h1") == [f"{NAME} の発言・地の文"]


def test_deleting_a_row_returns_to_its_meeting(client, meeting):
    row = Handout.objects.get(meeting=meeting)
    answer = client.post(page_of(row, "delete"), {"post": "yes", "seen_revision": meeting.revision})
    assert answer["Location"] == reverse("admin:minutes_meeting_change", args=[meeting.pk])
    assert not Handout.objects.filter(meeting=meeting).exists()
