"""The queries of the list of meetings: as many for few meetings as for many, and none for the text of a record."""

import pytest

from tests.builders import meetings_on_days, published
from tests.minutes.pages.record.test_meeting_list import addresses, page

pytestmark = pytest.mark.django_db


def test_no_meeting_at_all(client):
    assert page(client).texts("nothing") == ["公開された会議録は、まだありません。"]


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, meetings):
    meetings_on_days(meetings)
    with django_assert_num_queries(5):
        assert len(addresses(page(client))) == meetings


def test_the_text_of_a_record_is_not_read_for_a_list(client, django_assert_num_queries):
    published()
    with django_assert_num_queries(5) as queries:
        page(client)
    assert [query for query in queries.captured_queries if '"record"' in query["sql"]] == []
