"""Where a row stands in its record: between two others, with room made when there is none."""

from django.db.models import F

from minutes.desk.importing.create_meeting import STEP
from minutes.models import AgendaItem, Presentation, Utterance

# These three stand in one order; attendees and handouts each have an order of their own.
BLOCKS = (AgendaItem, Presentation, Utterance)


def position_behind(*, row, number: int | None) -> int:
    """A free position behind the row of that number: None is the end, 0 the beginning.

    Raises LookupError where no row of the same order has that number. When two neighbours stand next to each
    other, the whole order is spaced again first, without history: nothing moved for a reader.
    """
    before, after = _gap(row, number)
    if after is not None and after - before < 2:
        _space(row)
        before, after = _gap(row, number)
    return before + STEP if after is None else (before + after) // 2


def numbers_of(row) -> set[int]:
    """The numbers behind which a row can go: of all the others of its order."""
    return {number for _, number, *which in _standing(row) if tuple(which) != (type(row), row.pk)}


def standing_of(row) -> list[tuple[int, int]]:
    """(position, number) of every row of the same order, first to last."""
    return [place[:2] for place in _standing(row)]


def _gap(row, number):
    """The positions between which the row goes; the second is None at the end."""
    places = [place[:2] for place in _standing(row) if place[2:] != (type(row), row.pk)]
    positions = [0, *(position for position, _ in places), None]
    numbers = [0, *(other for _, other in places)]
    if number is None:
        return positions[-2], None
    if number not in numbers:
        raise LookupError(number)
    index = numbers.index(number)
    return positions[index], positions[index + 1]


def _standing(row):
    """(position, number, model, pk) of every row of the same order, first to last."""
    models = BLOCKS if isinstance(row, BLOCKS) else (type(row),)
    return sorted(
        (
            (position, number, model, pk)
            for model in models
            for position, number, pk in model.objects.filter(meeting=row.meeting_id).values_list(
                "position", "number", "pk"
            )
        ),
        key=lambda place: place[:2],
    )


def _space(row):
    """Put the rows of an order STEP apart. Lifted above all others first: a position may never stand twice."""
    standing = _standing(row)
    lift = max(standing[-1][0], STEP * (len(standing) + 1))
    wanted = {}
    for place, (_, _, model, pk) in enumerate(standing, start=1):
        wanted.setdefault(model, []).append(model(pk=pk, position=STEP * place))
    for model, rows in wanted.items():
        model.objects.filter(meeting=row.meeting_id).update(position=F("position") + lift)
        model.objects.bulk_update(rows, ["position"], batch_size=200)
