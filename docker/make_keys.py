"""Makes the secrets of an installation once: the signing key and the password of the database."""

import os
import secrets
from pathlib import Path

KEYS = Path("/keys")


def make(name: str, secret: str) -> None:
    """Writes a file that only its owner can read, unless it exists."""
    try:
        descriptor = os.open(KEYS / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w") as file:
        file.write(secret)


make("secret-key", secrets.token_hex(40))
make("database-password", secrets.token_hex(24))
make("database-url", f"postgres://council:{(KEYS / 'database-password').read_text()}@db/council")
