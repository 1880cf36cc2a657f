"""Only what changed is stale: pages with other bytes have another ETag, and whom nothing concerns is answered 304."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone

from members.models import Organisation, RegistryState
from members.registry import (
    add_organisation,
    join_organisations,
    load_registry,
    record_change,
    take_back_change,
)
from minutes.desk.workflow.save_site_text import save_site_text
from minutes.keeping.journal.journal_replay import replay
from minutes.models import (
    JournalState,
    MeetingState,
    OrganisationState,
    PublicState,
    SiteText,
)
from minutes.pages import caching
from minutes.publication.derived.kinds import DERIVED
from minutes.publication.derived.walk import write_again
from minutes.publication.journal_files import file_sources
from tests.acts import erase_now, later, retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, clerk, publish_now, published
from tests.members.registry.towns import DAY, new_town, town_in_force

pytestmark = pytest.mark.django_db

COUNTERS = (PublicState, RegistryState, MeetingState, OrganisationState)
FIRST, SECOND = "/meetings/2026-09-03-1/", "/meetings/2026-09-04-1/"
OTHER_DAY = MANUSCRIPT.replace("9月3日", "9月4日")
THIRD = MANUSCRIPT.replace("9月3日", "9月5日")
OF_FIRST = [
    *("", "editions.json", "editions/1/", "editions/1.json", "as-of/", "as-of/2026-09-24/", "corrections/"),
    *("compare/", "compare/1...2/", "u/12/", "u/10/", "?q=十日", "u/8/"),
]
PAGES = [
    *(FIRST + page for page in OF_FIRST),
    *(SECOND, f"{SECOND}u/12/"),
    *("/", "/meetings/", "/search/?q=十日", "/corrections/", "/corrections/feed/", "/terms/"),
    *("/organisations/", "/organisations/prefectures/01/", "/organisations/prefectures/01/feed/"),
    *(f"/organisations/{code}/" for code in ("012289", "013030", "433489", "303046", "x-misato")),
    *("/organisations/012289/feed/", "/organisations/014346/"),
    *("/meetings/feed/", "/meetings/to-come/feed/", "/meetings/to-come/meetings.ics", "/search/feed/?q=十日"),
    "/api/v1/changes",
]


def ask(client, path, tag=""):
    return client.get(path, headers={"if-none-match": tag})


class Reader:
    """Keeps every page that it was ever sent, by address and ETag, and holds each answer against it."""

    def __init__(self, client):
        self.client, self.sent, self.tags = client, {}, {}

    def read(self) -> set[str]:
        """Reads all pages and returns those that have another ETag than before."""
        changed = set()
        for path in PAGES:
            answer = self.client.get(path)
            tag = answer.headers.get("ETag", "")
            if tag:
                assert self.sent.setdefault((path, tag), answer.content) == answer.content, path
            if self.tags.get(path) != tag:
                changed.add(path)
            self.tags[path] = tag
        return changed


def identify(meeting):
    row = meeting.attendees.get(label="美里町")
    row.organisation = Organisation.objects.get(key="433489", valid_to=None)
    row.save()
    publish_now(meeting, reason="特定した。")


def correct(meeting):
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting)


def rename(name):
    after = [new_town(name, "012289")]
    return record_change(
        day=DAY, kind="rename", before=[town_in_force("深川市")], after=after, by=clerk(), event=""
    )


def rename_successor():
    """美里町 of 和歌山県 became 紀美野町, so a page of a record that leaves open which 美里町 it means is touched."""
    town = town_in_force("紀美野町", "30")
    after = [new_town("新紀美野町", town.key, prefecture="30", kind="town")]
    record_change(day=DAY, kind="rename", before=[town], after=after, by=clerk(), event="")


def save_terms(text):
    row = SiteText.objects.get(page="terms")
    row.text = text
    save_site_text(row=row, by=clerk())


def edit_reading():
    """As the desk's form of an organisation does."""
    Organisation.objects.filter(key="433489").update(kana="みさとのまち")
    RegistryState.raise_revision(["美里町"], ["433489"])


