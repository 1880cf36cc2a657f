"""Measures a dump of many remarks: python -m tests.benchmarks.dumping [--remarks 100000] [--database sqlite] [--file FILE]

Loads the corpus (or takes FILE, loaded before), makes the dump twice in processes of their own, and has it verified
whole by docs/verify_download.py. Prints remarks a second (also of
processor time, which other work on the machine does not lengthen as much), the memory of the process before and at its highest, and
whether both dumps are equal to the byte.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.measure import set_up

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "shinagawa"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--remarks", type=int, default=int(os.environ.get("DUMPED_REMARKS", "100000")))
    options.add_argument("--database", default="sqlite")
    options.add_argument("--file", default="")
    options.add_argument("--into", type=Path)
    arguments = options.parse_args()
    set_up(arguments.database, arguments.file)
    if arguments.into:
        print(json.dumps(built(arguments.into)))
        return
    report(prepared(arguments.remarks))


def prepared(remarks):
    """Loads the corpus unless the database holds records, and returns its URL."""
    from django.core.management import call_command
    from django.db import connection

    from members.registry import load_registry
    from minutes.models import Edition, PublicState
    from tests.benchmarks.loading import load

    if "minutes_edition" in connection.introspection.table_names() and Edition.objects.exists():
        PublicState.shut(PublicState.Shut.OPEN)  # its journal stayed where it was loaded
    else:
        call_command("migrate", verbosity=0)
        load_registry()
        print(load(CORPUS, remarks), file=sys.stderr)
    connection.close()
    return os.environ["TEST_DATABASE_URL"]


def built(folder: Path) -> dict:
    """Makes a dump of the database of this process; returns what it took. Memory is in MB."""
    from minutes.dumps.make_dump import build

    before, begun, used = _highest(), time.perf_counter(), time.process_time()
    made = build(folder)
    took = {"seconds": time.perf_counter() - begun, "processor": time.process_time() - used}
    rows = {file.name: file.rows for file in made.files if file.rows is not None}
    return {"rows": rows, **took, "before": before, "highest": _highest()}


def report(url):
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        runs = [_in_a_process(url, folder) for folder in (first, second)]
        files = [{path.name: path.read_bytes() for path in Path(one).iterdir()} for one in (first, second)]
        command = [sys.executable, ROOT / "docs" / "verify_download.py", Path(first) / "manifest.json"]
        begun = time.perf_counter()
        verified = subprocess.run(command, capture_output=True, text=True)
        seconds = time.perf_counter() - begun
    for run in runs:
        remarks = run["rows"]["remarks.jsonl.gz"]
        rates = {name: round(remarks / run[name]) for name in ("seconds", "processor")}
        print(json.dumps(run | {"remarks a second": rates}))
    print("equal to the byte:", files[0] == files[1])
    print("size of all files:", sum(map(len, files[0].values())))
    print(f"verified in {seconds:.1f} s, exit status {verified.returncode}")
    print(verified.stdout, verified.stderr)


def _in_a_process(url, folder):
    file = url if "://" in url and not url.startswith("sqlite") else url.removeprefix("sqlite:///")
    kind = "sqlite" if url.startswith("sqlite") else "postgresql"
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks.dumping",
        "--database",
        kind,
        "--file",
        file,
        "--into",
        folder,
    ]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _highest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
