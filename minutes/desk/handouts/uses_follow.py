"""The ties of handouts to headings follow both: they go with either of them, and come back with it as themselves."""

from collections.abc import Iterable

from django.db.models import Q

from minutes.models import AgendaItem, Handout, HandoutUse, Presentation

# What a tie has at its ends: model → the tie's column.
ENDS = {Handout: "handout_id", AgendaItem: "item_id", Presentation: "presentation_id"}


def uses_of(rows: Iterable) -> list[HandoutUse]:
    """Returns the ties of which one end is among rows of any kind."""
    ends = Q()
    for column, ids in _ids_by_column(rows).items():
        ends |= Q(**{f"{column}__in": ids})
    return list(HandoutUse.objects.filter(ends).order_by("id")) if ends else []


def uses_gone_with(rows: Iterable) -> list[HandoutUse]:
    """Returns the ties that went with rows, or with what they were tied to, now that these are stored again.

    A tie that a clerk took off stays off, and so does one of which an end is still missing. Two queries for each kind
    of row; none where no row can be tied.
    """
    ends = Q()
    for column, ids in _ids_by_column(rows).items():
        ends |= Q(**{f"{column}__in": ids})
    if not ends:
        return []
    versions = HandoutUse.history.filter(ends).order_by("history_id")
    last = {version.id: version for version in versions}
    gone = [version for version in last.values() if version.history_type == "-"]
    return [version.instance for version in gone if _went_with_an_end(version) and _can_come_back(version)]


def tie_name(version) -> str:
    """Returns the numbers of both ends of a tie, which may be gone: #20 → #10."""
    numbers = [
        model.history.filter(id=getattr(version, column)).values_list("number", flat=True).first()
        for model, column in ENDS.items()
        if getattr(version, column)
    ]
    return " → ".join(f"#{number}" for number in numbers)


def _ids_by_column(rows) -> dict[str, set[int]]:
    ids: dict[str, set[int]] = {}
    for row in rows:
        if type(row) in ENDS:
            ids.setdefault(ENDS[type(row)], set()).add(row.pk)
    return ids


def _went_with_an_end(version) -> bool:
    """Tells whether the save that removed a tie removed one of its ends too."""
    return any(
        model.history.filter(
            id=getattr(version, column), history_type="-", saved_revision=version.saved_revision
        ).exists()
        for model, column in ENDS.items()
        if getattr(version, column)
    )


def _can_come_back(version) -> bool:
    """Tells whether both ends of a tie are stored, and nobody has tied them again."""
    ends = {column: getattr(version, column) for column in ENDS.values() if getattr(version, column)}
    present = all(
        model.objects.filter(pk=ends[column]).exists() for model, column in ENDS.items() if column in ends
    )
    return present and not HandoutUse.objects.filter(**ends).exists()
