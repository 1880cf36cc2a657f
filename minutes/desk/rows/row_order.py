"""Finds a free position for a row in the order of its record, and makes room where there is none."""

from django.db.models import F

from minutes.desk.rows.free_positions import POSITION_STEP
from minutes.models import AgendaItem, InquiryQuestion, Presentation, Utterance

# These share one order; attendees, handouts and written answers each have an order of their own.
BLOCKS = (AgendaItem, Presentation, InquiryQuestion, Utterance)


def position_behind(*, row, number: int | None) -> int:
    """Returns a free position behind the row of that number: None is the end, 0 the beginning.

    Raises LookupError where no row of the same order has that number. Where the position between two neighbours is
    missing, the whole order is spaced again first, without history: for a reader, nothing moved.
    """
    before, after = _neighbours(row, number)
    if after is not None and after - before < 2:
        _space(row)
        before, after = _neighbours(row, number)
    return before + POSITION_STEP if after is None else (before + after) // 2


def numbers_of(row) -> set[int]:
    """Returns the numbers behind which a row can go: those of all the others of its order."""
    return {number for _, number, *key in _ordered_rows(row) if tuple(key) != (type(row), row.pk)}


def ordered_numbers(row) -> list[tuple[int, int]]:
    """Returns (position, number) of every row of the same order, first to last."""
    return [(position, number) for position, number, *_ in _ordered_rows(row)]


def _neighbours(row, number) -> tuple[int, int | None]:
    """Returns the positions between which the row goes; the second is None at the end."""
    others = [
        (position, other) for position, other, *key in _ordered_rows(row) if tuple(key) != (type(row), row.pk)
    ]
    positions = [0, *(position for position, _ in others), None]
    numbers = [0, *(other for _, other in others)]
    if number is None:
        return positions[-2], None
    if number not in numbers:
        raise LookupError(number)
    index = numbers.index(number)
    return positions[index], positions[index + 1]


def _ordered_rows(row) -> list[tuple]:
    """Returns (position, number, model, pk) of every row of the same order, first to last."""
    models = BLOCKS if isinstance(row, BLOCKS) else (type(row),)
    return sorted(
        (
            (position, number, model, pk)
            for model in models
            for position, number, pk in model.objects.filter(meeting=row.meeting_id).values_list(
                "position", "number", "pk"
            )
        ),
        key=lambda entry: entry[:2],
    )


def _space(row):
    """Puts the rows of an order POSITION_STEP apart. No position may be held twice, so all are first raised."""
    stored = _ordered_rows(row)
    lift = max(stored[-1][0], POSITION_STEP * (len(stored) + 1))
    spaced = {}
    for place, (_, _, model, pk) in enumerate(stored, start=1):
        spaced.setdefault(model, []).append(model(pk=pk, position=POSITION_STEP * place))
    for model, rows in spaced.items():
        model.objects.filter(meeting=row.meeting_id).update(position=F("position") + lift)
        model.objects.bulk_update(rows, ["position"], batch_size=200)
