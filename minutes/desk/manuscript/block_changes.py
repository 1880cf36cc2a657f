"""The blocks of a compared manuscript → rows: those that go, move, change, come back and are new."""

from django.db.models import F

from minutes.desk.importing.create_meeting import STEP
from minutes.desk.rows.free_positions import fill
from minutes.models import AgendaItem, Presentation, Utterance
from minutes.notation import document as notation
from minutes.notation.reading.item_kinds import item_kind

FIELDS = {
    AgendaItem: ("title", "kind"),
    Presentation: ("presenter_id", "titles", "kind"),
    Utterance: ("speaker_id", "text"),
}


def write_blocks(compared, speakers, writer) -> None:
    """`speakers` are the rows of all labels. Rows that neither change nor move are not touched."""
    standing = {row.number: row for row in compared.rows.blocks}
    stood = {number: _values(row) for number, row in standing.items()}
    brought = _brought(compared.rows.blocks)
    entries = compared.alignment.entries
    rows = [standing.get(entry.block.number) or _fresh(compared, entry) for entry in entries]
    writer.remove([standing[block.number] for block in compared.alignment.vanished])
    _place(rows, entries)
    for row, entry in zip(rows, entries, strict=True):
        _say(row, entry, speakers)
    _settle_kinds(rows, brought)
    made = [row for row, entry in zip(rows, entries, strict=True) if entry.before is None]
    changed = [
        row
        for row, entry in zip(rows, entries, strict=True)
        if entry.before is not None and (entry.moved or _values(row) != stood[row.number])
    ]
    for model, names in FIELDS.items():
        fields = [*(name.removesuffix("_id") for name in names), "position"]
        writer.update(model, [row for row in changed if isinstance(row, model)], fields)
    for model in FIELDS:
        writer.create(model, [row for row in made if isinstance(row, model)])


def _values(row):
    return tuple(getattr(row, name) for name in FIELDS[type(row)])


def _fresh(compared, entry):
    """A new row, or the one that was removed and comes back as itself."""
    back = compared.returning.get(entry.block.number)
    if back is not None:
        return back
    match entry.block:
        case notation.Item():
            model = AgendaItem
        case notation.Presentation():
            model = Presentation
        case _:
            model = Utterance
    return model(meeting=compared.rows.meeting, number=None)


def _say(row, entry, speakers):
    """Put the words of the manuscript's block into its row."""
    match entry.block:
        case notation.Item(title):
            if entry.before is None or row.kind == item_kind(entry.before.title):
                row.kind = item_kind(title)
            row.title = title
        case notation.Presentation(label, titles):
            row.presenter_id, row.titles = speakers[label].pk, "\n".join(titles)
        case notation.Turn(label, text):
            row.speaker_id, row.text = speakers[label].pk, text
        case notation.Narration(text):
            row.speaker_id, row.text = None, text


def _brought(rows):
    """Presentation row's id → report or inquiry, as the item above it says."""
    kind, found = "general", {}
    for row in rows:
        if isinstance(row, AgendaItem):
            kind = row.kind
        elif isinstance(row, Presentation):
            found[id(row)] = "inquiry" if kind == "inquiries" else "report"
    return found


def _settle_kinds(rows, before):
    """A presentation under another item may become an inquiry; a kind that was set by hand stays."""
    now = _brought(rows)
    for row in rows:
        if id(row) in now and (id(row) not in before or row.kind == before[id(row)]):
            row.kind = now[id(row)]


def _place(rows, entries):
    """Positions in the order of the manuscript. What moves is lifted first: a position never stands twice."""
    both = list(zip(rows, entries, strict=True))
    moved = [row for row, entry in both if entry.moved]
    staying = [row for row, entry in both if entry.before is not None and not entry.moved]
    kept = {id(row) for row in staying}
    wanted = [row.position if id(row) in kept else None for row in rows]
    positions = fill(wanted, step=STEP, taken=frozenset(row.position for row in moved))
    crowded = positions is None
    if crowded:
        positions = [STEP * place for place in range(1, len(rows) + 1)]
    lifted = moved + staying if crowded else moved
    _lift(lifted, above=max([*positions, *(row.position for row in lifted)], default=0))
    for row, position in zip(rows, positions, strict=True):
        row.position = position
    if crowded:
        _make_room(staying)


def _lift(rows, above):
    for model in FIELDS:
        ids = [row.pk for row in rows if isinstance(row, model)]
        if ids:
            model.objects.filter(pk__in=ids).update(position=F("position") + above)


def _make_room(rows):
    """Rows that only make room: nothing moved for a reader, so no history."""
    for model in FIELDS:
        model.objects.bulk_update(
            [row for row in rows if isinstance(row, model)], ["position"], batch_size=200
        )
