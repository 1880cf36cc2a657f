"""Replays the journal: applies again what it records and the database lacks, and lets the two agree everywhere.

A replay is planned whole (minutes/replay/replay_plan.py), then carried out in one transaction while the public pages
are shut. They open when every place of the journal holds what the table holds. Killed anywhere, it begins again.
"""

import datetime
import uuid
from dataclasses import dataclass

from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest

from members.models import RegistryState
from minutes.desk.workflow.accounts import system_account
from minutes.dumps.kept_dumps import delete_dead_files, end_all
from minutes.keeping.engines import ENGINES
from minutes.keeping.journal.acts_again import NumberTaken, carry_out, moment, withdrawals_of
from minutes.keeping.journal.journal_standing import (
    has_second_place,
    held,
    site,
    standing,
    table_lines,
    table_source,
    why_nobody_knows,
)
from minutes.models import (
    Change,
    Edition,
    JournalLine,
    JournalState,
    JournalWriter,
    LostEdition,
    MeetingState,
    OrganisationState,
    PublicState,
    Retraction,
    WaitingMail,
)
from minutes.publication.errors import ActRefused
from minutes.publication.journal import keep
from minutes.publication.journal_files import append_to, file_sources, make_writer, own_writer, places
from minutes.record.canonical import utc
from minutes.replay.journal_lines import (
    ACTS,
    CUT,
    DONE,
    ERASE,
    RETRACT,
    UNKNOWN,
    VOID,
    WITHDRAW,
    Line,
    Source,
    united,
)
from minutes.replay.replay_plan import makes_edition, plan_replay, unknown_times

NOT_WRITTEN = "公開・取消しの記録に書けません（{}）。"
AWAITED = (
    "{} の記録をまだ合わせていないので、公開を止めています。その機械で manage.py replay_journal を実行してください。"
    "その機械がもうないときは、--without-others を付けます。"
)


@dataclass(frozen=True)
class Unknown:
    """The time of which an operator says that its lines are lost. since: None where nobody knows even that."""

    since: datetime.datetime | None
    until: datetime.datetime

    def line(self) -> Line:
        state = JournalState.objects.get()
        return {
            "id": uuid.uuid4().hex,
            "what": UNKNOWN,
            "db": state.identity,
            "epoch": state.epoch,
            "since": utc(self.since) if self.since else "",
            "until": utc(self.until),
        }


class ReplayRefused(Exception):
    """Why a database cannot be brought up to its journal; the message is for the administrator."""


def catch_up(*, at: datetime.datetime, journal_lost: bool = False, without_others: bool = False) -> list[str]:
    """Brings the database up to its journal and opens the public pages; returns what was done, line by line.

    `journal_lost` is the operator's word that the journal is nowhere: from then on it is noted since when nothing is
    known; `without_others`, that no other machine's file is to be awaited. Raises ReplayRefused, with the pages shut,
    where nobody can know what was withdrawn since.
    """
    try:
        with transaction.atomic():
            sources = [*file_sources(), table_source(is_living=False)]
            unknown = why_nobody_knows(sources)
            if unknown and not journal_lost:
                raise ReplayRefused(unknown)
            lost = Unknown(_last_known(sources), at) if journal_lost else None
            done, void = replay(sources, at=at, lost=lost)
    except (ReplayRefused, OSError) as error:
        PublicState.shut(PublicState.why_shut() or PublicState.Shut.UNKNOWN)
        raise ReplayRefused(str(error)) from error
    try:
        merge_into_files(void=void, owns_up=journal_lost)
    except OSError as error:
        raise ReplayRefused(NOT_WRITTEN.format(error)) from error
    if without_others:
        JournalWriter.objects.update(is_awaited=False)
    still_shut = _opened()
    delete_dead_files()
    return [*done, *still_shut]


def replay(
    sources: list[Source],
    *,
    at: datetime.datetime,
    is_old: bool = False,
    lost: Unknown | None = None,
) -> tuple[list[str], tuple[str, ...]]:
    """Applies to the database what only the journal holds; in one transaction, while the public pages are shut.

    Returns what was done, and the ids of open lines that never happened. `is_old`: a restore; it begins an epoch.
    `lost`: the time of which the operator says that its lines are lost.
    Raises ReplayRefused where an act cannot be made again: nothing is done then.
    """
    try:
        with transaction.atomic():
            JournalState.objects.select_for_update().get()
            if lost:
                keep(lost.line())
            lines = united([*sources, table_source(is_living=False)], site())
            _adopt(lines)
            plan = plan_replay(lines, held(), is_old=is_old)
            _go_on(lines, is_old)
            is_returned = is_old or bool(plan.lines)
            if is_returned or PublicState.why_shut():
                _raise_counters(at)
                end_all(at=at)
            if is_returned:
                Session.objects.all().delete()
                WaitingMail.objects.all().delete()  # of then: told already, or done since
                Change.tell(Change.Kind.RETURNED, at=at)
            by = system_account() if plan.steps else None
            done = [report for step in plan.steps for report in carry_out(step, by=by, at=at)]
            for line in plan.lines:
                keep(line)
            _settle_writers(sources, is_alone=is_old or lost is not None, was_old=bool(plan.lines))
    except (ActRefused, NumberTaken) as error:
        raise ReplayRefused(f"記録のとおりに直せませんでした。{error}") from error
    return done, plan.void


