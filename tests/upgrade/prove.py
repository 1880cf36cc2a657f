"""python -m tests.upgrade.prove [--base REV] [--database sqlite|postgresql]: see the docstring of the package."""

import argparse
import tempfile
from pathlib import Path

import tests.environment  # noqa: F401 (makes the folder that tests.databases puts databases into)
from tests.upgrade.base import NoBase, checked_out, revision_of
from tests.upgrade.proof import Proof
from tests.upgrade.table import Table

DATABASES = ("sqlite", "postgresql")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.upgrade.prove")
    parser.add_argument("--base", default="", help="the revision of main that today's code follows")
    parser.add_argument("--database", choices=DATABASES, action="append", help="both, unless one is named")
    asked = parser.parse_args()
    try:
        revision = revision_of(asked.base)
    except NoBase as error:
        print(error)
        return 2
    table = Table()
    print(f"Today's code against {revision[:12]}")
    table.title()
    with checked_out(revision) as code:
        for database in asked.database or DATABASES:
            with tempfile.TemporaryDirectory(prefix="council-proof-") as folder:
                Proof(database, code, Path(folder), table).run()
    return table.end()


if __name__ == "__main__":
    raise SystemExit(main())
