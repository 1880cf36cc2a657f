"""Lists in pages by key: whoever follows `next` reads everything once, whatever is published meanwhile."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.acts import retract_now, reword
from tests.builders import MANUSCRIPT, publish_now, published

pytestmark = pytest.mark.django_db


def meeting_on(day):
    return published(MANUSCRIPT.replace("9月3日", f"9月{day}日")).meeting


def walked(client, address, meanwhile=lambda: None):
    items = []
    while address:
        answer = client.get(address).json()
        items += answer["items"]
        address = answer["next"]
        meanwhile()
    return items


@pytest.fixture
def meetings():
    return [meeting_on(day) for day in (1, 2, 3)]


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_all_meetings_are_read_once(client, meetings, limit):
    found = [one["id"] for one in walked(client, f"/api/v1/meetings?limit={limit}")]
    assert found == ["2026-09-03-1", "2026-09-02-1", "2026-09-01-1"]


def test_what_is_published_meanwhile_moves_nothing(client, meetings):
    days = iter((4, 5, 6))
    found = walked(client, "/api/v1/meetings?limit=1", lambda: meeting_on(next(days)))
    assert [one["id"] for one in found] == ["2026-09-03-1", "2026-09-02-1", "2026-09-01-1"]


def test_what_is_taken_down_meanwhile_is_left_out_and_nothing_else(client, meetings):
    acts = iter((lambda: retract_now(meetings[1]), lambda: None))
    found = walked(client, "/api/v1/meetings?limit=1", lambda: next(acts)())
    assert [one["id"] for one in found] == ["2026-09-03-1", "2026-09-01-1"]


@pytest.mark.parametrize("order", ["newest", "oldest"])
@pytest.mark.parametrize("query", ["kind=turn", "q=十日+OR+紙&wide=true", ""])
def test_all_hits_are_read_once(client, meetings, order, query):
    whole = client.get(f"/api/v1/search?limit=100&order={order}&{query}").json()
    found = walked(client, f"/api/v1/search?limit=2&order={order}&{query}")
    assert found == whole["items"]
    assert len(found) == whole["counts"]["total"] > 3


def test_all_remarks_are_read_once(client, meetings):
    found = walked(client, "/api/v1/remarks?limit=2")
    assert found == client.get("/api/v1/remarks?limit=50").json()["items"]
    assert len({(one["meeting"], one["number"]) for one in found}) == len(found) > 6


def test_counts_stand_on_the_first_page_alone(client, meetings):
    first = client.get("/api/v1/search?limit=1&kind=turn").json()
    second = client.get(first["next"]).json()
    assert (first["counts"]["meetings"], second["counts"]) == (3, None)


def test_all_corrections_are_read_once(client, meetings):
    for meeting in meetings:
        for number in (6, 12):
            reword(meeting, number, "直した言葉です。")
        publish_now(meeting, reason="誤記")
    found = walked(client, "/api/v1/corrections?limit=1")
    assert found == client.get("/api/v1/corrections").json()["items"]
    assert len({(one["meeting"], one["key"]) for one in found}) == 6


def test_organisations_by_code(client):
    found = walked(client, "/api/v1/organisations?limit=40&prefecture=01")
    codes = [one["code"] for one in found]
    assert codes == sorted(set(codes))
    assert len(codes) > 180


@pytest.mark.parametrize(
    "address",
    [
        "meetings",
        "search?kind=turn",
        "remarks",
        "corrections",
        "organisations?recorded=true",
        "meetings/2026-09-03-1",
        "meetings/2026-09-03-1/remarks",
        "meetings/2026-09-03-1/remarks/12",
    ],
)
def test_a_list_of_three_asks_as_many_queries_as_of_one(client, address):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/api/v1/{address}").status_code == 200
        return len(asked)

    def corrected(day):
        meeting = meeting_on(day)
        reword(meeting, 12, "直した言葉です。")
        publish_now(meeting, reason="誤記")

    def warm_queries():
        queries()  # what a process remembers until something changes
        return queries()

    corrected(3)
    of_one = warm_queries()
    corrected(2)
    corrected(1)
    assert warm_queries() == of_one <= 12
