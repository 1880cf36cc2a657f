"""The page of a record, kept apart from its frame: the same bytes, of what it goes by alone, and no word that was withdrawn."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minutes.compare.shingles import shingles
from minutes.kept_pages import kept_records
from minutes.kept_pages.folder_cache import FolderCache
from minutes.models import JournalState, MeetingState, PublicState
from minutes.pages import caching, dependencies, framed, printing
from minutes.publication.derived.kinds import DERIVED
from minutes.publication.derived.walk import write_again
from tests.acts import erase_now, retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, publish_now, published
from tests.minutes.test_withdrawn_nowhere import WORDS, public_answers

pytestmark = pytest.mark.django_db
ADDRESS, PAGE = "2026-09-03-1", "/meetings/2026-09-03-1/"
OTHER = "/meetings/2026-09-04-1/"
TEXT = MANUSCRIPT.replace("十日と決めている。", WORDS)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Keeps records in a folder of this test, as a site does unless told otherwise."""
    settings.CACHES = settings.CACHES | {
        "records": {
            "BACKEND": "minutes.kept_pages.folder_cache.FolderCache",
            "LOCATION": tmp_path / "kept",
            "TIMEOUT": 3600,
            "OPTIONS": {"BYTES": 10**8},
        }
    }
    assert isinstance(caches["records"], FolderCache)
    return tmp_path / "kept"


