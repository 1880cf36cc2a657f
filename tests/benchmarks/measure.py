"""Measures one database at one size: python -m tests.benchmarks.measure sqlite 10000 FOLDER → JSON on stdout.

A fourth argument names a database that was loaded before. A file is one of SQLite; PostgreSQL is measured on what
`copy_database` makes of it (loading a million remarks took half an hour there). A URL is a database on PostgreSQL.

Times are processor time, of this process and of the database's own (on Linux), so that other work on
the machine counts as little as possible. Of three runs the shortest counts.
"""

import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

WORDS, TIMES = 60, 3


def set_up(kind, file=""):
    """Sets up Django as on a server, with a database of its own or the one that `file` names."""
    folder = tempfile.mkdtemp(prefix="council-bench-")
    os.environ.update(
        DEBUG="0", HTTPS="0", ALLOWED_HOSTS="testserver", SECRET_KEY="bench" * 10, LOG_LEVEL="WARNING"
    )
    os.environ["TEST_DATABASE"] = kind
    if "://" in file:
        os.environ["TEST_DATABASE_URL"] = file
    elif kind == "sqlite":
        os.environ["TEST_DATABASE_URL"] = f"sqlite:///{file or Path(folder) / 'bench.sqlite3'}"
    import tests.environment  # noqa: F401 (starts PostgreSQL where that is wanted)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")
    import django
    from django.conf import settings

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()


def words_of(texts, rng) -> dict[str, list[str]]:
    """Returns words by class, cut from the texts: runs of kanji or katakana of one length, and random strings."""
    runs = {length: set() for length in (1, 2, 3, 4)}
    for text in rng.sample(texts, min(len(texts), 4000)):
        for run in re.findall("[一-龠]+|[ァ-ヴー]+", text):
            if len(run) in runs:
                runs[len(run)].add(run)
    long = [text for text in texts if len(text) > 40]
    starts = [(rng.choice(long), rng.randrange(10)) for _ in range(WORDS)]
    return {
        **{f"{length}字のことば": _sample(rng, words) for length, words in runs.items()},
        "無作為の3字": [text[start : start + 3] for text, start in starts],
        "25字の句": [text[start : start + 25] for text, start in starts],
        "190字の句": [text[:190] for text in rng.sample(long, min(WORDS, len(long))) if len(text) > 190],
    }


def _sample(rng, words):
    return rng.sample(sorted(words), min(WORDS, len(words)))


def timed(call) -> float:
    """Returns the shortest of three runs, in milliseconds of processor time."""
    times = []
    for _ in range(TIMES):
        begun = used()
        call()
        times.append(used() - begun)
    return min(times)


def used() -> float:
    """Returns the milliseconds of processor time so far, including those of the database server for this connection."""
    from django.db import connection

    served = 0
    if connection.vendor == "postgresql":
        pid = connection.connection.info.backend_pid
        served = int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e6
    return time.process_time() * 1000 + served


def spread(calls) -> dict:
    times = sorted(timed(call) for call in calls)
    return {"p50": statistics.median(times), "p95": times[int(len(times) * 0.95)]}


def main(kind, size, folder, file=""):
    set_up(kind, file)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    loaded = use_loaded(kind, file) if file else load_corpus(Path(folder), int(size))
    print(json.dumps({"database": kind, **loaded, **measure(kind)}, ensure_ascii=False))


def load_corpus(folder, size) -> dict:
    from members.registry import load_registry
    from tests.benchmarks.loading import load

    load_registry()
    loaded = load(folder, size, lambda line: print(line, file=sys.stderr))
    return {
        "remarks": loaded.remarks,
        "meetings": loaded.meetings,
        "rate": loaded.rate,
        "rate_processor": loaded.remarks / loaded.processor,
    }


def use_loaded(kind, file) -> dict:
    """Counts what a loaded database holds, after moving a file into PostgreSQL where that is measured."""
    from minutes.models import Meeting, Utterance

    begun, moves = time.perf_counter(), kind == "postgresql" and "://" not in file
    if moves:
        from minutes.keeping.copy_from_sqlite import copy_from_sqlite

        copy_from_sqlite(file=Path(file))
    seconds = time.perf_counter() - begun
    remarks = Utterance.objects.count()
    moved = {"rate_moved": remarks / seconds} if moves else {}
    return {"remarks": remarks, "meetings": Meeting.objects.count(), **moved}


def measure(kind):
    from django.db import connection

    from minutes.models import Passage
    from tests.benchmarks import questions, rivals

    with connection.cursor() as cursor:
        if kind == "postgresql":  # one process does all, so that its time is the whole
            cursor.execute("SET max_parallel_workers_per_gather = 0")
        cursor.execute("ANALYZE" if kind == "sqlite" else "VACUUM ANALYZE minutes_passage")
    texts = list(Passage.objects.filter(kind="turn").values_list("folded", flat=True))
    classes = words_of(texts, random.Random(6))
    return {
        "ours": {name: ours(words) for name, words in classes.items()},
        "municipality": municipality(classes["2字のことば"]),
        "rivals": rivals.compare(kind, classes),
        "page": page(classes["2字のことば"]),
        "questions": questions.measure_questions(classes["2字のことば"]),
        "records": questions.measure_records(),
        **rivals.sizes(kind),
        "correction_ms": correction(),
    }


def ours(words):
    from minutes.search import find, index
    from minutes.search.query_language import Word
    from minutes.search.search_query import SearchQuery, compile_query

    queries = [compile_query(SearchQuery(tree=Word(word, word))) for word in words]
    counts = [index.count(query) for query in queries]
    return {
        "hits": {"p50": statistics.median(counts), "most": max(counts)},
        "count": spread([lambda query=query: index.count(query) for query in queries]),
        "newest": spread(
            [
                lambda query=query, hits=hits: find.load_passages(
                    find.newest_first(query, size=20, total=hits)
                )
                for query, hits in zip(queries, counts, strict=True)
            ]
        ),
    }


def municipality(words):
    from minutes.models import Passage
    from minutes.search import find
    from minutes.search.query_language import Word
    from minutes.search.search_query import SearchQuery, compile_query

    codes = list(Passage.objects.exclude(code="").values_list("code", flat=True).distinct()[:5])
    queries = [
        compile_query(SearchQuery(tree=Word(word, word), codes=(codes[number % len(codes)],)))
        for number, word in enumerate(words)
    ]
    return spread(
        [lambda query=query: find.load_passages(find.newest_first(query, size=20)) for query in queries]
    )


def page(words):
    """Measures the whole page through Django's test client, with the cache of bodies off."""
    from django.test import Client

    from minutes.pages import caching

    client, caching.body_cache.limit = Client(), 0
    assert client.get("/search/", {"q": words[0]}).status_code == 200
    return spread([lambda word=word: client.get("/search/", {"q": word}) for word in words])


def correction():
    """Returns how long it takes to publish the correction of one word, in milliseconds."""
    from minutes.desk.workflow.accounts import system_account
    from minutes.models import Meeting, Utterance
    from tests.benchmarks.loading import publish_final

    times, by = [], system_account()
    for meeting in Meeting.objects.order_by("id")[:7]:
        row = Utterance.objects.filter(meeting=meeting).order_by("position")[1]
        row.text += "。訂正した。"
        row.save()
        begun = used()
        publish_final(meeting, by, reason="聞き違いを直した。")
        times.append(used() - begun)
    return statistics.median(times)


if __name__ == "__main__":
    main(*sys.argv[1:])
