"""A polite reader is never held up; who asks too often is told when to go on, and each client is counted alone."""

from types import SimpleNamespace

import pytest

from minutes.api import rate_limit
from minutes.api.rate_limit import Buckets

pytestmark = pytest.mark.django_db


def test_one_request_a_second_is_never_held_up():
    buckets = Buckets()
    assert {buckets.seconds_to_wait("a", a_minute=60, now=float(second)) for second in range(10_000)} == {0}


def test_a_burst_is_served_and_then_told_when_to_go_on():
    buckets = Buckets()
    waits = [buckets.seconds_to_wait("a", a_minute=6, now=100.0) for _ in range(8)]
    assert waits == [0, 0, 0, 0, 0, 0, 10, 10]
    assert buckets.seconds_to_wait("a", a_minute=6, now=109.0) == 1
    assert buckets.seconds_to_wait("a", a_minute=6, now=110.0) == 0
    assert buckets.seconds_to_wait("b", a_minute=6, now=110.0) == 0


def test_whoever_waits_as_long_as_told_is_let_through():
    buckets = Buckets()
    now = 0.0
    for _ in range(50):
        wait = buckets.seconds_to_wait("a", a_minute=7, now=now)
        now += wait
        if wait:
            assert buckets.seconds_to_wait("a", a_minute=7, now=now) == 0


def test_only_so_many_clients_are_remembered():
    buckets = Buckets(most=3)
    for client in "abcda":
        buckets.seconds_to_wait(client, a_minute=60, now=0.0)
    assert list(buckets.of_clients) == ["c", "d", "a"]


@pytest.fixture
def limited(settings, monkeypatch):
    settings.API_REQUESTS_A_MINUTE = 2
    # The clock stands still: the first request of a process may take a second, which fills the bucket.
    monkeypatch.setattr(rate_limit, "time", SimpleNamespace(monotonic=lambda: 0.0))
    monkeypatch.setattr(rate_limit, "buckets", Buckets())


@pytest.mark.usefixtures("limited")
def test_too_many_requests(client):
    assert [client.get("/api/v1/").status_code for _ in range(2)] == [200, 200]
    answer = client.get("/api/v1/meetings")
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (429, "30", "no-store")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert (answer.json()["status"], answer.json()["retry_after"]) == (429, 30)
    assert client.get("/api/v1/", REMOTE_ADDR="192.0.2.9").status_code == 200


@pytest.mark.usefixtures("limited")
def test_pages_and_preflights_are_not_counted(client):
    assert {client.get("/").status_code for _ in range(5)} == {200}
    assert {client.options("/api/v1/").status_code for _ in range(5)} == {204}
    assert client.get("/api/v1/").status_code == 200


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize("unit", ["speech", "meeting", "meeting_list/"])
def test_programs_of_the_diets_api_are_told_in_its_own_form(client, unit):
    """They know neither problem+json nor 429, but they know 19001."""
    for _ in range(2):
        client.get("/api/v1/")
    told = "(0) 一つの相手が一分間に尋ねられる数を超えました。30秒後に続けてください。"
    message = "(19001)ただいま答えられません。しばらくしてから、もう一度お試しください。"
    answer = client.get(f"/api/{unit}?from%3D2012-01-01%26recordPacking%3Djson")
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (429, "30", "no-store")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"] == "application/json;charset=UTF-8"
    assert answer.json() == {"message": message, "details": [told]}
    said = f"<message>{message}</message><details>{told}</details>"
    answer = client.get(f"/api/{unit}?from=2012-01-01").content.decode()
    assert answer == f"<data><diagnostics><diagnostic>{said}</diagnostic></diagnostics></data>"
