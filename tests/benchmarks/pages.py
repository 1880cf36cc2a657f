"""make bench-pages: measures the processor time of a page against a bare view with the same bytes, in one run.

Writes its part of docs/benchmarks.md. Each database is measured in a process of its own; the pages take turns, so that
other work on the machine affects all of them alike.
"""

import datetime
import io
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial

from tests.benchmarks.kept import REPORT, ROOT, keep

PAGES = {
    "トップ": "/",
    "会議録（100発言）": "/meetings/2026-09-01-1/",
    "会議録（500発言）": "/meetings/2026-09-02-1/",
    "団体": "/organisations/012289/",
    "検索": "/search/?q=%E6%B1%BA%E3%82%81%E3%81%A6",
}
ROUNDS, REQUESTS, DRAWN = 11, 30, 2
WORDS = "事務局 文書 電子化 議事録 公開 日数 確認 方法 床 強さ 湿気 教室 計画 十日 二か月 決めて 調べて 説明 資料".split()


def manuscript(day: int, turns: int) -> str:
    """Returns a record of so many turns, of 40 to 160 characters each."""
    from tests.builders import MANUSCRIPT

    rng = random.Random(day)
    speakers = ("深川市", "当別町", "美里町", "事務局")
    talk = "".join(
        f"（{rng.choice(speakers)}）\n\n{'、'.join(rng.choices(WORDS, k=rng.randint(12, 50)))}。\n\n"
        for _ in range(turns)
    )
    return MANUSCRIPT.replace("9月3日", f"9月{day}日").replace("■ 閉会", f"{talk}■ 閉会")


def prepare():
    """Fills the database with the registry and twelve meetings, two of which are measured."""
    from django.core.management import call_command

    from members.registry import load_registry
    from tests.builders import NOON, clerk, draft, publish_now

    call_command("migrate", verbosity=0)
    load_registry()
    by = clerk()
    for day in range(1, 13):
        turns = {1: 95, 2: 495}.get(day, 10)  # five more stand in the manuscript itself
        publish_now(draft(manuscript(day, turns), by=by), by=by, at=NOON + datetime.timedelta(hours=day))


def ask(application, address, tag=""):
    """Returns (status, headers, body) of one request, as a WSGI server makes it."""
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "127.0.0.1:8000",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
    }
    if tag:
        environ["HTTP_IF_NONE_MATCH"] = tag
    started = []
    response = application(environ, lambda status, headers: started.append((status, dict(headers))))
    body = b"".join(response)
    response.close()
    ((status, headers),) = started
    return status[:3], headers, body


def draw(request, forget):
    """Makes a page of which nothing is kept; that it is kept afterwards is a part of it."""
    forget()
    request()


def milliseconds(request, number: int) -> float:
    began = time.process_time()
    for _ in range(number):
        request()
    return (time.process_time() - began) * 1000 / number


def measure() -> dict:
    """Returns {page: {bytes, bare, drawn, kept, unchanged}} of the database in the environment; of records {plain, framed}
    too: drawn as anybody would, and put into its frame when only that has changed."""
    import tests.environment  # noqa: F401

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")
    import django
    from django.conf import settings

    from council.settings import record_cache

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ROOT_URLCONF = "tests.benchmarks.bare"
    settings.CACHES["records"] = record_cache(tempfile.mkdtemp(dir=os.environ["TEST_FOLDER"]))
    django.setup()
    from django.core.wsgi import get_wsgi_application

    from minutes.kept_pages import kept_records
    from minutes.pages import caching
    from tests.benchmarks.bare import BODIES

    prepare()
    application, limit = get_wsgi_application(), caching.body_cache.limit
    requests, results = {}, {}
    for name, address in PAGES.items():
        status, headers, body = ask(application, address)
        assert status == "200", (address, status)
        key, tag = str(len(BODIES)), headers["ETag"]
        BODIES[key] = body
        results[name] = {"bytes": len(body)}
        requests[name] = {
            "bare": lambda key=key: ask(application, f"/bare/{key}/"),
            "drawn": lambda address=address: ask(application, address),
            "kept": lambda address=address: ask(application, address),
            "unchanged": lambda address=address, tag=tag: ask(application, address, tag),
        }
        if address.startswith("/meetings/"):
            plain = address.replace("/meetings/", "/plain/")
            requests[name]["plain"] = lambda plain=plain: ask(application, plain)
            assert requests[name]["plain"]()[0] == "200"
            requests[name]["framed"] = requests[name]["drawn"]
        assert ask(application, address, tag)[0] == "304"
        assert requests[name]["bare"]()[2] == body
    times = {(name, kind): [] for name, kinds in requests.items() for kind in kinds}
    for _ in range(ROUNDS):
        for name, kinds in requests.items():
            for kind, request in kinds.items():
                caching.body_cache.limit = 0 if kind in ("drawn", "framed") else limit
                caching.body_cache.entries.clear()
                caching.body_cache.size = 0
                request()
                if kind == "drawn":
                    request = partial(draw, request, kept_records.forget_all)
                times[name, kind].append(
                    milliseconds(request, DRAWN if kind in ("drawn", "plain") else REQUESTS)
                )
    for (name, kind), measured in times.items():
        results[name][kind] = statistics.median(measured)
    return results


def main():
    for kind in ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory(prefix="council-bench-") as folder:
            environment = os.environ | {"TEST_DATABASE": kind}
            if kind == "sqlite":
                environment["TEST_DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
            done = subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.pages", "measure"],
                cwd=ROOT,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                check=True,
            )
        keep("pages", {"key": kind, "pages": json.loads(done.stdout.splitlines()[-1])})
    print(REPORT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    if sys.argv[1:] == ["measure"]:
        print(json.dumps(measure(), ensure_ascii=False))
    else:
        main()
