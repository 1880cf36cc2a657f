"""What is made once a run and copied afterwards, whichever process of the run needs it first."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

# Made by the process that leads the run (tests/environment.py), inherited by all others.
FOLDER = Path(os.environ["TEST_FOLDER"])


def once(name: str, make: Callable[[], object]) -> None:
    """Call `make` unless another process of this run has; wait for one that is at it."""
    with (FOLDER / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = FOLDER / f"{name}.made"
        if not made.exists():
            make()
            made.touch()
