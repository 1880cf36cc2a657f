"""Tasks about sort keys: meetings of few days by several writers, and a database of the keys of the first layout.

tasks.py lists them with the others.
"""

import json
import os
import random
import signal
import sys
from collections import defaultdict
from contextlib import suppress
from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from members.registry import add_organisation
from minutes.models import DaySlot, Meeting, Passage, SearchState
from minutes.publication.retract import retract
from minutes.publication.verify import verify_meeting
from minutes.search import check, rebuild
from minutes.search.analysis import keys
from minutes.search.engines import sqlite
from tests.acts import GROUNDS, later
from tests.builders import body, clerk, draft, publish_now
from tests.minutes.search.first_layout import first_key_of

TEXT = """■ 会議名
{title}

■ 日時
令和8年9月{day}日

■ 出席者
出席者：深川市

■ 開会

（深川市）

{title}を始める。

（事務局）

資料を配る。
"""
DAYS = (3, 4)
# The last migration before there were keys, and the last one of the keys of the first layout.
AGES = ("0002_public_state", "0013_acknowledgement")
COPIED = ("auth.User", "members.Organisation", "minutes.Body", "minutes.Meeting", "minutes.Retraction")
COPIED += ("minutes.Edition", "minutes.Correction", "minutes.Passage")
# Before which statement a migration is killed.
STATEMENTS = {
    "fill": "UPDATE minutes_passage",
    "swap": 'ALTER TABLE "minutes_passage" RENAME COLUMN',
    "rebuild": f"INSERT INTO {sqlite.NEW}(rowid, tokens)",
}


def before_writers():
    """Makes the clerk, the 会議体 and an organisation named 深川市, whose number then stands in keys."""
    by = clerk("sano")
    add_organisation(key="x-fukagawa", name="深川市", kind="other", by=by)
    body("rokan")


def act_on_days(steps: int, worker: int):
    """Publishes meetings of the same few days, corrects their day, takes them down and publishes them again."""
    by, rng = User.objects.get(username="sano"), random.Random(worker)
    meetings = [
        draft(TEXT.format(title=f"会議{worker}-{n}", day=DAYS[0]), body="rokan", by=by) for n in range(3)
    ]
    for _ in range(steps):
        act_on(rng.choice(meetings), rng, by)


def act_on(meeting, rng, by):
    is_public = Passage.objects.filter(meeting=meeting).exists()
    if is_public and rng.random() < 0.4:
        meeting.refresh_from_db()
        retract(meeting=meeting, revision=meeting.revision, by=by, at=later(meeting), **GROUNDS)
        return
    move(meeting, rng.choice(DAYS), rng.randrange(10**6))
    publish_now(meeting, by=by, reason="日を改めた。")


def move(meeting, day, venue):
    """Another day, past the verbs of the desk, and another venue, so that something has changed in any case."""
    held_on = meeting.held_on.replace(day=day)
    time = f"令和8年9月{day}日"
    Meeting.objects.filter(pk=meeting.pk).update(time=time, held_on=held_on, venue=str(venue))


def keys_of_meetings():
    """Prints what the tests compare of slots and keys, as one line of JSON.

    problems: lines of verify_meeting, and of searches that index and scan answer differently. slots: (day, slot) of
    each published meeting. shared: numbers in the keys of more than one meeting. passages: every row but its id.
    """
    meetings_of_number = defaultdict(set)
    for meeting, key in Passage.objects.values_list("meeting", "sort_key"):
        meetings_of_number[keys.meeting_of(key)].add(meeting)
    problems = [line for meeting in Meeting.objects.all() for line in verify_meeting(meeting)]
    problems += filter(None, check.differences(substrings=60, trees=30, seed=1))
    rows = Passage.objects.order_by("address", "number", "part").values()
    report = {
        "problems": problems,
        "slots": list(DaySlot.objects.order_by("meeting").values_list("meeting", "day", "slot")),
        "shared": [number for number, meetings in meetings_of_number.items() if len(meetings) > 1],
        "passages": [{name: str(value) for name, value in row.items() if name != "id"} for row in rows],
        "state": list(SearchState.objects.values_list("builder", "next_rules", "done_to")),
        "is_stale": rebuild.is_stale(),
    }
    print(json.dumps(report, ensure_ascii=False))


def copied_rows():
    """Prints the rows that fill_tables_of takes."""
    rows = {name: list(apps.get_model(name).objects.values()) for name in COPIED}
    print(json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False))


def fill_tables_of(age: int):
    """Makes the tables as they were at a migration of AGES, with rows of today's program from the standard input."""
    for migrations in (["auth"], ["members"], ["minutes", AGES[age]]):
        call_command("migrate", *migrations, verbosity=0)
    loader = MigrationExecutor(connection).loader
    others = [node for app in ("auth", "members") for node in loader.graph.leaf_nodes(app)]
    state = loader.project_state([*others, ("minutes", AGES[age])])
    rows = json.load(sys.stdin)
    for row in rows["minutes.Passage"]:
        row["sort_key"] = first_key_of(row["sort_key"])
    with transaction.atomic():
        for name in COPIED:
            with suppress(LookupError):  # a model of later
                insert(state.apps.get_model(name), rows[name])
        count_on(state.apps.get_model("minutes.Passage"))
        if age:
            state.apps.get_model("minutes.SearchState").objects.create(pk=1, rules="2-older")
            if connection.vendor == "sqlite":
                sqlite.add(rows["minutes.Passage"])


def insert(model, rows):
    fields = {field.attname: field for field in model._meta.concrete_fields}
    model.objects.bulk_create(
        model(**{name: fields[name].to_python(value) for name, value in row.items() if name in fields})
        for row in rows
    )


def count_on(model):
    """Lets PostgreSQL number new rows behind those that came with their ids, as in a site that made them itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def migrate_killed(place: int, nth: int):
    """Migrates meeting by meeting, and is killed before the nth statement of a kind, in the middle of its transaction."""
    import_module("minutes.migrations.0015_fill_keys_that_last").MEETINGS_A_BATCH = 1
    rebuild.BATCH_SIZE = 4
    beginning, seen = list(STATEMENTS.values())[place], 0

    def count(execute, sql, *rest):
        nonlocal seen
        seen += sql.lstrip().startswith(beginning)
        if seen == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        call_command("migrate", verbosity=0)


def move_a_passage(position: int, instead: int):
    """Says of one passage of the first meeting that it stands elsewhere, in tables of any age."""
    rows = "meeting_id = (SELECT id FROM minutes_meeting WHERE address = '2026-09-03-1')"
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE minutes_passage SET position = %s WHERE position = %s AND {rows}", [position, instead]
        )


def slots_filled():
    """Prints how many meetings have a slot in a database that is being migrated."""
    print(DaySlot.objects.count())


TASKS = (
    before_writers,
    act_on_days,
    keys_of_meetings,
    copied_rows,
    fill_tables_of,
    migrate_killed,
    move_a_passage,
    slots_filled,
)
