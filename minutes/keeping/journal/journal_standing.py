"""How a database and its journal stand to each other: what each holds, and whether the public pages must be shut."""

import json
from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction

from minutes.models import (
    Edition,
    JournalLine,
    JournalState,
    JournalWriter,
    LostEdition,
    Meeting,
    PublicState,
)
from minutes.publication.act import first_kept
from minutes.publication.journal_files import copy_path, file_sources, journal_path, own_writer, places
from minutes.replay.journal_lines import Line, Site, Source, united
from minutes.replay.replay_plan import Held, origin, plan_replay, why_unknown

JOURNAL_LOST = "manage.py replay_journal --journal-lost"
REPLAY = "manage.py replay_journal を実行してください。"
NOT_READABLE = "公開・取消しの記録を読めません（{}）。"
TABLE = "データベースの表"


@dataclass(frozen=True)
class Standing:
    """Why the public pages must be shut (Shut.OPEN: they need not), and what the administrator is told."""

    why: PublicState.Shut
    message: str = ""

    @property
    def is_open(self) -> bool:
        return self.why == PublicState.Shut.OPEN


def standing() -> Standing:
    """Compares the database with every place of its journal that this machine reaches.

    What looks wrong is looked at again under the lock of the state: an import announces and commits in one transaction,
    and holds that lock meanwhile.
    """
    found = _compared()
    if found.is_open:
        return found
    with transaction.atomic():
        JournalState.objects.select_for_update().get()
        return _compared()


def shut_where_needed() -> Standing:
    """Compares, and shuts the public pages for all machines where the two do not agree."""
    found = standing()
    if not found.is_open:
        PublicState.shut(found.why)
    return found


_last_looked_at: dict[str, object] = {}


def checked_standing() -> Standing:
    """As shut_where_needed; the files are read only where one, or the database, has changed since it was all right."""
    why = PublicState.why_shut()
    if why:
        return Standing(why, f"{why.label}{REPLAY}")
    now = (
        JournalState.objects.values_list("identity", "announced").get(),
        [_stamp(path) for path in places()],
    )
    if _last_looked_at.get("all right") == now:
        return Standing(PublicState.Shut.OPEN)
    found = shut_where_needed()
    _last_looked_at["all right"] = now if found.is_open else None
    return found


def site() -> Site:
    """Returns by what this database knows its own lines again."""
    state = JournalState.objects.get()
    writers = {*JournalWriter.objects.values_list("key", flat=True), own_writer() or ""}
    return Site(state.identity, frozenset(state.epochs.split()), frozenset(writers), state.adopts)


def table_lines() -> tuple[Line, ...]:
    return tuple(json.loads(line) for line in JournalLine.objects.values_list("line", flat=True))


def table_source(*, is_living: bool) -> Source:
    """Returns the table as a place of the journal. `is_living`: the database is known to be at its last state."""
    identity = JournalState.objects.get().identity if is_living else ""
    return Source(TABLE, table_lines(), is_living=is_living, table_of=identity)


def held() -> Held:
    """Returns what the database holds, as far as a plan asks."""
    lines = table_lines()
    editions: dict[str, dict[int, str]] = defaultdict(dict)
    for model in (Edition, LostEdition):
        for address, number, digest in model.objects.values_list("address", "number", "digest"):
            editions[address][number] = digest
    drafts = Meeting.objects.filter(address=None).values_list("pk", flat=True)
    return Held(
        announced=JournalState.objects.get().announced,
        lines=frozenset(line["id"] for line in lines),
        origins=frozenset(origin(line) for line in lines if "address" in line),
        editions=editions,
        readable=frozenset(Edition.objects.not_retracted().values_list("address", flat=True)),
        meetings=frozenset(Meeting.objects.exclude(address=None).values_list("address", flat=True)),
        drafts=frozenset(first_kept(*drafts).values()),
    )


def why_nobody_knows(sources: list[Source], *, journal_lost: str = JOURNAL_LOST) -> str | None:
    """Returns why nobody can know what was withdrawn since; None where a sound place of the journal reaches to now.

    Nothing is asked of a database in which nothing was ever published.
    """
    ids = frozenset(JournalLine.objects.values_list("identifier", flat=True))
    if not ids and not Edition.objects.exists():
        return None
    return why_unknown(sources, site(), ids, expected=str(journal_path()), journal_lost=journal_lost)


def _compared() -> Standing:
    why = PublicState.why_shut()
    if why:
        return Standing(why, f"{why.label}{REPLAY}")
    try:
        sources = file_sources()  # before the table: an act that ends meanwhile stands in both then
    except OSError as error:
        return Standing(PublicState.Shut.UNKNOWN, NOT_READABLE.format(error))
    unknown = why_nobody_knows(sources)
    if unknown:
        return Standing(PublicState.Shut.UNKNOWN, unknown)
    if plan_replay(united(sources, site()), held()).is_ahead:
        ahead = PublicState.Shut.AHEAD
        return Standing(ahead, f"{ahead.label}{REPLAY}")
    return Standing(PublicState.Shut.OPEN)


def _stamp(path):
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def has_second_place(sources: list[Source]) -> bool:
    """Whether the second place holds acts of this database and no damage: it tells of what every machine wrote."""
    own = site()
    return any(
        source.name == str(copy_path()) and not source.damage and any(map(own.owns_act, source.lines))
        for source in sources
    )
