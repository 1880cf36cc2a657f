"""The journal of the process that tests, put back as it was once the acts of a test are rolled back."""

from contextlib import contextmanager


@contextmanager
def journal_as_it_was():
    """Takes back what is written into the journal meanwhile: a rollback takes back the acts, which it would be ahead of."""
    from minutes.publication.journal_files import append_to, journal_path
    from minutes.replay.journal_lines import WRITER

    path = journal_path()
    if not path.exists():
        append_to(path, {"what": WRITER, "key": "the-machine-of-the-tests", "name": "tests"})
    before = path.read_bytes()
    yield
    path.write_bytes(before)
