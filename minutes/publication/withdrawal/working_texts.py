"""The texts of one block as they stand in the working rows, by the same keys of leaves as in an edition."""

from minutes.models import AgendaItem, AttendeeOrganisation, Handout, Meeting, Presentation, Utterance
from minutes.publication.withdrawal.redact import WITHDRAWABLE_FACTS
from minutes.record.block_keys import ATTENDEE, BLOCK, FACT, HANDOUT, BlockKey

# Model → {name of a text in the record: column}.
TEXT_COLUMNS = {
    AgendaItem: {"title": "title"},
    Presentation: {"titles": "titles"},
    Utterance: {"text": "text"},
    AttendeeOrganisation: {"label": "label", "representative": "representative"},
    Handout: {"label": "label", "title": "title", "file/name": "file_name"},
}
MODELS = {
    BLOCK: (AgendaItem, Presentation, Utterance),
    ATTENDEE: (AttendeeOrganisation,),
    HANDOUT: (Handout,),
}


def working_row(meeting: Meeting, key: BlockKey):
    """Returns the row behind a block key, the meeting itself for a fact; None where it was removed or never was."""
    if key.kind == FACT:
        return meeting if key.fact in {fact.name for fact in WITHDRAWABLE_FACTS} else None
    for model in MODELS.get(key.kind, ()):
        row = model.objects.filter(meeting=meeting, number=key.number).first()
        if row:
            return row
    return None


def texts_of_row(row, key: BlockKey) -> dict[str, str]:
    """Returns {"u12/text": …}, without empty texts; the titles of a presentation one by one."""
    if isinstance(row, Meeting):
        text = getattr(row, key.fact)
        return {key.fact: text} if text else {}
    if isinstance(row, Presentation):
        return {f"{key}/titles/{index}": title for index, title in enumerate(row.titles.split("\n"))}
    columns = TEXT_COLUMNS[type(row)]
    texts = {f"{key}/{name}": getattr(row, column) for name, column in columns.items()}
    return {leaf: text for leaf, text in texts.items() if text}


def set_texts(row, key: BlockKey, texts: dict[str, str]) -> list[str]:
    """Puts texts into a row without saving it, and returns the names of the columns that were set."""
    if isinstance(row, Meeting):
        setattr(row, key.fact, texts[key.fact])
        return [key.fact]
    if isinstance(row, Presentation):
        row.titles = "\n".join(texts[leaf] for leaf in sorted(texts, key=_index))
        return ["titles"]
    columns = TEXT_COLUMNS[type(row)]
    set_columns = {columns[leaf.removeprefix(f"{key}/")]: text for leaf, text in texts.items()}
    for column, text in set_columns.items():
        setattr(row, column, text)
    return list(set_columns)


def _index(leaf):
    return int(leaf.rsplit("/", 1)[1])
