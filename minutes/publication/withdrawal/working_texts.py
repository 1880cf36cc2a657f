"""The texts of one block as they stand in the working rows, by the same keys of leaves as in an edition."""

from minutes.models import (
    AgendaItem,
    AttendeeOrganisation,
    Handout,
    InquiryQuestion,
    Meeting,
    Presentation,
    Tally,
    Utterance,
    WrittenAnswer,
)
from minutes.publication.withdrawal.redact import WITHDRAWABLE_FACTS
from minutes.record.block_keys import ANSWER, ATTENDEE, BLOCK, FACT, HANDOUT, BlockKey

# Model → {name of a text in the record: column}. A column of LISTS holds several texts, a line each.
TEXT_COLUMNS = {
    AgendaItem: {"title": "title"},
    Presentation: {"titles": "titles"},
    InquiryQuestion: {"text": "text", "choices": "choices"},
    Utterance: {"text": "text"},
    AttendeeOrganisation: {"label": "label", "representative": "representative"},
    Handout: {"label": "label", "title": "title", "file/name": "file_name"},
    WrittenAnswer: {"choice": "choice", "text": "text"},
    # No withdrawal of its own: a tally goes with its turn or its question (MODELS does not name it).
    Tally: {"phrase": "phrase", "choices": "choices"},
}
LISTS = {"titles", "choices"}
MODELS = {
    BLOCK: (AgendaItem, Presentation, InquiryQuestion, Utterance),
    ATTENDEE: (AttendeeOrganisation,),
    HANDOUT: (Handout,),
    ANSWER: (WrittenAnswer,),
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
    """Returns {"u12/text": …}, without empty texts; the titles of a presentation, the choices of a question one by one."""
    if isinstance(row, Meeting):
        text = getattr(row, key.fact)
        return {key.fact: text} if text else {}
    texts = {
        leaf: text
        for name, column in TEXT_COLUMNS[type(row)].items()
        for leaf, text in _leaves(f"{key}/{name}", name, getattr(row, column))
    }
    return {leaf: text for leaf, text in texts.items() if text}


def _leaves(leaf, name, text):
    if name not in LISTS:
        return [(leaf, text)]
    return [(f"{leaf}/{index}", line) for index, line in enumerate(text.split("\n"))]


def set_texts(row, key: BlockKey, texts: dict[str, str]) -> list[str]:
    """Puts texts into a row without saving it, and returns the names of the columns that were set."""
    if isinstance(row, Meeting):
        setattr(row, key.fact, texts[key.fact])
        return [key.fact]
    set_columns = {}
    for name, column in TEXT_COLUMNS[type(row)].items():
        leaves = [leaf for leaf in texts if leaf.startswith(f"{key}/{name}")]
        if leaves:
            set_columns[column] = "\n".join(texts[leaf] for leaf in sorted(leaves, key=_index))
    for column, text in set_columns.items():
        setattr(row, column, text)
    return list(set_columns)


def _index(leaf):
    last = leaf.rsplit("/", 1)[1]
    return int(last) if last.isdecimal() else 0
