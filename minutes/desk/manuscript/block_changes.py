"""Writes the blocks of a compared manuscript to their rows: removes, moves, changes, restores and creates them."""

from django.db.models import F

from minutes.desk.inquiries.answers_follow import follow_questions, remove_answers
from minutes.desk.rows.free_positions import POSITION_STEP, fill
from minutes.models import AgendaItem, InquiryQuestion, Presentation, Utterance
from minutes.notation import document as notation
from minutes.notation.reading.item_kinds import item_kind

FIELDS = {
    AgendaItem: ("title", "kind"),
    Presentation: ("presenter_id", "titles", "kind"),
    InquiryQuestion: ("text", "choices"),
    Utterance: ("speaker_id", "text"),
}


def write_blocks(compared, speakers, writer) -> None:
    """Writes the blocks; a row that neither changes nor moves is not touched. `speakers`: label → attendee's row."""
    stored_rows = {row.number: row for row in compared.rows.blocks}
    stored_values = {number: _values(row) for number, row in stored_rows.items()}
    stored_kinds = _default_kinds(compared.rows.blocks)
    entries = compared.alignment.entries
    rows = [stored_rows.get(entry.block.number) or _new_row(compared, entry) for entry in entries]
    remove_answers(compared.rows.answers, compared.gone, writer)
    writer.remove(compared.gone)
    _set_positions(rows, entries)
    for row, entry in zip(rows, entries, strict=True):
        _set_words(row, entry, speakers)
    _set_default_kinds(rows, stored_kinds)
    new = [row for row, entry in zip(rows, entries, strict=True) if entry.before is None]
    changed = [
        row
        for row, entry in zip(rows, entries, strict=True)
        if entry.before is not None and (entry.moved or _values(row) != stored_values[row.number])
    ]
    for model, names in FIELDS.items():
        fields = [*(name.removesuffix("_id") for name in names), "position"]
        writer.update(model, [row for row in changed if isinstance(row, model)], fields)
    for model in FIELDS:
        writer.create(model, [row for row in new if isinstance(row, model)])
    follow_questions(compared, writer)


def _values(row) -> tuple:
    return tuple(getattr(row, name) for name in FIELDS[type(row)])


def _new_row(compared, entry):
    """Returns an empty row, or the one that was removed earlier and comes back under its number."""
    restored = compared.returning.get(entry.block.number)
    if restored is not None:
        return restored
    match entry.block:
        case notation.Item():
            model = AgendaItem
        case notation.Presentation():
            model = Presentation
        case notation.Question():
            model = InquiryQuestion
        case _:
            model = Utterance
    return model(meeting=compared.rows.meeting, number=None)


def _set_words(row, entry, speakers):
    """Puts the words of the manuscript's block into its row. The kind of an item follows its title until set by hand."""
    match entry.block:
        case notation.Item(title):
            if entry.before is None or row.kind == item_kind(entry.before.title):
                row.kind = item_kind(title)
            row.title = title
        case notation.Presentation(label, titles):
            row.presenter_id, row.titles = speakers[label].pk, "\n".join(titles)
        case notation.Question(text, choices):
            row.text, row.choices = text, "\n".join(choices)
        case notation.Turn(label, text):
            row.speaker_id, row.text = speakers[label].pk, text
        case notation.Narration(text):
            row.speaker_id, row.text = None, text


def _default_kinds(rows) -> dict[int, str]:
    """Returns {id(row): report or inquiry} of the presentations, by the kind of the item above each."""
    item, kinds = "general", {}
    for row in rows:
        if isinstance(row, AgendaItem):
            item = row.kind
        elif isinstance(row, Presentation):
            kinds[id(row)] = "inquiry" if item == "inquiries" else "report"
    return kinds


def _set_default_kinds(rows, stored_kinds):
    """Gives each presentation the kind of its item now. A kind that was set by hand stays."""
    kinds = _default_kinds(rows)
    for row in rows:
        if id(row) in kinds and (id(row) not in stored_kinds or row.kind == stored_kinds[id(row)]):
            row.kind = kinds[id(row)]


def _set_positions(rows, entries):
    """Gives the rows positions in the order of the manuscript; those that stay keep theirs, as long as there is room.

    No position may be held twice, even for a moment: the rows that move are first raised above all others.
    """
    pairs = list(zip(rows, entries, strict=True))
    moving = [row for row, entry in pairs if entry.moved]
    staying = [row for row, entry in pairs if entry.before is not None and not entry.moved]
    staying_ids = {id(row) for row in staying}
    positions = fill(
        [row.position if id(row) in staying_ids else None for row in rows],
        step=POSITION_STEP,
        taken=frozenset(row.position for row in moving),
    )
    crowded = positions is None
    if crowded:
        positions = [POSITION_STEP * place for place in range(1, len(rows) + 1)]
    raised = moving + staying if crowded else moving
    _raise_stored_positions(raised, above=max([*positions, *(row.position for row in raised)], default=0))
    for row, position in zip(rows, positions, strict=True):
        row.position = position
    if crowded:
        _write_positions(staying)


def _raise_stored_positions(rows, above: int):
    for model in FIELDS:
        ids = [row.pk for row in rows if isinstance(row, model)]
        if ids:
            model.objects.filter(pk__in=ids).update(position=F("position") + above)


def _write_positions(rows):
    """Writes rows that only make room, without history: for a reader, nothing moved."""
    for model in FIELDS:
        model.objects.bulk_update(
            [row for row in rows if isinstance(row, model)], ["position"], batch_size=200
        )
