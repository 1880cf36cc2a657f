"""Makes a thing once a run, in whichever of its processes needs it first; the others copy it."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

# The folder that the processes of a run share: the first makes it (tests/environment.py), the others inherit its path.
FOLDER = Path(os.environ["TEST_FOLDER"])


def once(name: str, make: Callable[[], object]) -> None:
    """Calls `make` unless another process of this run has called it; waits where one is calling it now."""
    with (FOLDER / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = FOLDER / f"{name}.made"
        if not made.exists():
            make()
            made.touch()
