"""Makes, once, what is secret and differs on every installation: the signing key and the database's password."""

import os
import secrets
from pathlib import Path

KEYS = Path("/keys")


def make(name: str, words: str) -> None:
    """Write a file that only its owner reads, unless it stands already."""
    try:
        descriptor = os.open(KEYS / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w") as file:
        file.write(words)


make("secret-key", secrets.token_hex(40))
make("database-password", secrets.token_hex(24))
make("database-url", f"postgres://council:{(KEYS / 'database-password').read_text()}@db/council")
