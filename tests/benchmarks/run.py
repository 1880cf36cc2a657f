"""make bench: both databases at each size, one process each, and docs/benchmarks.md out of what they say.

python -m tests.benchmarks.run [--sizes 10000,100000] [--large] (250,000 real remarks and 1,000,000 resampled)
"""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.report import written

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "shinagawa"
LARGE = [250_000, 1_000_000]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default="10000,100000")
    options.add_argument("--large", action="store_true")
    options.add_argument("--databases", default="sqlite,postgresql")
    given = options.parse_args()
    if not CORPUS.is_dir():
        sys.exit("../shared/corpus/shinagawa がないので、測れません。")
    sizes = [int(size) for size in given.sizes.split(",")] + (LARGE if given.large else [])
    reports = [measured(database, size) for size in sizes for database in given.databases.split(",")]
    day, machine = (
        datetime.date.today(),
        f"{os.cpu_count()} 個の処理装置、{platform.machine()}、{platform.system()}",
    )
    text = written(reports, day=day, machine=machine)
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    print(text)


def measured(database, size) -> dict:
    print(f"{database} {size}", file=sys.stderr)
    command = [sys.executable, "-m", "tests.benchmarks.measure", database, str(size), str(CORPUS)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))


if __name__ == "__main__":
    main()
