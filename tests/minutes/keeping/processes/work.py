"""What several processes do to one database at a time; warm.py makes them.

The database is DATABASE_URL. What is acknowledged is printed, line by line, as soon as it is.
"""

import contextlib
import json
import os
import sys

os.environ["TEST_DATABASE_URL"] = os.environ["DATABASE_URL"]
media = os.environ.get("MEDIA_ROOT", "")

import tests.environment  # noqa: E402, F401 (settles the environment before Django reads its settings)

os.environ["MEDIA_ROOT"] = media or os.environ["MEDIA_ROOT"]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.hashers import PBKDF2PasswordHasher  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.db import transaction  # noqa: E402
from django.db.models import F  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from minutes.desk.rows.row_verbs import save_row  # noqa: E402
from minutes.models import Edition, Meeting, PublicState, Utterance  # noqa: E402
from minutes.publication.errors import PublicationRefused  # noqa: E402
from minutes.publication.publish import publish  # noqa: E402
from minutes.publication.verify import verify_meeting  # noqa: E402
from minutes.revision import StaleRevision  # noqa: E402
from tests.builders import MANUSCRIPT, clerk, draft  # noqa: E402


class QuickHasher(PBKDF2PasswordHasher):
    """A password that a server with the program's own settings knows, made without their half second."""

    iterations = 1


settings.PASSWORD_HASHERS = [f"{__name__}.QuickHasher"]


def scene(meetings: int):
    """One clerk, and so many meetings published once."""
    by = clerk("sano")
    for day in range(1, meetings + 1):
        meeting = draft(MANUSCRIPT.replace("9月3日", f"9月{day}日"), by=by)
        _publish(meeting, by)


def write(saves: int, worker: int):
    """Read a turn, add a mark of one's own to it, save; on a stale revision read again. Every fifth: publish."""
    by = User.objects.get(username="sano")
    addresses = list(Meeting.objects.order_by("pk").values_list("pk", flat=True))
    for turn in range(saves):
        meeting = addresses[(worker + turn) % len(addresses)]
        _add(meeting, f"〔{worker}-{turn}〕", by)
        print(json.dumps([meeting, f"〔{worker}-{turn}〕"], ensure_ascii=False), flush=True)
        if turn % 5 == 4:
            _publish(Meeting.objects.get(pk=meeting), by)


def _add(meeting, mark, by):
    while True:
        row = Utterance.objects.select_related("meeting").filter(meeting=meeting).order_by("position").last()
        row.text += mark
        try:
            return save_row(row=row, revision=row.meeting.revision, by=by)
        except StaleRevision:
            continue


def _publish(meeting, by):
    with contextlib.suppress(StaleRevision, PublicationRefused):
        publish(
            meeting=meeting,
            revision=meeting.revision,
            status=Edition.Status.FINAL,
            by=by,
            at=timezone.now(),
            reason="追記した。",
        )


def change():
    """Another state than the scene's: one more meeting, a session, and a counter far on."""
    by = User.objects.get(username="sano")
    _publish(draft(MANUSCRIPT.replace("9月3日", "9月20日"), by=by), by)
    Client().force_login(by)


def hold():
    """Keep the last write of a transaction from being seen, until killed."""
    with transaction.atomic():
        Meeting.objects.update(revision=F("revision") + 1)
        print("held", flush=True)
        sys.stdin.read()


def last_turn():
    """The primary keys of the first meeting's last turn and of that meeting."""
    meeting = Meeting.objects.order_by("pk").first()
    print(meeting.utterances.order_by("position").last().pk, meeting.pk)


def look():
    """All that a test wants to know of a database, as one line of JSON."""
    meetings = list(Meeting.objects.order_by("pk"))
    history = Utterance.history.filter(history_type="~")
    halves = [
        meeting.pk
        for meeting in meetings
        if history.filter(meeting_id=meeting.pk).count() != meeting.revision
    ]
    last = {
        meeting.pk: meeting.utterances.order_by("position").last().text if meeting.utterances.exists() else ""
        for meeting in meetings
    }
    print(
        json.dumps(
            {
                "problems": [line for meeting in meetings for line in verify_meeting(meeting)],
                "editions": Edition.objects.count(),
                "revisions": sum(meeting.revision for meeting in meetings),
                "halves": halves,
                "sessions": Session.objects.count(),
                "counter": PublicState.objects.get(pk="editions").changes,
                "last": last,
            },
            ensure_ascii=False,
        )
    )


WORK = {"scene": scene, "change": change, "hold": hold, "write": write, "look": look, "last_turn": last_turn}
