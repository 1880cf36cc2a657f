"""Ties follow what they name: they go with a turn or an attendee, and come back with it as themselves."""

from collections.abc import Iterable, Sequence

from django.db.models import Max, Q

from minutes.models import AttendeeOrganisation, TurnAddressee, TurnReply, Utterance

# The columns of each tie, and the model of the rows that they name.
ENDS = {
    TurnAddressee: {"turn_id": Utterance, "attendee_id": AttendeeOrganisation},
    TurnReply: {"turn_id": Utterance, "asked_id": Utterance},
}


def ties_of(rows: Iterable) -> list:
    """Returns the ties that name one of these rows, which are about to be removed. Rows of other kinds have none."""
    ids = _ids(rows)
    if not any(ids.values()):
        return []
    return [tie for model, ends in ENDS.items() for tie in model.objects.filter(_naming(ends, ids))]


def ties_gone_with(rows: Iterable) -> list:
    """Returns the ties that were removed in the save that last removed one of these rows, which are stored again.

    They are the old rows, id and all, to be stored again. A tie whose other end is not in the record stays away.
    """
    ids = _ids(rows)
    removed = {model: _removals(model, ids[model]) for model in ids if ids[model]}
    if not any(removed.values()):
        return []
    return [tie for model, ends in ENDS.items() for tie in _gone(model, ends, removed)]


def store_ties(ties: Sequence, writer) -> None:
    """Stores ties that come back, with their history."""
    for model in ENDS:
        writer.store(model, [tie for tie in ties if isinstance(tie, model)])


def _ids(rows) -> dict[type, set[int]]:
    rows = list(rows)
    return {
        model: {row.pk for row in rows if type(row) is model} for model in (Utterance, AttendeeOrganisation)
    }


def _naming(ends, ids) -> Q:
    named = Q()
    for column, model in ends.items():
        named |= Q(**{f"{column}__in": ids.get(model, ())})
    return named


def _removals(model, ids) -> dict[int, int | None]:
    """Returns {id: revision of the save that last removed the row}; a row that never was removed has none."""
    versions = model.history.filter(id__in=ids, history_type="-").order_by().values("id")
    newest = [row["newest"] for row in versions.annotate(newest=Max("history_id"))]
    return dict(model.history.filter(history_id__in=newest).order_by().values_list("id", "saved_revision"))


def _gone(model, ends, removed):
    ids = {of: set(removed.get(of, ())) for of in ends.values()}
    versions = model.history.filter(_naming(ends, ids), history_type="-").order_by("history_id")
    found = {}
    for version in versions:
        if any(
            removed.get(of, {}).get(getattr(version, column), -1) == version.saved_revision
            for column, of in ends.items()
        ):
            found[tuple(getattr(version, column) for column in ends)] = version.instance
    stored = set(model.objects.filter(turn__in={pair[0] for pair in found}).values_list(*ends))
    return [tie for pair, tie in found.items() if pair not in stored and _has_both_ends(ends, pair)]


def _has_both_ends(ends, pair) -> bool:
    return all(of.objects.filter(pk=pk).exists() for of, pk in zip(ends.values(), pair, strict=True))
