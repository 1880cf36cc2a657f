"""Tasks for processes that work on one database at the same time; fork_server.py runs them by name.

The database is DATABASE_URL. A task prints what was acknowledged, line by line, at once.
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
from minutes.keeping.journal.starting import start  # noqa: E402
from minutes.models import Edition, Meeting, PublicState, Utterance  # noqa: E402
from minutes.publication.errors import PublicationRefused  # noqa: E402
from minutes.publication.publish import publish  # noqa: E402
from minutes.publication.verify import verify_meeting  # noqa: E402
from minutes.revision import StaleRevision  # noqa: E402
from tests.acts import later, retract_now, reword, withdraw_now  # noqa: E402
from tests.builders import MANUSCRIPT, clerk, draft, publish_now  # noqa: E402
from tests.minutes.keeping.mirror import mirror_tasks  # noqa: E402
from tests.minutes.keeping.processes import acts_to_kill, key_tasks, without_room  # noqa: E402
from tests.minutes.keeping.processes.life import life  # noqa: E402


class QuickHasher(PBKDF2PasswordHasher):
    """Hashes a password as the program does, with one iteration: the program's own number takes half a second."""

    iterations = 1


settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.PASSWORD_HASHERS = [f"{__name__}.QuickHasher"]


def scene(meetings: int):
    """Makes one clerk and a number of meetings, each published once."""
    by = clerk("sano")
    for day in range(1, meetings + 1):
        meeting = draft(MANUSCRIPT.replace("9月3日", f"9月{day}日"), by=by)
        _publish(meeting, by)


def write(saves: int, worker: int):
    """Adds a tag of the worker's own to the last turn of a meeting, so many times; publishes after every fifth save.

    Prints [meeting, tag] for each save. A save on a stale revision is tried again.
    """
    by = User.objects.get(username="sano")
    meetings = list(Meeting.objects.order_by("pk").values_list("pk", flat=True))
    for save in range(saves):
        meeting, tag = meetings[(worker + save) % len(meetings)], f"〔{worker}-{save}〕"
        _add(meeting, tag, by)
        print(json.dumps([meeting, tag], ensure_ascii=False), flush=True)
        if save % 5 == 4:
            _publish(Meeting.objects.get(pk=meeting), by)


def _add(meeting, tag, by):
    while True:
        row = Utterance.objects.select_related("meeting").filter(meeting=meeting).order_by("position").last()
        row.text += tag
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
    """Changes the scene: publishes one more meeting, which raises the counter, and opens a session."""
    by = User.objects.get(username="sano")
    _publish(draft(MANUSCRIPT.replace("9月3日", "9月20日"), by=by), by)
    Client().force_login(by)


def hold():
    """Holds locks on all meetings by a transaction that stays open until the process is killed."""
    with transaction.atomic():
        Meeting.objects.update(revision=F("revision") + 1)
        print("held", flush=True)
        sys.stdin.read()


def last_turn():
    """Prints the primary keys of the first meeting's last turn and of that meeting."""
    meeting = Meeting.objects.order_by("pk").first()
    print(meeting.utterances.order_by("position").last().pk, meeting.pk)


def state():
    """Prints all that the tests compare of a database, as one line of JSON.

    problems: lines of verify_meeting. halves: meetings whose history does not match their revision.
    last: primary key of a meeting → text of its last turn.
    """
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


def take_away():
    """Withdraws u12 and u13 of the first meeting, takes the second one down, and publishes the first one again."""
    by = User.objects.get(username="sano")
    first, second, *_ = Meeting.objects.order_by("pk")
    withdraw_now(first, "u12", by=by)
    withdraw_now(first, "u13", by=by)
    retract_now(second, by=by)
    reword(first, 6, "紙は捨てたのか。")
    publish_now(first, reason="誤記", by=by, at=later(first))


def start_server():
    """Does what a server does before it answers."""
    start()


def health():
    """Prints what /healthz answers."""
    answer = Client().get("/healthz")
    print(answer.status_code, answer.content.decode())


def publish_refused():
    """Prints why a publication is refused."""
    try:
        by = User.objects.get(username="sano")
        publish_now(draft(MANUSCRIPT.replace("9月3日", "9月29日"), by=by), by=by)
    except PublicationRefused as error:
        print(error)


def seen():
    """Prints what a reader sees, as one line of JSON: the answers of the pages, and where withdrawn words stand.

    The words are those of `take_away`: the remarks u12 and u13 of the first meeting, and all of the second one.
    """
    client = Client()
    first, second, third = (f"/meetings/2026-09-0{day}-1/" for day in (1, 2, 3))
    pages = [first, f"{first}editions/1/", f"{first}u/12/", f"{first}editions/1.json", second, third, "/"]
    answers = {path: client.get(path) for path in pages}
    said = {path: answer.content.decode() for path, answer in answers.items()}
    words = [path for path in pages if path.startswith(first) and "十日と決めている。" in said[path]]
    words += [path for path in pages if path.startswith(second) and answers[path].status_code == 200]
    found = client.get("/search/", {"q": "十日と決めている"}).content.decode()
    words += [f"/search/ {address}" for address in (first, second) if f'href="{address}' in found]
    print(json.dumps({"status": [answer.status_code for answer in answers.values()], "words": words}))


def dumps(*moments: int):
    """Prints, by the name of a dump, the status of its manifest: whole, and from a byte on. 20261130034500 names one."""
    client, answers = Client(), {}
    for moment in moments:
        name = f"{moment // 10**6}-{moment % 10**6:06}"
        path = f"/dumps/{name}/manifest.json"
        answers[name] = [client.get(path, headers=headers) for headers in ({}, {"Range": "bytes=9-"})]
        answers[name] = [(answer.status_code, b"".join(answer))[0] for answer in answers[name]]
    print(json.dumps(answers))


TASKS = {
    task.__name__: task
    for task in (
        scene,
        change,
        hold,
        write,
        state,
        last_turn,
        take_away,
        start_server,
        seen,
        life,
        health,
        publish_refused,
        dumps,
        *acts_to_kill.TASKS,
        *key_tasks.TASKS,
        *mirror_tasks.TASKS,
        *without_room.TASKS,
    )
}
