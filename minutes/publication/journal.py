"""The journal: one line for each act that changes what is public, without any of its words.

It stands in a table of the database, written in the act's transaction, and in files (journal_files.py). The number of
a line is announced in the database, and committed, before its act begins. So a database that has never announced a
number that a file holds is an older state of itself; and of an act that it has announced and does not hold, it knows
that it never happened.
"""

import contextlib
import uuid
from collections.abc import Iterator
from contextvars import ContextVar

from django.conf import settings
from django.db import transaction
from django.db.models import F

from minutes.models import JournalLine, JournalState, JournalWriter, PublicState
from minutes.publication.journal_files import append, file_sources, machine_name, make_writer
from minutes.replay.journal_lines import ACTS, DONE, ERASE, PUBLISH, RETRACT, VOID, WITHDRAW, Line, written

__all__ = ["ERASE", "PUBLISH", "RETRACT", "WITHDRAW", "NotAnnounced", "announce", "made_again", "note"]

SHUT = "いまは公開を止めているので、できません（{}）。システム管理者に知らせてください。"
ANOTHER_WRITER = "ほかの機械（{}）も公開・取消しの記録を書いています。どの機械からも届く場所を JOURNAL_COPY に指定してください。"
# The act that a replay makes again: its line stands in the table alone until the replay is over.
_made_again: ContextVar[str | None] = ContextVar("made_again", default=None)


class NotAnnounced(Exception):
    """Why no act can begin now; the message is for the clerk."""


@contextlib.contextmanager
def made_again(origin: str) -> Iterator[None]:
    """Lets an act be made again by a replay, while the public pages are shut. `origin` names the act."""
    token = _made_again.set(origin)
    try:
        yield
    finally:
        _made_again.reset(token)


def announce() -> Line:
    """Gives the next act its number, and returns what its line says of the database: db, epoch, n, writer.

    To be called before the act's transaction. Raises NotAnnounced where the public pages are shut, where a file
    shows that the database is an old state (they are shut then), or where a machine would be the second to write
    without a place that both reach.
    """
    writer = make_writer()
    with transaction.atomic():
        JournalState.objects.update(announced=F("announced") + 1)
        state = JournalState.objects.get()
        stamp = {"db": state.identity, "epoch": state.epoch, "n": state.announced, "writer": writer}
        if _made_again.get():
            return stamp
        _register(writer)
        why = _why_shut(state)
        if not why:
            return stamp
        PublicState.shut(why)
    raise NotAnnounced(SHUT.format(why.label.removesuffix("。")))


def note(stamp: Line, *, what: str, address: str, at: str, **facts) -> None:
    """Writes the line of an act: to be called in the act's transaction, as the last thing before its commit.

    `stamp`: what `announce` returned. `facts`: edition and digest, block keys, rule, positions of withdrawn spans. No
    words of a record, no names. Raises OSError where a file does not take the line.
    """
    line = {"id": uuid.uuid4().hex, "what": what, "address": address, "at": at} | stamp | facts
    if _made_again.get():
        keep(line | {"again": _made_again.get()})
        return
    keep(line)
    try:
        append(line)
    except OSError:
        with contextlib.suppress(OSError):
            append({"what": VOID, "of": line["id"]})
        raise
    # `robust`: a disk that is full after the commit must not make the act look undone. The table has its line.
    transaction.on_commit(lambda: append({"what": DONE, "of": line["id"]}), robust=True)


def keep(line: Line) -> None:
    """Writes a line into the table."""
    JournalLine.objects.create(identifier=line["id"], line=written(line))


def _why_shut(state):
    """Under the lock of the state: whatever a file holds was announced before, so its number is lower."""
    why = PublicState.why_shut()
    if why:
        return why
    lines = [line for source in file_sources() for line in source.lines]
    acts = [
        line for line in lines if line["what"] in ACTS and line.get("db", state.identity) == state.identity
    ]
    if not acts and JournalLine.objects.exists():
        return PublicState.Shut.UNKNOWN
    # A publication without its end tells nothing: an import announces it in the transaction that it was killed in.
    done = {line["of"] for line in lines if line["what"] == DONE}
    given = [line["n"] for line in acts if "n" in line and (line["what"] != PUBLISH or line["id"] in done)]
    return PublicState.Shut.AHEAD if max(given, default=0) >= state.announced else PublicState.Shut.OPEN


def _register(writer):
    writing = list(JournalWriter.objects.filter(is_retired=False))
    if writer in {one.key for one in writing}:
        return
    if writing and not settings.JOURNAL_COPY:
        raise NotAnnounced(ANOTHER_WRITER.format(writing[0].name))
    JournalWriter.objects.update_or_create(key=writer, defaults={"name": machine_name(), "is_retired": False})