def acts(first, second):
    """Yields (name, act) of all that the desk and the registry can do to what is public."""
    state = {}

    def withdraw(*blocks):
        state["withdrawal"] = withdraw_now(first, *blocks)[0]

    def add():
        state["town"] = add_organisation(key="x-misato", name="美里町", kind="other", by=clerk())

    def join(kept):
        same_as = Organisation.objects.filter(key=kept).last() if kept else None
        join_organisations(row=state["town"], same_as=same_as, by=clerk())

    yield "another meeting", lambda: published(THIRD)
    yield "a meeting to come", lambda: published(MANUSCRIPT.replace("9月3日", "12月25日"), status="planned")
    yield "a correction", lambda: correct(first)
    yield "an identification", lambda: identify(first)
    yield "a withdrawal", lambda: withdraw("u12")
    yield "an erasure", lambda: erase_now(state["withdrawal"])
    yield "a name withdrawn", lambda: withdraw("a17")
    yield "taken down", lambda: retract_now(second)
    yield "published again", lambda: publish_now(second, reason="もう一度公開する。")
    yield "made again", lambda: write_again(list(DERIVED), first.pk)
    yield (
        "a text of the site",
        lambda: save_terms("別の条件"),
    )
    yield "a namesake", add
    yield "joined", lambda: join("433489")
    yield "parted", lambda: join(None)
    yield "renamed", lambda: state.update(change=rename("雨竜市"))
    yield "taken back", lambda: take_back_change(change=state["change"], by=clerk())
    yield "a successor renamed", rename_successor
    yield "a reading", edit_reading
    yield "the table loaded", load_registry


@pytest.mark.long
def test_other_bytes_have_another_etag_whatever_is_done(client):
    """Long: 30 pages after each of 20 acts. An ETag that comes again stands for the same bytes."""
    first, second = published().meeting, published(OTHER_DAY).meeting
    reader, changed = Reader(client), {}
    reader.read()
    for name, act in acts(first, second):
        act()
        changed[name] = reader.read()
    of_first = {FIRST + page for page in OF_FIRST if not page.startswith("?")}
    of_second = {SECOND, f"{SECOND}u/12/"}
    for act in ("another meeting", "a meeting to come", "taken down", "published again"):
        assert changed[act] & of_first == set(), act
    for act in ("a correction", "an identification", "a withdrawal", "an erasure", "made again"):
        assert changed[act] & of_second == set(), act
        assert changed[act] >= of_first - {f"{FIRST}compare/1...2/"}, act
    for act in ("a namesake", "renamed", "taken back", "a successor renamed", "a reading"):
        assert {FIRST, SECOND} - changed[act] == set(), act
    assert "/organisations/014346/" not in changed["another meeting"] | changed["a correction"]


@pytest.mark.long
def test_who_has_the_pages_of_other_meetings_is_answered_304(client):
    """Long: 26 publications."""
    by, pages = clerk(), []
    for day in range(1, 26):
        edition = published(MANUSCRIPT.replace("9月3日", f"8月{day}日"), by=by)
        pages.append(f"/meetings/{edition.address}/")
    tags = {page: client.get(page)["ETag"] for page in pages}
    published(by=by)
    assert [ask(client, page, tag).status_code for page, tag in tags.items()] == [304] * 25


def test_a_change_of_the_registry_concerns_who_names_one_of_those_that_changed(client):
    published()
    published(OTHER_DAY.replace("、美里町", "").replace("（美里町）", "（当別町）"))
    tags = {page: client.get(page)["ETag"] for page in (FIRST, SECOND)}
    add_organisation(key="x-misato", name="美里町", kind="other", by=clerk())
    assert [ask(client, page, tag).status_code for page, tag in tags.items()] == [200, 304]


