"""A folder in the making: under a name of its own until it is whole, gone when its maker ends without it.

It is locked while its maker lives, so that whoever comes later knows what died and sweeps it: an unfinished backup
holds drafts and 原本 as much as a finished one.
"""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ENDING = ".partial"


@contextmanager
def partial_folder(folder: Path) -> Iterator[Path]:
    """Yields a new folder beside `folder`, which takes its name at the end; on any error nothing of it is left.

    Raises OSError where something stands under that name by then.
    """
    sweep(folder.parent)
    partial = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}{ENDING}")
    partial.mkdir(parents=True, mode=0o700)
    lock = os.open(partial, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield partial
        partial.rename(folder)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    finally:
        os.close(lock)


def sweep(parent: Path) -> list[Path]:
    """Removes the unfinished folders in a folder whose makers are dead, and returns them."""
    dead = [path for path in parent.glob(f".*{ENDING}") if path.is_dir() and _is_dead(path)]
    for path in dead:
        shutil.rmtree(path, ignore_errors=True)
    return dead


def _is_dead(path):
    try:
        lock = os.open(path, os.O_RDONLY)
    except OSError:  # somebody else sweeps it at this moment, or it is not ours
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(lock)
    return True
