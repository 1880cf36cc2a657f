"""Who saved what of a record since a revision, read off its history: accounts, moments and reasons, never words."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import or_

from django.db.models import Q

from minutes.models import (
    AgendaItem,
    AttendeeOrganisation,
    Handout,
    HandoutUse,
    InquiryQuestion,
    Meeting,
    Presentation,
    Tally,
    TurnAddressee,
    TurnReply,
    Utterance,
    WrittenAnswer,
)
from minutes.notation.facts import WHOLE_FACTS
from minutes.record import block_keys
from minutes.record.block_keys import ANSWER, ATTENDEE, BLOCK, HANDOUT, TALLY, BlockKey

# The tables that together are the record of a meeting.
RECORD_MODELS = (
    Meeting,
    AttendeeOrganisation,
    Handout,
    HandoutUse,
    AgendaItem,
    Presentation,
    InquiryQuestion,
    Utterance,
    WrittenAnswer,
    TurnAddressee,
    TurnReply,
    Tally,
)
KIND_OF_ROWS = {
    AttendeeOrganisation: ATTENDEE,
    Handout: HANDOUT,
    AgendaItem: BLOCK,
    Presentation: BLOCK,
    InquiryQuestion: BLOCK,
    Utterance: BLOCK,
    WrittenAnswer: ANSWER,
    Tally: TALLY,
}
# A tie changes the block at its end that a record names with it.
ENDS_OF_TIES = {TurnAddressee: ("turn_id", Utterance), TurnReply: ("turn_id", Utterance)}
ENDS_OF_TIES |= {HandoutUse: ("handout_id", Handout)}
COLUMNS = ("history_user_id", "history_date", "history_change_reason")


@dataclass(frozen=True)
class BlockSave:
    """One save that wrote a block: by whom (the id of an account, None where nobody is known), when, and why, as the
    clerk gave it."""

    by: int | None
    at: datetime.datetime
    reason: str


def versions_of(model, meeting: Meeting):
    """Returns the versions of a model's rows of one meeting."""
    return model.history.filter(**{"id" if model is Meeting else "meeting_id": meeting.pk})


def saves_since(meeting: Meeting, revision: int) -> dict[BlockKey, list[BlockSave]]:
    """Returns {block: the saves that wrote it after a revision, oldest first}, in fourteen queries."""
    found = [*_of_rows(meeting, revision), *_of_ties(meeting, revision), *_of_facts(meeting, revision)]
    saves: dict[BlockKey, list[BlockSave]] = defaultdict(list)
    for key, save in sorted(found, key=lambda pair: pair[1].at):
        saves[key].append(save)
    return dict(saves)


def has_saved_since(meeting: Meeting, revision: int, by) -> bool:
    """Tells whether an account wrote anything of the record after a revision."""
    mine = Q(saved_revision__gt=revision, history_user=by)
    return any(versions_of(model, meeting).filter(mine).exists() for model in RECORD_MODELS)


def last_editor_id(meeting: Meeting) -> int | None:
    """Returns the id of the account that last wrote a row of the record; None where it has no history."""
    newest = [
        versions_of(model, meeting).order_by("-history_date", "-history_id").first()
        for model in RECORD_MODELS
    ]
    last = max(filter(None, newest), key=lambda row: row.history_date, default=None)
    return last.history_user_id if last else None


def last_saves(revisions: Mapping[int, int]) -> dict[int, BlockSave]:
    """Returns {meeting: the save that made its revision} of {meeting: revision}, by their ids, in one query. Of a revision
    older than the program's knowledge of saves, nothing is known."""
    if not revisions:
        return {}
    saves = [_that_made(model, revisions) for model in RECORD_MODELS]
    return {meeting: _save(*save) for meeting, *save in saves[0].union(*saves[1:])}


def _that_made(model, revisions):
    name = "id" if model is Meeting else "meeting_id"
    made = [Q(**{name: meeting}, saved_revision=revision) for meeting, revision in revisions.items()]
    return model.history.filter(reduce(or_, made)).order_by().values_list(name, *COLUMNS)


def _of_rows(meeting, revision) -> Iterator[tuple[BlockKey, BlockSave]]:
    for model, kind in KIND_OF_ROWS.items():
        for number, *save in _after(model, meeting, revision).values_list("number", *COLUMNS):
            yield BlockKey(kind, number), _save(*save)


def _of_ties(meeting, revision) -> Iterator[tuple[BlockKey, BlockSave]]:
    for model, (column, end) in ENDS_OF_TIES.items():
        rows = _after(model, meeting, revision).values_list(column, *COLUMNS)
        numbers = dict(end.objects.filter(meeting=meeting).values_list("pk", "number")) if rows else {}
        for pk, *save in rows:
            if pk in numbers:
                yield BlockKey(KIND_OF_ROWS[end], numbers[pk]), _save(*save)


def _of_facts(meeting, revision) -> Iterator[tuple[BlockKey, BlockSave]]:
    """A version of a meeting holds all of its facts: those that it changed are told by the version before."""
    columns = {fact.name: "body_id" if fact.name == "body" else fact.name for fact in WHOLE_FACTS}
    versions = (
        versions_of(Meeting, meeting)
        .order_by("history_id")
        .values("saved_revision", *COLUMNS, *columns.values())
    )
    for before, after in pairwise(versions):
        if (after["saved_revision"] or 0) > revision:
            for name, column in columns.items():
                if before[column] != after[column]:
                    yield block_keys.fact(name), _save(*(after[column] for column in COLUMNS))


def _after(model, meeting, revision):
    return versions_of(model, meeting).filter(saved_revision__gt=revision).order_by("history_id")


def _save(by, at, reason):
    return BlockSave(by, at, reason or "")