def bytes_of(folder) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def queries_of(client, path) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """Does an act, and what follows its commit."""

    def committed(act, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return act(*args, **kwargs)

    return committed


@pytest.fixture
def kept(monkeypatch):
    """The memory of a process, which keeps whole pages."""
    monkeypatch.setattr(caching, "body_cache", caching.BodyCache(10**7))
    return caching.body_cache


def test_a_kept_page_is_the_page_and_costs_the_one_query(client):
    published()
    drawn = client.get(PAGE)
    assert queries_of(client, PAGE) == 1
    again = client.get(PAGE)
    assert (again.content, dict(again.headers)) == (drawn.content, dict(drawn.headers))


def test_a_change_of_the_frame_takes_the_rest_as_it_was(client, monkeypatch):
    published()
    tag, before = client.get(PAGE)["ETag"], client.get(PAGE).content
    PublicState.raise_for(PublicState.Subject.SITE)
    frame = framed._frame

    def another_foot(request):
        head, foot = frame(request)
        return [head, foot.replace(b"<footer", b"<footer data-new", 1)]

    monkeypatch.setattr(framed, "_frame", another_foot)
    assert queries_of(client, PAGE) == 1
    answer = client.get(PAGE)
    assert answer["ETag"] != tag
    assert answer.content == before.replace(b"<footer", b"<footer data-new", 1)


def test_it_is_of_this_meeting_database_release_name_host_and_day(client, settings, monkeypatch):
    """Whatever differs in any of them is made anew; what another page is made from is not."""
    published()
    published(MANUSCRIPT.replace("9月3日", "9月4日"))

    def is_kept():
        client.get(PAGE)
        return queries_of(client, PAGE) == 1 and queries_of(client, OTHER) >= 1

    assert is_kept()
    for change in (
        lambda: MeetingState.objects.filter(address=ADDRESS).update(changes=10**12),
        lambda: JournalState.objects.update(epoch="2-abcdef"),
        lambda: JournalState.objects.update(identity="another"),
        lambda: setattr(settings, "SITE_NAME", "別の名"),
        lambda: monkeypatch.setattr(caching, "release_fingerprint", lambda: "the next"),
        lambda: MeetingState.objects.filter(address=ADDRESS).update(shows_until="2100-01-01"),
        lambda: monkeypatch.setattr(caching, "day_in_japan", lambda: 20_000),
        lambda: setattr(settings, "SECRET_KEY", "another key, since the seal is made with it"),
    ):
        change()
        assert queries_of(client, PAGE) > 1
        assert is_kept()
    assert client.get(PAGE, headers={"host": "localhost"})["ETag"]
    assert queries_of(client, PAGE) > 1
    MeetingState.objects.exclude(address=ADDRESS).update(changes=10**12)
    PublicState.raise_editions()
    assert queries_of(client, PAGE) == 1


@pytest.mark.parametrize(
    "path", [f"{PAGE}?q=十日", f"{PAGE}?at=12", "/meetings/2026-09-09-1/", f"{PAGE}u/12/"]
)
def test_what_is_not_kept(client, folder, path):
    """A search within the record, what is not there, a page of another kind."""
    published()
    client.get(path)
    assert bytes_of(folder) == b""


def test_debug_keeps_nothing(client, folder, settings):
    published()
    settings.DEBUG = True
    client.get(PAGE)
    assert bytes_of(folder) == b""


def test_who_writes_into_the_cache_writes_no_page(client, folder):
    published()
    page = client.get(PAGE).content
    (file,) = (path for path in folder.rglob("*") if path.is_file())
    whole = file.read_bytes()
    for planted in (whole.replace("十日".encode(), "百日".encode()), whole[:-1], b"", whole[:40]):
        file.write_bytes(planted)
        assert client.get(PAGE).content == page
    file.write_bytes(whole)
    moved = file.with_name(file.name)
    kept_records._cache().set(kept_records._key("2026-09-09-1"), whole)
    assert (kept_records.read("2026-09-09-1", whole[32:64].decode()), moved.read_bytes()) == (None, whole)


def test_a_cache_that_fails_is_no_error_of_a_page_or_an_act(client, monkeypatch, commit, caplog):
    class Away:
        def __getattr__(self, name):
            raise ConnectionError("no server of the cache")

    monkeypatch.setattr(kept_records, "_cache", Away)
    meeting = published().meeting
    assert client.get(PAGE).status_code == 200
    commit(withdraw_now, meeting, "u12")
    assert "この発言は取り消されました。" in client.get(PAGE).content.decode()
    assert "could not be deleted" in caplog.text


def _withdrawn(meeting):
    return withdraw_now(meeting, "u12")[0]


ACTS = {
    "withdrawn": _withdrawn,
    "a part withdrawn": lambda meeting: withdraw_now(meeting, "u12", span=WORDS[:10]),
    "taken down": retract_now,
    "erased": lambda meeting: erase_now(_withdrawn(meeting)),
}


@pytest.mark.long
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_no_cache_holds_a_word_after_the_act(client, folder, kept, commit, act):
    """Long: every address of the site is fetched after each of four acts."""
    meeting = published(TEXT).meeting
    words = WORDS[:10] if act is ACTS["a part withdrawn"] else WORDS
    list(public_answers(client))
    held = [
        any(piece.encode() in held for piece in shingles(words)) for held in (bytes_of(folder), _memory(kept))
    ]
    assert held == [True, True]
    commit(act, meeting)
    assert bytes_of(folder) == b""
    list(public_answers(client))
    everything = bytes_of(folder) + _memory(kept)
    assert [piece for piece in shingles(words) if piece.encode() in everything] == []


def _memory(cache) -> bytes:
    return b"".join(body for body, _ in cache.entries.values())


@pytest.mark.parametrize(
    "change", [lambda meeting: publish_now(meeting), lambda meeting: write_again(list(DERIVED), meeting.pk)]
)
def test_what_is_kept_goes_when_the_meeting_changes(client, folder, commit, change):
    meeting = published().meeting
    client.get(PAGE)
    reword(meeting, 13, "当町は三か月を要する。")
    assert bytes_of(folder) != b""
    commit(change, meeting)
    assert bytes_of(folder) == b""


def test_whoever_stores_looks_again_and_leaves_nothing_of_before(client, folder, monkeypatch, commit):
    """The withdrawal comes between the reading of the record and the storing of its page."""
    meeting = published(TEXT).meeting
    keep = kept_records.keep

    def late(address, tag, body):
        commit(_withdrawn, meeting)
        keep(address, tag, body)
        assert WORDS.encode() in bytes_of(folder)

    monkeypatch.setattr(kept_records, "keep", late)
    client.get(PAGE)
    assert bytes_of(folder) == b""


def test_a_page_begun_before_a_withdrawal_stays_in_no_memory(client, kept, monkeypatch, commit):
    """Another thread sees the withdrawal, and drops all, while the page is made."""
    meeting = published(TEXT).meeting
    keep = kept_records.keep

    def late(*entry):
        commit(_withdrawn, meeting)
        client.get("/robots.txt")
        keep(*entry)

    monkeypatch.setattr(kept_records, "keep", late)
    assert WORDS in client.get(PAGE).content.decode()
    assert WORDS.encode() not in _memory(kept)


def test_addresses_with_names_of_files_are_forgotten_with_the_pages():
    cache = caching.BodyCache(10**6)
    cache.see(1)
    printing.url("pages:file", "a" * 64, "鷲塚.pdf")
    cache.see(1)
    assert printing._url.cache_info().currsize > 0
    cache.see(2)
    assert printing._url.cache_info().currsize == 0


def test_the_look_afterwards_is_at_the_primary(client, monkeypatch):
    published()
    asked = []
    select = dependencies._select

    def noted(*args):
        asked.append(dependencies.connection.alias)
        return select(*args)

    monkeypatch.setattr(dependencies, "_select", noted)
    client.get(PAGE)
    assert asked == ["default", "default"]


def test_no_backup_holds_what_is_kept(client, folder, settings, tmp_path):
    from council.environment import WrongSettings, settings_of

    inside = {
        "SECRET_KEY": settings.SECRET_KEY,
        "MEDIA_ROOT": str(tmp_path),
        "RECORD_CACHE": str(tmp_path / "kept"),
    }
    with pytest.raises(WrongSettings, match="RECORD_CACHE: MEDIA_ROOT の中は控えに入る"):
        settings_of(tmp_path / ".env", inside)
