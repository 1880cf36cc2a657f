"""python -m tests.benchmarks.web.crawl: a whole site crawled twice by four readers, while twenty corrections are published.

2,000 meetings, three pages each; the second time with the tags of the first, as a crawler asks that wants what is new.
Says requests, answers, processor time of the workers a request, and their memory before and after. MEETINGS comes from
the environment. It needs nothing of a newer program, so it runs on an older one for comparison.
"""

import datetime
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from tests.benchmarks.kept import ROOT

MEETINGS = int(os.environ.get("MEETINGS", "2000"))
READERS, PUBLICATIONS, TURNS = 4, 20, 15
PAGES = ("/meetings/{}/", "/meetings/{}/u/12/", "/meetings/{}/editions/1/")
TICKS, PAGE_BYTES = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


def make_site() -> list[str]:
    """Publishes the meetings, four days apart, and returns their addresses."""
    from django.core.management import call_command

    from members.registry import load_registry
    from members.wareki import format_era_date
    from minutes.models import Meeting
    from tests.benchmarks.pages import manuscript
    from tests.builders import NOON, clerk, draft, publish_now

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    load_registry()
    by = clerk()
    for number in range(MEETINGS):
        day = format_era_date(datetime.date(2004, 1, 1) + datetime.timedelta(days=4 * number))
        text = manuscript(number % 28 + 1, TURNS).replace(f"令和8年9月{number % 28 + 1}日", day)
        publish_now(draft(text, by=by), by=by, at=NOON + datetime.timedelta(seconds=number))
    return list(Meeting.objects.order_by("pk").values_list("address", flat=True))


def publish_one(serial: int) -> None:
    """Publishes a correction of one meeting, in a process of its own: `… crawl publish SERIAL`."""
    from django.contrib.auth.models import User

    from minutes.models import Meeting
    from tests.acts import later, reword
    from tests.builders import publish_now

    meeting = Meeting.objects.order_by("pk")[serial * MEETINGS // PUBLICATIONS]
    reword(meeting, 12, f"{serial + 11}日と決めている。")
    publish_now(meeting, by=User.objects.order_by("pk").last(), at=later(meeting), reason="誤記")


class Crawl:
    """tags: address → ETag of what a reader has. statuses: how often each was answered, of each time."""

    def __init__(self, port: int, addresses: list[str]):
        paths = [page.format(address) for address in addresses for page in PAGES]
        random.Random(1).shuffle(paths)
        self.port, self.shares = port, [paths[reader::READERS] for reader in range(READERS)]
        self.tags: dict[str, str] = {}
        self.done = 0

    def once(self) -> Counter:
        statuses: Counter = Counter()
        readers = [threading.Thread(target=self._read, args=(share, statuses)) for share in self.shares]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        return statuses

    def _read(self, paths, statuses):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        for path in paths:
            tag = {"If-None-Match": self.tags[path]} if path in self.tags else {}
            connection.request("GET", path, headers=tag)
            answer = connection.getresponse()
            answer.read()
            statuses[answer.status] += 1
            self.tags[path] = answer.headers["ETag"] or ""
            self.done += 1
        connection.close()


def publish_meanwhile(crawl: Crawl, first: int) -> None:
    """Publishes half of the corrections, spread over one crawl."""
    total = sum(map(len, crawl.shares))
    begun = crawl.done
    for number in range(PUBLICATIONS // 2):
        while crawl.done - begun < total * number // (PUBLICATIONS // 2):
            time.sleep(0.05)
        command = [sys.executable, "-m", "tests.benchmarks.web.crawl", "publish", str(first + number)]
        subprocess.run(command, cwd=ROOT, check=True)


def used_by(pids: list[int]) -> float:
    """Seconds of processor, by /proc."""
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    return sum(int(field[11]) + int(field[12]) for field in fields) / TICKS


def megabytes(pids: list[int]) -> list[int]:
    """Resident memory of each process."""
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids]
    return [round(count * PAGE_BYTES / 2**20) for count in pages]


def serve() -> tuple[subprocess.Popen, int, list[int]]:
    """Starts a gunicorn of two processes; returns it, its port and the processes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"PORT": str(port), "BIND": "127.0.0.1", "WEB_PROCESSES": "2"}
    command = [sys.executable, "-m", "gunicorn", "council.wsgi"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    for _ in range(600):
        time.sleep(0.1)
        connection = http.client.HTTPConnection("127.0.0.1", port)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
                return server, port, list(map(int, children))
        except OSError:
            pass
        finally:
            connection.close()
    raise TimeoutError("gunicorn does not answer")


def measure(addresses: list[str]) -> dict:
    server, port, workers = serve()
    crawl, results = Crawl(port, addresses), {"memory at first": megabytes(workers)}
    try:
        for name, first in (("first", 0), ("again", PUBLICATIONS // 2)):
            publishing = threading.Thread(target=publish_meanwhile, args=(crawl, first))
            used = used_by(workers)
            publishing.start()
            statuses = crawl.once()
            publishing.join()
            spent = used_by(workers) - used
            results[name] = {
                "requests": sum(statuses.values()),
                "statuses": {str(status): count for status, count in sorted(statuses.items())},
                "ms a request": round(spent * 1000 / sum(statuses.values()), 2),
                "memory": megabytes(workers),
            }
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
    return results


def main():
    with tempfile.TemporaryDirectory(prefix="council-crawl-") as folder:
        os.environ.setdefault("TEST_DATABASE_URL", f"sqlite:///{folder}/crawl.sqlite3")
        os.environ["CRAWL_MEDIA"] = f"{folder}/media"
        prepare_django()
        print(json.dumps(measure(make_site()), ensure_ascii=False, indent=1))


def prepare_django():
    import tests.environment  # noqa: F401

    # What an installation has, and not what the tests have: one media folder, and pages that are kept.
    os.environ |= {"MEDIA_ROOT": os.environ["CRAWL_MEDIA"], "RECORD_CACHE": ""}
    os.environ["DJANGO_SETTINGS_MODULE"] = "council.settings"
    import django

    django.setup()


if __name__ == "__main__":
    if sys.argv[1:2] == ["publish"]:
        prepare_django()
        publish_one(int(sys.argv[2]))
    else:
        main()
