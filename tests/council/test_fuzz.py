"""A small part of `python -m tests.fuzz`, which sends a hundred thousand broken requests to every address."""

import pytest
from django.core.handlers.wsgi import WSGIHandler

from council.plain_requests import reading_plainly
from tests.fuzz.calling import Call, call
from tests.fuzz.run import Report, fuzz
from tests.fuzz.scene import make_site


# A hundred requests and the forms of their pages, each answered whole: four seconds.
@pytest.mark.long
@pytest.mark.django_db
def test_no_made_up_request_is_answered_by_a_5xx():
    make_site()
    report = fuzz(reading_plainly(WSGIHandler()), count=100, seed=11)
    assert {kind: str(requests[0]) for kind, requests in report.faults.items()} == {}
    assert {200, 302, 400, 403, 404} <= set(report.statuses)


def test_a_fault_is_counted_and_shown_with_the_request_that_met_it():
    report = Report()
    request = Call("GET", "/meetings/%ff/", b"", {"CONTENT_TYPE": "x"})
    report.add(request, call(_falls_over, request))
    assert dict(report.statuses) == {500: 1}
    assert [line.strip() for line in report.lines()][1].endswith(
        "GET /meetings/%ff/ b'' {'CONTENT_TYPE': 'x'}"
    )


def _falls_over(environ, start_response):
    raise LookupError("before any page")
