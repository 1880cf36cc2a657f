"""Logging: one line for each event, and nothing about the reader or the search."""

import json
import logging
import logging.config
import sys
from io import StringIO

import pytest
from django.conf import settings

from council.logs import TEXT_FORMAT, JsonFormatter, PlainFormatter, logging_config
from tests.builders import published


@pytest.fixture
def lines():
    """The lines that a server logs, as JsonFormatter writes them."""
    lines = []

    class ListHandler(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    handler, root = ListHandler(), logging.getLogger()
    handler.setFormatter(JsonFormatter())
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lines
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.django_db
def test_a_request_is_one_line_without_who_or_what(client, lines):
    published()
    lines.clear()
    client.get("/search/?q=十日", REMOTE_ADDR="203.0.113.7", HTTP_USER_AGENT="a browser of somebody")
    events = [json.loads(line) for line in lines]
    assert [set(event) for event in events] == [
        {"at", "level", "logger", "message", "method", "path", "status", "milliseconds"}
    ]
    assert (events[0]["method"], events[0]["path"], events[0]["status"]) == ("GET", "/search/", 200)
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
def test_an_exception_is_logged_by_location_and_first_line(formatter):
    try:
        raise ValueError("duplicate key\nDETAIL: Key (title)=(秘密会議) already exists.")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", (), sys.exc_info())
    text = formatter.format(record)
    assert "ValueError: duplicate key" in text
    assert "test_logs.py" in text
    assert "秘密会議" not in text


@pytest.mark.parametrize("formatter", [JsonFormatter(), PlainFormatter(TEXT_FORMAT, style="{")])
def test_every_line_is_in_one_zone_with_its_offset(formatter, monkeypatch):
    record = logging.LogRecord("x", logging.INFO, "", 0, "said", (), None)
    record.created = 1_795_521_600.0  # 2026-11-24T12:00:00Z
    assert "2026-11-24T21:00:00+09:00" in formatter.format(record)


@pytest.mark.django_db
def test_a_refused_request_is_one_line_too(client):
    logging.config.dictConfig(logging_config("INFO", as_json=True))
    handler = logging.getLogger().handlers[0]
    handler.stream = StringIO()
    client.get("/nowhere/")
    client.post("/admin/minutes/meeting/import/")
    events = [json.loads(line) for line in handler.stream.getvalue().splitlines()]
    logging.config.dictConfig(settings.LOGGING)
    assert [(event["path"], event["status"]) for event in events] == [
        ("/nowhere/", 404),
        ("/admin/minutes/meeting/import/", 403),
    ]
