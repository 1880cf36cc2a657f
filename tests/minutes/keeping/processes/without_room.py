"""Acts on a disk that is full or refuses to write, as a task. tasks.py lists it with the others."""

import json
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import DatabaseError, connection

from minutes.desk.importing.import_text import import_text
from minutes.desk.rows.row_verbs import save_row
from minutes.models import Edition, Meeting, Utterance, Withdrawal
from minutes.publication.derived import walk
from minutes.publication.derived.kinds import DERIVED
from minutes.publication.errors import ActRefused
from tests.acts import later, retract_now, withdraw_now
from tests.builders import MANUSCRIPT, publish_now

LONG = "十四日。" * 20_000


def _save(meeting, by):
    row = Utterance.objects.get(meeting=meeting, number=12)
    row.text = LONG
    save_row(row=row, revision=meeting.revision, by=by)


def _rebuild(meeting, by):
    for _ in walk.rebuild(list(DERIVED)):
        pass


ACTS = {
    "save": _save,
    "import": lambda meeting, by: import_text(text=MANUSCRIPT.replace("9月3日", "9月30日"), by=by, body=None),
    "publish": lambda meeting, by: publish_now(
        meeting, by=by, at=later(meeting), status="preliminary", reason="速報に戻す"
    ),
    "withdraw": lambda meeting, by: withdraw_now(meeting, "u7", by=by),
    "rebuild": _rebuild,
    "retract": lambda meeting, by: retract_now(meeting, by=by),
}


@contextmanager
def _refusing():
    """Every transaction of this connection may only read."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET default_transaction_read_only = on")
        else:
            cursor.execute("PRAGMA query_only = ON")
        yield
        if connection.vendor == "postgresql":
            cursor.execute("SET default_transaction_read_only = off")
        else:
            cursor.execute("PRAGMA query_only = OFF")


@contextmanager
def _full():
    """The file of SQLite may not grow by a page; what fits into those that are free is written."""
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        yield
        cursor.execute("PRAGMA max_page_count = 1073741823")


def _everything():
    return [
        list(Utterance.objects.order_by("pk").values_list("pk", "text")),
        list(Edition.objects.order_by("pk").values_list("pk", "record", "is_newest", "retraction")),
        Withdrawal.objects.count(),
        list(Meeting.objects.order_by("pk").values_list("pk", "revision")),
    ]


def acts_without_room(is_full: int):
    """Prints {act: [whether it failed, whether all was as before, whether it then went]} of each act, one after the other."""
    by, outcome = User.objects.get(username="sano"), {}
    for name, act in ACTS.items():
        meeting, before, failed = Meeting.objects.order_by("pk").first(), _everything(), False
        with (_full if is_full else _refusing)():
            try:
                act(meeting, by)
            except (DatabaseError, ActRefused):
                failed = True
        as_before = _everything() == before
        if failed:
            act(Meeting.objects.get(pk=meeting.pk), by)
        outcome[name] = [failed, as_before, _everything() != before]
    print(json.dumps(outcome))


TASKS = (acts_without_room,)
