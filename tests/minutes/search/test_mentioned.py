"""mentioned=: what others said that names an organisation, by the index as by a plain scan, from page and address."""

import pytest

from minutes.models import Passage
from minutes.search import find, index
from minutes.search.check import PlainScan, differences
from minutes.search.query_language import parse
from minutes.search.search_query import SearchQuery, compile_query
from tests.builders import MANUSCRIPT, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

OSAKI, FUKAGAWA = "042153", "012289"
SAID = MANUSCRIPT.replace("紙はどこに", "大崎市や深川市では、紙はどこに").replace(
    "十日と決めている。", "深川市は十日と決めている。大崎市は知らない。"
)


@pytest.fixture
def meeting():
    return published(SAID).meeting


def numbers(**conditions):
    query = SearchQuery(**conditions)
    keys = find.newest_first(compile_query(query), size=50)
    assert keys == PlainScan().matching_keys(query)
    assert index.count(compile_query(query)) == len(keys)
    return [passage.number for passage in find.load_passages(keys)]


def test_turns_of_others_that_name_it(meeting):
    assert numbers(mentioned=(OSAKI,)) == [6, 12]
    # 深川市 says its own name in #12.
    assert numbers(mentioned=(FUKAGAWA,)) == [6]
    assert numbers(mentioned=(OSAKI, FUKAGAWA)) == [6]
    assert numbers(mentioned=("042153x",)) == []


def test_it_goes_with_words_and_other_conditions(meeting):
    assert numbers(mentioned=(OSAKI,), tree=parse("十日").tree) == [12]
    assert numbers(mentioned=(OSAKI,), codes=(FUKAGAWA,)) == [12]
    assert numbers(mentioned=(OSAKI,), kind="narration") == []
    # The scan knows nothing of words in different turns of one meeting.
    query = SearchQuery(mentioned=(OSAKI,), tree=parse("十日 紙").tree, whole_meeting=True)
    assert index.count(compile_query(query)) == 2


def test_the_check_of_the_index_knows_it(meeting):
    assert Passage.objects.exists()
    assert set(differences(substrings=20, trees=120, seed=5)) == {None}


def test_the_search_page_shows_removes_and_counts_it(client, meeting):
    for typed in (OSAKI, "大崎市"):
        page = Page(client.get(f"/search/?mentioned={typed}"))
        assert "ほかの団体が「大崎市」に触れた発言" in page.source
        assert [text for text, href in page.links() if "#6" in text or "#12" in text] == [
            "事務局 #6",
            "深川市 #12",
        ]
    assert "「どこにもない市」に触れた発言" in Page(client.get("/search/?mentioned=どこにもない市")).source
    assert client.get("/search/hits.json?mentioned=042153").status_code == 200


def test_the_page_of_the_organisation_leads_there_and_to_the_same_turns(client, meeting):
    page = Page(client.get(f"/organisations/{OSAKI}/"))
    assert ("この中を探す", f"/search/?mentioned={OSAKI}") in page.links()
