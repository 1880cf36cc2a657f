"""The hits of four meetings: page by page in either order, and their counts."""

import pytest

from minutes.models import Passage
from minutes.search import find
from minutes.search.query_language import parse
from minutes.search.search_query import SearchQuery, compile_query
from tests.builders import meetings_on_days

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def four_meetings(rows_of_module):
    return meetings_on_days(4)


@pytest.mark.parametrize("order", [find.newest_first, find.oldest_first])
@pytest.mark.parametrize("size", [1, 2, 5, 7, 100])
def test_page_by_page_everything_comes_once(order, size):
    query = compile_query(SearchQuery(tree=parse("の").tree))
    whole, paged, after = order(query, size=1000), [], None
    while page := order(query, size=size, after=after):
        assert len(page) <= size
        paged, after = [*paged, *page], page[-1]
    assert paged == whole
    assert len(whole) == Passage.objects.filter(folded__contains="の").count() > 12


def test_counts_by_meeting_organisation_and_year():
    tally = find.tally(compile_query(SearchQuery(tree=parse("十日 OR 二か月").tree)))
    assert (tally.total, list(tally.meetings.values())) == (8, [2, 2, 2, 2])
    assert tally.years == {2026: 2, 2025: 6}
    assert sorted(tally.organisations.values()) == [4, 4]
