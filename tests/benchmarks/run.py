"""make bench: measures search on both databases at each size, in a process each, and writes docs/benchmarks.md.

python -m tests.benchmarks.run [--sizes 10000,100000] [--large] (250,000 real remarks and 1,000,000 resampled)
"""

import argparse
import json
import subprocess
import sys

from tests.benchmarks.kept import REPORT, ROOT, keep

CORPUS = ROOT.parent / "shared" / "corpus" / "shinagawa"
LARGE = [250_000, 1_000_000]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default="10000,100000")
    options.add_argument("--large", action="store_true")
    options.add_argument("--databases", default="sqlite,postgresql")
    options.add_argument(
        "--file",
        default="",
        help="an SQLite database, or the URL of one on PostgreSQL, that was loaded before",
    )
    arguments = options.parse_args()
    if not CORPUS.is_dir():
        sys.exit("../shared/corpus/shinagawa がないので、測れません。")
    databases = ["postgresql"] if "://" in arguments.file else arguments.databases.split(",")
    for size in [int(size) for size in arguments.sizes.split(",")] + (LARGE if arguments.large else []):
        for database in databases:
            keep("search", measured(database, size, arguments.file))
    print(REPORT.read_text(encoding="utf-8"))


def measured(database, size, file="") -> dict:
    print(f"{database} {size}", file=sys.stderr)
    command = [sys.executable, "-m", "tests.benchmarks.measure", database, str(size), str(CORPUS), file]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    report = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    return report | {"key": f"{database} {size}"}


if __name__ == "__main__":
    main()
