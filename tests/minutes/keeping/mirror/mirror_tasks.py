"""Tasks of the test of the mirror: a writer who does anything, the example's mirror by HTTP, and what the site shows."""

import contextlib
import json
import random
import re
import runpy
import sys
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from minutes.desk.importing.create_meeting import NotSaved
from minutes.models import Edition, Meeting, Utterance
from minutes.publication.errors import ActRefused
from minutes.publication.retract import retract
from minutes.revision import StaleRevision
from tests.acts import GROUNDS, later, reword, withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now
from tests.minutes.keeping.processes.life import BLOCKS, words_of_its_own

SCRIPT = Path(__file__).resolve().parents[4] / "docs" / "mirror.py"
HOST = re.compile(r"http://(testserver|127\.0\.0\.1:\d+)/")
MEETINGS = 6


class Writer:
    """Publishes, corrects, withdraws, takes down and publishes again, at random, until so many acts are done."""

    def __init__(self, seed: int):
        self.chance, self.serial = random.Random(seed), seed * 100_000
        self.by = User.objects.filter(username=f"writer{seed}").first() or clerk(f"writer{seed}")

    def act(self) -> bool:
        """Tries one act; returns whether it was done. Prints [address, words] of all that it took away."""
        self.serial += 1
        meetings = list(Meeting.objects.order_by("pk"))
        if len(meetings) < 2 or (len(meetings) < MEETINGS and self.chance.random() < 0.3):
            text = MANUSCRIPT.replace("9月3日", f"9月{self.chance.randint(1, 28)}日")
            return self.publish(draft(text, by=self.by))
        kind = self.chance.choices([self.publish, self.withdraw, self.take_down], [5, 4, 1])[0]
        return kind(self.chance.choice(meetings))

    def publish(self, meeting):
        reword(meeting, self.chance.choice(BLOCKS), words_of_its_own(self.serial))
        publish_now(meeting, by=self.by, at=later(meeting), reason="誤記")
        return True

    def withdraw(self, meeting):
        number, is_part = self.chance.choice(BLOCKS), self.chance.random() < 0.4
        words = sorted(_words(meeting, number))
        if not words:
            return False
        span = self.chance.choice(words)[2:8] if is_part else None
        withdraw_now(meeting, f"u{number}", span=span, by=self.by)
        meeting.refresh_from_db()
        for text in words:
            taken = span if span and span in text else text
            print(json.dumps([meeting.address, taken], ensure_ascii=False), flush=True)
        return True

    def take_down(self, meeting):
        """By the verb: retract_now would make an account, and the other writer one of the same name."""
        meeting.refresh_from_db()
        retract(meeting=meeting, revision=meeting.revision, by=self.by, at=later(meeting), **GROUNDS)
        return True


def _words(meeting, number) -> set[str]:
    """The words of a block that stand in any edition or in the draft, but for redactions."""
    texts = set(Utterance.objects.filter(meeting=meeting, number=number).values_list("text", flat=True))
    for record in meeting.editions.values_list("record", flat=True):
        texts |= {block["text"] for block in json.loads(record)["blocks"] if block["number"] == number}
    return {text for text in texts if "［" not in text}


def write_anything(seed: int, acts: int):
    writer = Writer(seed)
    while acts:
        with contextlib.suppress(
            ActRefused, StaleRevision, NotSaved
        ):  # NotSaved: a draft like one that is there
            acts -= writer.act()


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


def mirror():
    """Runs the example as anybody would, against a server of this process; its copy lies beside the media folder."""
    with make_server("127.0.0.1", 0, WSGIHandler(), handler_class=Quiet) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        sys.argv = [
            str(SCRIPT),
            f"http://127.0.0.1:{server.server_port}/",
            f"{settings.MEDIA_ROOT}-copy.json",
        ]
        runpy.run_path(str(SCRIPT), run_name="__main__")
        server.shutdown()


def shown():
    """Prints every object that the site shows, by the end of its address."""
    client, found = Client(), {}
    for address, number in Edition.objects.not_retracted().values_list("address", "number"):
        for name in (f"meetings/{address}", f"meetings/{address}/editions/{number}"):
            answer = client.get(f"/api/v1/{name}")
            assert answer.status_code == 200, name
            found[name] = answer.json()
    print(without_host(json.dumps(found, ensure_ascii=False)))


def without_host(text: str) -> str:
    """Leaves out of addresses which server was asked."""
    return HOST.sub("/", text)


TASKS = (write_anything, mirror, shown)
