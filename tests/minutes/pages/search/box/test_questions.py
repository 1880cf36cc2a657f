"""Each question leads first to what was written down for it, and none is a dead end."""

import re
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minutes.desk.ties.decide_ties import confirm_all
from tests.builders import NOON, clerk, draft, publish_now, published
from tests.minutes.pages.reader import Page
from tests.minutes.pages.search.box.questions import OWN, REAL, SHARED

pytestmark = pytest.mark.django_db

QUESTIONS = [*SHARED, *OWN]


@pytest.fixture(scope="module", autouse=True)
def records(rows_of_module, real_text):
    """The real record, with its questions and answers confirmed, and one more."""
    meeting = draft(real_text)
    confirm_all(meeting=meeting, revision=meeting.revision, by=clerk(), at=NOON)
    publish_now(meeting)
    published()


def answer_of(page) -> list[str]:
    """Where the page leads, first what stands first in the answer: its parts between the head and the ways on."""
    main = page.source.partition('id="total"')[2]
    answered = re.split(r'<nav class="(?:pager|filters)', main)[0]
    return [unquote(href) for href in re.findall(r'href="([^"]+)"', answered)]


def is_that(href: str, wanted: str) -> bool:
    """`#28` is the block at any of its addresses: in the record, or on a page of its own."""
    if not wanted.startswith("#"):
        code = re.fullmatch(r"/organisations/(\w+)/", wanted)
        return re.sub(r"\?[^#]*", "", href).startswith(wanted) or bool(code and f".{code[1]}" in href)
    number = wanted[1:]
    return bool(re.match(rf"{REAL}(?:u/{number}/|\?[^#]*#u{number}$|#u{number}$)", href))


@pytest.mark.parametrize("question", QUESTIONS, ids=range(len(QUESTIONS)))
def test_each_question_leads_to_its_page(client, question):
    with CaptureQueriesContext(connection) as queries:
        page = Page(client.get("/search/", {"q": question.typed}))
    leads = [
        href
        for href in answer_of(page)
        if href.startswith(("/meetings/20", "/organisations/")) or ("as=" in href and "around" in href)
    ]
    assert leads, "a dead end"
    assert is_that(leads[0], question.first), (question, leads[:5], len(queries))
    for wanted in question.also:
        assert any(is_that(href, wanted) for href in leads), (wanted, leads)
    for words in question.says:
        assert words in re.sub(r"<[^>]+>", "", page.source), words
