"""What is logged: one line an event, nothing about who was reading or what they looked for."""

import json
import logging
import sys

import pytest

from council.logs import JsonFormatter, PlainFormatter
from tests.builders import published


@pytest.fixture
def lines():
    """Everything that a server in use logs, as the formatter writes it."""
    heard = []

    class Listener(logging.Handler):
        def emit(self, record):
            heard.append(self.format(record))

    listener, root = Listener(), logging.getLogger()
    listener.setFormatter(JsonFormatter())
    level = root.level
    root.addHandler(listener)
    root.setLevel(logging.INFO)
    yield heard
    root.removeHandler(listener)
    root.setLevel(level)


@pytest.mark.django_db
def test_a_request_is_one_line_without_who_or_what(client, lines):
    published()
    lines.clear()
    client.get("/search/?q=十日", REMOTE_ADDR="203.0.113.7", HTTP_USER_AGENT="a browser of somebody")
    said = [json.loads(line) for line in lines]
    assert [set(one) for one in said] == [
        {"at", "level", "logger", "message", "method", "path", "status", "milliseconds"}
    ]
    assert (said[0]["method"], said[0]["path"], said[0]["status"]) == ("GET", "/search/", 200)
    for secret in ("十日", "203.0.113.7", "somebody"):
        assert secret not in "".join(lines)


@pytest.mark.django_db
def test_a_failed_sign_in_leaves_no_name_in_the_log(client, lines):
    typed = {"username": "sano", "password": "a wrong one"}
    for _ in range(6):
        client.post("/admin/login/", typed, REMOTE_ADDR="203.0.113.7")
    assert "sign-in locked after repeated failures" in "".join(lines)
    for secret in ("sano", "a wrong one", "203.0.113.7"):
        assert secret not in "".join(lines)


@pytest.mark.parametrize("formatter", [JsonFormatter(), PlainFormatter()])
def test_of_a_mistake_the_place_and_the_first_line(formatter):
    try:
        raise ValueError("duplicate key\nDETAIL: Key (title)=(秘密会議) already exists.")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", (), sys.exc_info())
    said = formatter.format(record)
    assert "ValueError: duplicate key" in said
    assert "test_logs.py" in said
    assert "秘密会議" not in said