@pytest.mark.parametrize("path", [FIRST, "/", "/search/?q=十日", "/organisations/012289/"])
def test_what_others_add_to_an_address_makes_no_page_of_its_own(client, kept, path):
    published()
    page = client.get(path)
    more = f"{path}{'&' if '?' in path else '?'}utm_source=letter&fbclid=a%20b&%ff=1"
    again = client.get(more)
    assert (again["ETag"], again.content, len(kept.entries)) == (page["ETag"], page.content, 1)
    assert "utm_source" not in again.content.decode()
    assert ask(client, more, page["ETag"]).status_code == 304


def tags_tomorrow(client, monkeypatch, day, pages):
    """Returns which of the pages have another ETag on the day after a day."""
    number = (day - datetime.date(1970, 1, 1)).days
    monkeypatch.setattr(caching, "day_in_japan", lambda: number)
    tags = {page: client.get(page)["ETag"] for page in pages}
    monkeypatch.setattr(caching, "day_in_japan", lambda: number + 1)
    return [page for page in pages if client.get(page)["ETag"] != tags[page]]


@pytest.mark.long
def test_midnight_touches_only_pages_that_show_days_to_come(client, monkeypatch):
    """Long: six pages on eight days."""
    published()
    pages = [FIRST, f"{FIRST}u/12/", f"{FIRST}as-of/2026-09-24/", "/", "/meetings/", "/organisations/012289/"]
    past = datetime.date(2026, 12, 20)
    assert tags_tomorrow(client, monkeypatch, past, pages) == []
    today = timezone.localdate()
    as_of_today = f"{FIRST}as-of/{today.isoformat()}/"
    assert tags_tomorrow(client, monkeypatch, today, [as_of_today]) == [as_of_today]
    to_come = published(MANUSCRIPT.replace("9月3日", "12月25日"), status="planned")
    page = f"/meetings/{to_come.address}/"
    assert tags_tomorrow(client, monkeypatch, past, [page, *pages]) == [
        page,
        "/",
        "/meetings/",
        "/organisations/012289/",
    ]
    assert tags_tomorrow(client, monkeypatch, datetime.date(2026, 12, 26), [page, *pages]) == []


def test_a_change_of_the_registry_to_come_touches_at_its_midnight(client, monkeypatch):
    published()
    rename("雨竜市")
    eve = DAY - datetime.timedelta(days=1)
    assert tags_tomorrow(client, monkeypatch, eve, [FIRST, "/organisations/012289/"]) == [
        "/organisations/012289/"
    ]


@pytest.mark.parametrize("path", [FIRST, "/", "/organisations/012289/"])
def test_database_and_epoch_are_in_every_tag(client, path):
    published()
    tags = {client.get(path)["ETag"]}
    JournalState.objects.update(epoch="2-abcdef")
    tags.add(client.get(path)["ETag"])
    JournalState.objects.update(identity="another")
    tags.add(client.get(path)["ETag"])
    assert len(tags) == 3


@pytest.mark.long
def test_a_cache_that_outlives_a_restore_never_answers_with_what_is_lost(client):
    """Long: five pages in four states. The counters fall back with the database. What is published then may raise them to the very values of before."""
    meeting, cache = published().meeting, {}

    def read():
        tags = set()
        for path in (FIRST, f"{FIRST}u/13/", "/", "/organisations/013030/", "/search/?q=要する"):
            answer = client.get(path)
            assert cache.setdefault((path, answer["ETag"]), answer.content) == answer.content, path
            tags.add(answer["ETag"])
        return tags

    def counters():
        return [list(model.objects.values_list("pk", "changes")) for model in COUNTERS]

    before = transaction.savepoint()
    correct(meeting)
    lost, lost_counters = read(), counters()
    transaction.savepoint_rollback(before)
    caching.highest_seen.clear()  # the process ended with its database
    replay(file_sources(), at=timezone.now(), is_old=True)  # as a restore does
    assert read().isdisjoint(lost)
    reword(meeting, 13, "当町は九か月を要する。")
    publish_now(meeting, at=later(meeting))
    caching.highest_seen.clear()
    for model, rows in zip(COUNTERS, lost_counters, strict=True):
        for key, changes in rows:
            model.objects.filter(pk=key).update(changes=changes)
    assert (counters(), read().isdisjoint(lost)) == (lost_counters, True)
