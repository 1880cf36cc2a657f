"""Sends made-up requests to the application, each in a transaction that is taken back, and counts what comes back."""

import statistics
from collections import Counter, defaultdict
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache

from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, transaction

from tests.fuzz.addresses import routes
from tests.fuzz.calling import Answer, Call, call
from tests.fuzz.made_up import Requests
from tests.fuzz.page_forms import forms_of
from tests.fuzz.scene import cookies, known_values
from tests.journal import journal_as_it_was

SLOWEST = 10


@dataclass
class Report:
    """statuses: how often each came. faults: kind of a 5xx → the requests that met it. times: (seconds, request)."""

    statuses: Counter = field(default_factory=Counter)
    faults: dict[str, list[Call]] = field(default_factory=lambda: defaultdict(list))
    times: list[tuple[float, str]] = field(default_factory=list)

    def add(self, request: Call, answer: Answer) -> None:
        self.statuses[answer.status] += 1
        self.times.append((answer.seconds, str(request)))
        if answer.status >= 500:
            self.faults[answer.error].append(request)

    def lines(self):
        """Yields the report: the statuses, each kind of fault with its count and one request, the slowest."""
        yield f"{sum(self.statuses.values())} requests: {dict(sorted(self.statuses.items()))}"
        for kind, requests in sorted(self.faults.items(), key=lambda fault: -len(fault[1])):
            yield f"{len(requests)} × {kind}\n    {min(map(str, requests), key=len)}"
        middle = statistics.median(seconds for seconds, _ in self.times)
        yield f"median {middle * 1000:.1f} ms; the slowest as multiples of it:"
        for seconds, request in sorted(self.times, reverse=True)[:SLOWEST]:
            yield f"    {seconds / middle:.0f} × {request}"


def fuzz(application, *, count: int, seed: int) -> Report:
    """Sends `count` requests to a site that was made by scene.make_site. No request leaves anything behind."""
    roles = cookies()

    @cache
    def forms(address):
        page = Call("GET", address, environ={"HTTP_COOKIE": roles["superuser"]})
        answer = taken_back(application, page)
        return forms_of(answer.body.decode(errors="replace")) if answer.status == 200 else []

    requests = Requests(seed=seed, routes=routes(), roles=roles, known=known_values(), forms=forms)
    report = Report()
    # Broken off by Ctrl-C, it reports what it has sent: a hundred thousand take an hour on a busy machine.
    with connection_kept(), suppress(KeyboardInterrupt):
        for _ in range(count):
            request = requests.next()
            report.add(request, taken_back(application, request))
    return report


@contextmanager
def connection_kept():
    """Keeps Django from closing the connection after each request, and with it the transaction around it."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def taken_back(application, request: Call) -> Answer:
    """Calls the application in a transaction that is rolled back; constraints that wait for the commit are asked first."""
    with journal_as_it_was(), transaction.atomic():
        answer = call(application, request)
        if connection.vendor == "postgresql" and answer.status < 500 and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)
    return answer
