"""The texts of one block as they stand in the working rows, by the same keys as in an edition."""

from minutes.models import AgendaItem, AttendeeOrganisation, Handout, Meeting, Presentation, Utterance

# Model → {name of a text in the record: field}.
TEXTS = {
    AgendaItem: {"title": "title"},
    Presentation: {"titles": "titles"},
    Utterance: {"text": "text"},
    AttendeeOrganisation: {"label": "label", "representative": "representative"},
    Handout: {"label": "label", "title": "title", "file/name": "file_name"},
}
BLOCKS = {
    "u": (AgendaItem, Presentation, Utterance),
    "a": (AttendeeOrganisation,),
    "h": (Handout,),
}


def working_row(meeting: Meeting, key: str):
    """The row behind a block key; the meeting itself for a fact; None where it was removed, or never was one."""
    if key in ("title", "venue", "attendance", "contact"):
        return meeting
    for model in BLOCKS.get(key[0], ()):
        row = model.objects.filter(meeting=meeting, number=key[1:]).first()
        if row:
            return row
    return None


def texts_of_row(row, key: str) -> dict[str, str]:
    """{"u12/text": …}; the titles of a presentation one by one."""
    if isinstance(row, Meeting):
        return {key: getattr(row, key)} if getattr(row, key) else {}
    found = {f"{key}/{name}": getattr(row, field) for name, field in TEXTS[type(row)].items()}
    if isinstance(row, Presentation):
        titles = row.titles.split("\n")
        return {f"{key}/titles/{index}": title for index, title in enumerate(titles)}
    return {name: text for name, text in found.items() if text}


def set_texts(row, key: str, texts: dict[str, str]) -> list[str]:
    """Put texts into a row, without saving it: the names of the fields that were set."""
    if isinstance(row, Meeting):
        setattr(row, key, texts[key])
        return [key]
    if isinstance(row, Presentation):
        row.titles = "\n".join(texts[name] for name in sorted(texts, key=_place))
        return ["titles"]
    fields = TEXTS[type(row)]
    for name, text in texts.items():
        setattr(row, fields[name.removeprefix(f"{key}/")], text)
    return [fields[name.removeprefix(f"{key}/")] for name in texts]


def _place(name):
    return int(name.rsplit("/", 1)[1])
