"""An anonymous visitor sees no draft by any address, and public pages ask no working or history table."""

import gzip
import re

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minutes.files.kept_texts import keep_texts_of_draft
from minutes.models import Utterance
from tests.builders import MANUSCRIPT, draft, publish_now
from tests.minutes.addresses import all_addresses, with_query
from tests.minutes.dumps.dumped import dump_now
from tests.minutes.files.uploads import give_file

pytestmark = pytest.mark.django_db

SECRET = "まだ公開していない言葉"
PRIVATE = MANUSCRIPT.replace("十日と決めている。", SECRET).replace("記録実務者会議", "秘密会議")
# A retraction holds what a 410 page says: when, why, by which rule. The states are counters for the ETag.
PUBLIC_TABLES = {
    *("minutes_edition", "minutes_correction", "minutes_passage", "members_organisation"),
    *("minutes_retraction", "minutes_publicstate", "members_registrystate"),
    *("minutes_meetingstate", "minutes_organisationstate", "minutes_journalstate"),
    *("minutes_sitetext", "minutes_publishedfile", "minutes_meetingname", "minutes_mention"),
    "minutes_handoutpage",
    # The Diet's API: names of records, their text before the talk, and their slot of the day, by which the index counts.
    *("minutes_issueid", "minutes_meetinginformation", "minutes_dayslot"),
    "minutes_correctedwording",  # both wordings of public corrections, out of their editions
    "minutes_change",  # numbers and moments alone
    "minutes_lostedition",  # numbers and digests alone, for the chain
    *("minutes_dump", "minutes_dumpfile"),  # names, sizes and digests alone
}
REGISTRY_TABLES = {
    "members_organisationchange",
    "members_organisationchange_before",
    "members_organisationchange_after",
}


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def _published_with_a_file():
    meeting = draft()
    give_file(meeting.handouts.get(), "資料1.csv", "規程で決めている".encode())
    return publish_now(meeting)


@pytest.mark.long
def test_no_address_shows_a_draft(client, media):
    edition = _published_with_a_file()
    for meeting in (draft(PRIVATE), edition.meeting):
        give_file(meeting.handouts.get(), "資料1.csv", SECRET.encode())
        keep_texts_of_draft(meeting)
    Utterance.objects.filter(meeting=edition.meeting, number=13).update(text=SECRET)
    dump_now()
    shown = []
    for path in all_addresses():
        for query in ("", "q=公開していない", "q=秘密会議", "name=深川市", "any=公開していない"):
            address = with_query(path, query)
            answer = client.get(address)
            body = body_of(answer)
            if answer.status_code == 200 and SECRET in body.decode(errors="replace"):
                shown.append(address)
            assert answer.status_code < 500, address
    assert shown == []


def body_of(answer) -> bytes:
    """Reads an answer to its end: a download that is not read keeps its place, and asks the database for nothing."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return gzip.decompress(body) if answer.get("Content-Type") == "application/gzip" else body


def test_a_draft_and_what_never_was_answer_alike(client):
    draft()
    assert client.get("/meetings/2026-09-03-1/").status_code == 404
    assert client.get("/meetings/1/").status_code == 404


@pytest.mark.long
def test_public_pages_ask_only_public_tables(client, media):
    _published_with_a_file()
    dump_now()
    tables_read = set()
    for path in all_addresses():
        if path.startswith("/admin"):
            continue
        with CaptureQueriesContext(connection) as queries:
            body_of(client.get(with_query(path, "q=決めて&name=深川市&organisation=深川市&any=決めて")))
            body_of(client.get(with_query(path, "q=決めて&speaker=市&speakerPosition=市")))
        for query in queries:
            tables_read |= set(re.findall(r'(?:FROM|JOIN|INTO|UPDATE) "(\w+)"', query["sql"]))
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert tables_read & tables - REGISTRY_TABLES <= PUBLIC_TABLES
    read = {
        "minutes_edition",
        "minutes_passage",
        "minutes_handoutpage",
        "minutes_issueid",
        "minutes_dumpfile",
    }
    assert read <= tables_read
