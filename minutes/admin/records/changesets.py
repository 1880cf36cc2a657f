"""変更のまとまり: what each save of a meeting's record wrote, over all its rows, the newest save first."""

from collections import Counter
from dataclasses import dataclass
from functools import partial

from django.urls import reverse

from members.admin.history_differences import FieldDifference, differences
from minutes.admin.records.history_redaction import redact_versions
from minutes.desk.handouts.uses_follow import tie_name
from minutes.desk.workflow.saves import RECORD_MODELS, versions_of
from minutes.models import (
    AttendeeOrganisation,
    Handout,
    HandoutUse,
    Meeting,
    TurnAddressee,
    TurnReply,
    Utterance,
)

# Ties have no page and no number of their own: their name says what they tie.
TIES = {TurnAddressee: ("turn_id", "attendee_id"), TurnReply: ("turn_id", "asked_id")}
ACTIONS = {"+": "作成", "~": "変更", "-": "削除"}
# An import writes hundreds of rows in one save. More rows than this are counted and not listed.
MOST_LISTED = 40


@dataclass(frozen=True)
class RowChange:
    """One row in one save: what was done to it, in which fields it was changed, and whether it is gone today."""

    version: object
    name: str
    action: str
    differences: list[FieldDifference]
    is_gone: bool

    @property
    def history_url(self) -> str:
        """Returns the address of the row's own history; a tie of a handout stands in that of the handout, one of a turn
        in none."""
        model, pk = self.version.instance_type, self.version.id
        if model in TIES:
            return ""
        model, pk = (Handout, self.version.handout_id) if model is HandoutUse else (model, pk)
        return reverse(f"admin:minutes_{model._meta.model_name}_history", args=[pk])

    @property
    def restore_url(self) -> str:
        """Returns the name of the URL that restores the row; empty for a meeting and a tie, which are not restored."""
        model = self.version.instance_type
        return (
            "" if model in (Meeting, HandoutUse, *TIES) else f"admin:minutes_{model._meta.model_name}_restore"
        )


@dataclass(frozen=True)
class ChangeSet:
    """One save. Where it wrote too many rows to list, `counts` says how many of each kind."""

    revision: int | None
    rows: list[RowChange]
    counts: list[str]

    @property
    def first(self):
        """Returns the version from which a page takes who saved, when and why."""
        return self.rows[0].version


def saved_revisions(meeting: Meeting) -> list[int | None]:
    """Returns the number of every save, the newest first; None last, for rows written before saves were numbered."""
    numbers = {
        number
        for model in RECORD_MODELS
        for number in versions_of(model, meeting).values_list("saved_revision", flat=True)
    }
    return sorted(numbers, key=lambda number: -1 if number is None else number, reverse=True)


def change_sets(request, meeting: Meeting, numbers: list[int | None]) -> list[ChangeSet]:
    """Returns the saves of these numbers with all that they wrote, redacted for who may not read the 原本.

    Costs two queries a table, and one for each row that a change refers to.
    """
    redact = partial(redact_versions, request)
    sets: dict[int | None, list[RowChange]] = {number: [] for number in numbers}
    tied = _tied_numbers(meeting)
    for model in RECORD_MODELS:
        versions = list(versions_of(model, meeting).order_by("history_id").select_related("history_user"))
        redact_versions(request, versions)
        ids = {version.id for version in versions}
        stored = set(model.objects.filter(pk__in=ids).values_list("pk", flat=True))
        before = {}
        for version in versions:
            if version.saved_revision in sets:
                sets[version.saved_revision].append(
                    _row_change(version, before.get(version.id), version.id not in stored, redact, tied)
                )
            before[version.id] = version
    return [_change_set(number, rows) for number, rows in sets.items() if rows]


def _tied_numbers(meeting) -> dict[str, dict[int, int]]:
    """Returns {column of a tie: {id of a row that was ever in the record: its number}}."""
    turns = dict(versions_of(Utterance, meeting).order_by().values_list("id", "number"))
    attendees = dict(versions_of(AttendeeOrganisation, meeting).order_by().values_list("id", "number"))
    return {"turn_id": turns, "asked_id": turns, "attendee_id": attendees}


def _row_change(version, before, is_gone, redact, tied):
    changed = differences(version, before, redact) if before and version.history_type == "~" else []
    return RowChange(version, _name(version, tied), ACTIONS[version.history_type], changed, is_gone)


def _name(version, tied):
    """Returns 発言・地の文 #12 深川市, of a tie 尋ねた相手 #12 → #16, without a query: what it refers to may be gone. Only a tie
    has no number."""
    kind = version.instance_type._meta.verbose_name
    if version.instance_type in TIES:
        ends = [tied[name].get(getattr(version, name), "") for name in TIES[version.instance_type]]
        return f"{kind} #{ends[0]} → #{ends[1]}"
    if version.instance_type is Meeting:
        return kind
    if version.instance_type is HandoutUse:
        return f"{kind} {tie_name(version)}"
    return f"{kind} #{version.number} {getattr(version, 'label', '')}".strip()


def _change_set(number, rows):
    if len(rows) <= MOST_LISTED:
        return ChangeSet(number, rows, [])
    counted = Counter((row.action, row.version.instance_type._meta.verbose_name) for row in rows)
    return ChangeSet(
        number, rows, [f"{name} {action} {count}件" for (action, name), count in counted.items()]
    )
