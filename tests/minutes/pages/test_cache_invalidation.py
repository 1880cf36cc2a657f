"""ETags after a change: a page is made anew as soon as anything changed that it may show."""

import pytest

from members.models import Organisation, RegistryState
from minutes.models import Meeting, MeetingState, PublicState
from tests.builders import MANUSCRIPT, published
from tests.minutes.pages.test_caching import PAGE, PAGES, ask

pytestmark = pytest.mark.django_db


def test_whatever_is_published_changes_every_list_and_whom_it_names(client, kept):
    """What it leaves as it was: test_what_is_stale.py."""
    published()
    tags = {path: client.get(path)["ETag"] for path in PAGES}
    assert len(set(tags.values())) == len(PAGES)
    published(MANUSCRIPT.replace("9月3日", "9月4日"))
    assert ask(client, PAGE, tags.pop(PAGE)).status_code == 304
    for path, tag in tags.items():
        answer = ask(client, path, tag)
        assert (answer.status_code, answer["ETag"] != tag) == (200, True)
    assert "/meetings/2026-09-04-1/" in client.get("/").content.decode()


@pytest.mark.parametrize(
    "change",
    [
        RegistryState.raise_revision,
        lambda: PublicState.raise_for(PublicState.Subject.SITE),
        lambda: MeetingState.raise_for(Meeting.objects.get()),
    ],
    ids=["registry", "site", "meeting"],
)
def test_each_counter_tells(client, kept, change):
    published()
    before = client.get(PAGE)["ETag"]
    change()
    assert client.get(PAGE)["ETag"] != before


def test_a_change_of_the_registry_is_seen_at_once(client, kept):
    published()
    client.get("/organisations/012289/")
    Organisation.objects.filter(key="012289").update(kana="ふかがわのし")
    RegistryState.raise_revision()
    assert "ふかがわのし" in client.get("/organisations/012289/").content.decode()


def test_what_is_not_there_has_no_tag_and_is_not_kept(client, kept):
    answer = client.get("/meetings/2026-09-03-1/")
    assert (answer.status_code, "ETag" in answer, kept.entries) == (404, False, {})
