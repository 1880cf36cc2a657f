"""Every printed fact of a record is read on its page and in its Word file, also where no page was written for it."""

import io
import json
import zipfile

import pytest

from minutes.exports.papers.paper_head import PaperHead
from minutes.exports.record_docx import record_docx
from minutes.models import Edition
from minutes.notation.facts import TEXT_FACTS
from minutes.record.stored_record import read_record
from tests.minutes.pages.reader import Page
from tests.minutes.record.full_record import READ, full_edition, words_for

pytestmark = pytest.mark.django_db

WORDS = {fact.name: READ.get(fact.name) or words_for(fact.name) for fact in TEXT_FACTS}
# The page says the day and the hours in its own way, and the day in both calendars.
ON_THE_PAGE = WORDS | {
    "time": "令和8年(2026年)9月3日(木) 13:30–16:30",
    "updated": "令和8年(2026年)9月24日(木)",
}
HEAD = PaperHead(is_draft=False, about=(), source="")


@pytest.fixture(scope="module")
def edition(rows_of_module):
    return full_edition()


def test_the_page_prints_every_fact(client, edition):
    [page] = Page(client.get(f"/meetings/{edition.address}/")).texts("main")
    assert [name for name, words in ON_THE_PAGE.items() if words not in page] == []


def test_the_word_file_prints_every_fact(edition):
    record = read_record(Edition.objects.get(pk=edition.pk).record)
    file = zipfile.ZipFile(io.BytesIO(record_docx(record, HEAD)))
    text = file.read("word/document.xml").decode()
    assert [name for name, words in WORDS.items() if words not in text] == []


def test_an_edition_from_before_there_was_a_fact_is_read(client, edition):
    record = json.loads(Edition.objects.get(pk=edition.pk).record)
    del record["venue"]
    assert record_docx(read_record(json.dumps(record)), HEAD)
    Edition.objects.filter(pk=edition.pk).update(record=json.dumps(record))
    page = Page(client.get(f"/meetings/{edition.address}/"))
    assert ("場所" in page.texts("dt"), "更新日" in page.texts("dt")) == (False, True)