def settle() -> int:
    """Ends every open line of an act, `done` or `void`, by what the living database holds; returns how many lines.

    Nothing is ended in a database that does not agree with its journal: there, an open line counts.
    """
    if not standing().is_open:
        return 0
    with transaction.atomic():
        JournalState.objects.select_for_update().get()
        void = plan_replay(united([*file_sources(), table_source(is_living=False)], site()), held()).void
    return merge_into_files(void=void)


def merge_into_files(*, void: tuple[str, ...] = (), owns_up: bool = False) -> int:
    """Appends to every place what it lacks of the table, and the ends of lines; returns how many lines.

    `owns_up`: the lines that cannot be read are named as known from now on.
    """
    table = table_lines()
    if table or void:
        make_writer()
    count = 0
    for source, path in zip(file_sources(), places(), strict=True):
        lacking = [*_lacking(source, table, void)]
        lacking += [{"what": CUT, "of": damage.hash} for damage in source.damage] if owns_up else []
        if lacking:
            append_to(path, *lacking)
        count += len(lacking)
    return count


def is_applied(line: Line) -> bool:
    """Returns whether the database holds the act of a line that an older program wrote, by what the act left."""
    if line["what"] == RETRACT:
        return Retraction.objects.filter(
            meeting__address=line["address"], retracted_at=moment(line["at"])
        ).exists()
    if line["what"] == ERASE:
        return bool(withdrawals_of(line)) and all(row.erased_at for row in withdrawals_of(line))
    if line["what"] == WITHDRAW and len(withdrawals_of(line)) < len(line["marks"]):
        return False
    edition = {"address": line["address"], "number": line["edition"], "digest": line["digest"]}
    return not makes_edition(line) or any(
        model.objects.filter(**edition).exists() for model in (Edition, LostEdition)
    )


def _adopt(lines):
    """Takes into the table what older programs wrote and the database holds: it had no table then."""
    known = set(JournalLine.objects.values_list("identifier", flat=True))
    for line in lines:
        if line["what"] in ACTS and "n" not in line and line["id"] not in known and is_applied(line):
            keep(line)


def _raise_counters(at):
    """Raises the counters of the caches, so that none takes an old page for a new one: before any act is made again, so
    that what it tells stands behind all that was told by the state that is lost."""
    # The counters went back with the database. The clock is above every value that was ever given out.
    seconds = Value(int(at.timestamp()))
    no_counters = (PublicState.Subject.SHUT, PublicState.Subject.DAYS)
    counters = PublicState.objects.exclude(pk__in=no_counters)
    of_pages = (MeetingState.objects, OrganisationState.objects)
    for states in (counters, RegistryState.objects, *of_pages):
        states.update(changes=Greatest(F("changes"), seconds) + 1)


def _go_on(lines, is_old):
    """Announces no number again, keeps what nobody knows, and begins an epoch after a restore."""
    state = JournalState.objects.get()
    state.announced = max([state.announced, *(line.get("n", 0) for line in lines)])
    times = unknown_times(lines)
    if times:
        begins = [since for since, _ in times]
        state.unknown_since = moment(min(begins)) if all(begins) else None
        state.unknown_until = moment(max(until for _, until in times))
    if is_old:
        state.epoch = f"{len(state.epochs.split()) + 1}-{uuid.uuid4().hex[:12]}"
        state.epochs += f" {state.epoch}"
    state.save()


def _settle_writers(sources, *, is_alone, was_old):
    """After a restore, this machine writes alone. Where an old state returned, each other machine's file is awaited,
    unless the second place tells what all of them wrote."""
    others = JournalWriter.objects.exclude(key=own_writer() or "")
    if is_alone:
        others.update(is_retired=True)
    elif was_old and not has_second_place(sources):
        others.filter(is_retired=False).update(is_awaited=True)
    JournalWriter.objects.filter(key=own_writer() or "").update(is_awaited=False)


def _last_known(sources):
    """The moment of the last act that any place tells of; None where none does."""
    last = max((line["at"] for line in united(sources, site()) if "at" in line), default="")
    return moment(last) if last else None


def _lacking(source, table, void):
    present = {line.get("id") for line in source.lines}
    ended = {line["of"] for line in source.lines if line["what"] == DONE}
    voided = {line["of"] for line in source.lines if line["what"] == VOID}
    for line in table:
        if line["id"] not in present:
            yield line
        if line["what"] in ACTS and line["id"] not in ended:
            yield {"what": DONE, "of": line["id"]}
    yield from ({"what": VOID, "of": identifier} for identifier in void if identifier in present - voided)


def _opened():
    """Opens the public pages, unless an old state has returned and another machine's file is not merged yet."""
    awaited = JournalWriter.objects.filter(is_awaited=True, is_retired=False)
    with transaction.atomic():
        ENGINES[connection.vendor].drop_old_tables()
        PublicState.shut(PublicState.Shut.AWAITED if awaited else PublicState.Shut.OPEN)
    return [AWAITED.format(writer.name) for writer in awaited]
