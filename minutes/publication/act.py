"""The frame of every act that changes what is public: publish, withdraw, retract, erase.

It does for each what none may forget: it announces the act, takes the meeting's revision first, brings what is derived
in line with the editions, raises the counters that caches and exports go by, ends the dumps, tells of it in the list of
changes, and writes the journal's line as the last thing before the commit. An act without its line is lost when an old
state of the database returns.
"""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Min

from minutes.dumps.kept_dumps import delete_dead_files, end_all
from minutes.models import Change, Edition, Meeting, PublicState
from minutes.publication import journal
from minutes.publication.derived.walk import follow
from minutes.publication.errors import EraseRefused, PublicationRefused, RetractionRefused, WithdrawalRefused
from minutes.record.canonical import utc

NOT_WRITTEN = "公開・取消しの記録に書けないので、行いませんでした（{}）。システム管理者に知らせてください。"
REFUSALS = {
    journal.PUBLISH: PublicationRefused,
    journal.WITHDRAW: WithdrawalRefused,
    journal.RETRACT: RetractionRefused,
    journal.ERASE: EraseRefused,
}


@dataclass
class Act:
    """One act on a meeting whose `revision` was seen: by whom, at which moment, why, by which rule.

    what: PUBLISH, WITHDRAW, RETRACT or ERASE of the journal.
    """

    what: str
    meeting: Meeting
    revision: int
    by: object
    at: datetime.datetime
    reason: str = ""
    rule: str = ""
    _line: dict | None = field(default=None, init=False)
    _told: dict | None = field(default=None, init=False)

    def note(self, *, edition: Edition | None, **facts) -> None:
        """Says what the journal keeps of the act: the edition that it made or meant, and facts without any words."""
        self._line = {
            "address": edition.address if edition else self.meeting.address,
            "meeting": first_kept(self.meeting.pk).get(self.meeting.pk, ""),
            "edition": edition.number if edition else None,
            "digest": edition.digest if edition else "",
            **facts,
        }

    def tell(self, kind: Change.Kind, *, edition: Edition | None, editions: Iterable[int] = ()) -> None:
        """Says what the list of changes tells of the act: the edition that it made, and those that are other than before
        (rewritten, taken down, no longer the newest).

        An act that does not call it has changed nothing that is public.
        """
        number = edition.number if edition else None
        self._told = {"kind": kind, "edition": number, "editions": list(editions)}

    def write_change(self, sequence: int) -> None:
        """Writes what the act told. `sequence`: the site's counter, which the transaction has raised."""
        if self._told:
            Change.tell(**self._told, at=self.at, address=self.line["address"], sequence=sequence)

    @property
    def line(self) -> dict:
        if self._line is None:
            raise LookupError(f"the act {self.what} has not said what the journal keeps of it")
        return {"what": self.what, "at": utc(self.at), **self._line}


def first_kept(*meetings: int) -> dict[int, str]:
    """Returns by what the journal knows each meeting (by primary key): a key that a restore gives again is not enough."""
    first = Meeting.history.filter(id__in=meetings).values("id").annotate(kept=Min("history_date"))
    return {row["id"]: f"{row['id']} {utc(row['kept'])}" for row in first.order_by()}


@contextmanager
def performing(act: Act, *, take_revision) -> Iterator[Meeting]:
    """Runs an act in one transaction; yields the meeting as it stands. The act calls `note` before it ends.

    `take_revision` is hold_revision for an act that leaves the working rows alone, else raise_revision.
    Raises StaleRevision where somebody saved since the revision that was seen; the refusal of the act's own kind where
    the public pages are shut or a file of the journal cannot be written.
    """
    try:
        stamp = journal.announce()
    except (journal.NotAnnounced, OSError) as error:
        raise _refusal(act, error) from error
    with transaction.atomic():
        take_revision(meeting=act.meeting, revision=act.revision)
        meeting = Meeting.objects.select_related("body__secretariat").get(pk=act.meeting.pk)
        yield meeting
        act.write_change(follow(meeting))
        if act.what != journal.PUBLISH:
            _withdraw_from_sent(act.at)
        try:
            journal.note(stamp, **act.line)
        except OSError as error:
            raise _refusal(act, error) from error


def _withdraw_from_sent(at):
    """Breaks off what is being sent, and ends every dump; the counters that `follow` raised are held until the commit."""
    PublicState.raise_for(PublicState.Subject.WITHDRAWN)
    end_all(at=at)
    # Also where none lived: a build that was killed leaves files that no row tells of, and they may hold the words.
    transaction.on_commit(delete_dead_files, robust=True)


def _refusal(act, error):
    message = str(error) if isinstance(error, journal.NotAnnounced) else NOT_WRITTEN.format(error)
    return REFUSALS[act.what](message)
