"""The base: the code of a git revision in a folder of its own, with today's builder laid into it."""

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUILDER = Path(__file__).resolve().parent
ROOT = BUILDER.parents[1]
MAINS = ("origin/main", "main")
NO_BASE = "No base found: {why}. Name the revision of main that today's code follows: make proof BASE=<git revision>"


class NoBase(Exception):
    """Why there is nothing to prove today's code against."""


def revision_of(asked: str) -> str:
    """The full name of a revision; of what this work began at on main, where none is asked for."""
    if asked:
        found = _git("rev-parse", "--verify", "--quiet", f"{asked}^{{commit}}")
        if not found:
            raise NoBase(NO_BASE.format(why=f"git knows no revision {asked!r}"))
        return found
    found = next(filter(None, (_git("merge-base", "HEAD", name) for name in MAINS)), "")
    if not found:
        raise NoBase(NO_BASE.format(why=f"neither {' nor '.join(MAINS)} is here"))
    if found == _git("rev-parse", "HEAD") and not _git("status", "--porcelain", "--untracked-files=no"):
        raise NoBase(NO_BASE.format(why="HEAD is main itself, with nothing changed"))
    return found


def _git(*words) -> str:
    """What git answers, empty where it refuses."""
    done = subprocess.run(["git", "-C", ROOT, *words], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""


@contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """A folder with the code of the revision, gone in the end. Nothing of it is written into the repository."""
    command = ["git", "-C", ROOT, "archive", "--format=zip", revision]
    archive = subprocess.run(command, capture_output=True, check=True).stdout
    with tempfile.TemporaryDirectory(prefix="council-base-") as folder:
        with zipfile.ZipFile(io.BytesIO(archive)) as files:
            files.extractall(folder)
        laid = Path(folder) / BUILDER.relative_to(ROOT)
        shutil.rmtree(laid, ignore_errors=True)
        shutil.copytree(BUILDER, laid, ignore=shutil.ignore_patterns("__pycache__"))
        yield Path(folder)
