"""Asks the Diet's API as its clients do, in one line each."""

import json
from collections.abc import Callable
from urllib.parse import urlencode

from tests.minutes.kokkai.strict_client import Client

EVERYTHING = {"from": "0000-01-01"}


def ask(client, unit: str, query: str = "", **conditions):
    """Returns the response to a query as it is typed, or to conditions, as JSON unless it says otherwise."""
    query = query or urlencode({"recordPacking": "json", **conditions})
    return client.get(f"/api/{unit}?{query}")


def found(client, unit: str = "speech", **conditions) -> list[dict]:
    """Returns the records of the first page, of the most that a page holds."""
    answer = ask(client, unit, maximumRecords=10 if unit == "meeting" else 100, **conditions)
    assert answer.status_code == 200, answer.content.decode()
    said = json.loads(answer.content)
    return said["speechRecord" if unit == "speech" else "meetingRecord"]


def orders(client, **conditions) -> list[tuple[str, int]]:
    """Returns (day, speechOrder) of the speeches found."""
    return [(one["date"], one["speechOrder"]) for one in found(client, **conditions)]


def refusal(client, unit: str, query: str) -> dict:
    """Returns the error that a query is answered with."""
    answer = client.get(f"/api/{unit}?{query}&recordPacking=json")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/json;charset=UTF-8"), query
    return json.loads(answer.content)


def strict(client) -> Client:
    """Returns the strict client of the document, talking to our program."""
    return Client(fetch(client))


def fetch(client) -> Callable[[str, dict], object]:
    def asked(path, conditions):
        answer = client.get(f"{path}?{urlencode(conditions)}")
        assert answer.status_code == 200, answer.content.decode()
        return json.loads(answer.content)

    return asked
