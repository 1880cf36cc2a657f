"""変更のまとまり: what each save of a meeting's record wrote, over all its rows, the newest save first."""

from collections import Counter
from dataclasses import dataclass

from members.admin.history_differences import FieldDifference, differences
from minutes.admin.records.history_redaction import redact_versions
from minutes.models import AgendaItem, AttendeeOrganisation, Handout, Meeting, Presentation, Utterance

MODELS = (Meeting, AttendeeOrganisation, Handout, AgendaItem, Presentation, Utterance)
DEEDS = {"+": "作成", "~": "変更", "-": "削除"}
# An import makes hundreds of rows at once: then they are counted rather than listed.
LISTED = 40


@dataclass(frozen=True)
class RowChange:
    """One row in one save: what was done to it and, where it was changed, in which fields."""

    version: object
    name: str
    deed: str
    differences: list[FieldDifference]
    is_gone: bool

    @property
    def history_url(self) -> str:
        """The name of the address of the row's own history."""
        return f"admin:minutes_{self.version.instance_type._meta.model_name}_history"

    @property
    def restore_url(self) -> str:
        """The name of the address that brings it back; a meeting is not brought back."""
        model = self.version.instance_type
        return "" if model is Meeting else f"admin:minutes_{model._meta.model_name}_restore"


@dataclass(frozen=True)
class ChangeSet:
    """One save. `counts` says how many rows of a kind where there are too many to list."""

    revision: int | None
    rows: list[RowChange]
    counts: list[str]

    @property
    def first(self):
        """The version that says who saved, when and why."""
        return self.rows[0].version


def revisions(meeting: Meeting) -> list[int | None]:
    """The number of every save, the newest first; None for rows written before saves were numbered."""
    found = {
        number for model in MODELS for number in _of(model, meeting).values_list("saved_revision", flat=True)
    }
    return sorted(found, key=lambda number: -1 if number is None else number, reverse=True)


def change_sets(request, meeting: Meeting, numbers: list[int | None]) -> list[ChangeSet]:
    """Those saves with all that they wrote, as the person asking may read it.

    Two queries a table, and one for each row that a change names.
    """
    sets: dict[int | None, list[RowChange]] = {number: [] for number in numbers}
    for model in MODELS:
        versions = list(_of(model, meeting).order_by("history_id").select_related("history_user"))
        redact_versions(request, versions)
        standing = set(model.objects.filter(pk__in={one.id for one in versions}).values_list("pk", flat=True))
        before = {}
        for version in versions:
            if version.saved_revision in sets:
                sets[version.saved_revision].append(
                    _row_change(version, before.get(version.id), version.id not in standing)
                )
            before[version.id] = version
    return [_change_set(number, rows) for number, rows in sets.items() if rows]


def _of(model, meeting):
    return model.history.filter(**{"id" if model is Meeting else "meeting_id": meeting.pk})


def _row_change(version, before, is_gone):
    changed = differences(version, before) if before and version.history_type == "~" else []
    return RowChange(version, _name(version), DEEDS[version.history_type], changed, is_gone)


def _name(version):
    """発言・地の文 #12 深川市, without asking for what is gone."""
    kind = version.instance_type._meta.verbose_name
    if version.instance_type is Meeting:
        return kind
    return f"{kind} #{version.number} {getattr(version, 'label', '')}".strip()


def _change_set(number, rows):
    if len(rows) <= LISTED:
        return ChangeSet(number, rows, [])
    counted = Counter((row.deed, row.version.instance_type._meta.verbose_name) for row in rows)
    return ChangeSet(number, rows, [f"{name} {deed} {count}件" for (deed, name), count in counted.items()])
