"""A published record as passages: one for each item, presentation, turn and narration, and one for the title. Pure."""

from minutes.notation.redactions import plain_redactions, redactions_in
from minutes.record.read_out import read_out
from minutes.record.record import Block, ItemBlock, PresentationBlock, Record, attendee_of, words_of
from minutes.search.analysis.folding import fold_passage

# Nobody has spoken yet at a meeting to come: an announcement is found by its words only.
NOBODY = {"role": "", "label": "", "code": "", "prefecture": ""}


def passages_of(record: Record, *, announced: bool = False) -> list[dict]:
    """Returns the field values of every Passage of a record, in reading order; number 0 is the meeting's title.

    A name that was withdrawn is no label: nothing lists, counts or finds what was said under it by a name.
    """
    attendees = {row["number"]: row for row in record["attendees"]}
    said = read_out(record)
    common = {
        "held_on": record["held_on"],
        "last_day": said.last_day.isoformat() if said.last_day > said.held_on else None,
        "fiscal_year": said.fiscal_year,
        "body_key": record["body"]["key"],
    }
    rows = [_passage(number=0, kind="meeting", text=record["title"])]
    item: ItemBlock | None = None
    presentation: PresentationBlock | None = None
    for block in record["blocks"]:
        if block["block_kind"] == "item":
            item, presentation = block, None
        elif block["block_kind"] == "presentation":
            presentation = block
        rows.append(_block_passage(block, item, presentation, attendees))
    return [
        row
        | common
        | {"position": position, "folded": fold_passage(row["text"])}
        | (NOBODY if announced else {})
        for position, row in enumerate(rows)
    ]


def _block_passage(block, item, presentation, attendees):
    who = attendees.get(attendee_of(block), {"label": "", "code": ""})
    code = who["code"]
    return _passage(
        number=block["number"],
        kind=block["block_kind"],
        text=words_of(block),
        role=_role(block, presentation),
        brought=presentation["presentation_kind"] if presentation else "",
        label="" if redactions_in(who["label"]) else who["label"],
        code=code,
        prefecture=code[:2] if code.isdigit() else "",
        heading=_heading(block, item, presentation, attendees),
    )


def _passage(**values):
    values["text"] = plain_redactions(values["text"])
    return {
        "part": 0,
        "role": "",
        "brought": "",
        "label": "",
        "code": "",
        "prefecture": "",
        "heading": "",
    } | values


def _role(block: Block, presentation: PresentationBlock | None) -> str:
    """What an organisation does in a block: what it says under another one's inquiry is its answer."""
    if block["block_kind"] == "presentation":
        return block["presentation_kind"]
    if block["block_kind"] != "turn":
        return ""
    inquiry = presentation if presentation and presentation["presentation_kind"] == "inquiry" else None
    return "answer" if inquiry and inquiry["presenter"] != block["speaker"] else "speech"


def _heading(block, item, presentation, attendees):
    if block["block_kind"] == "item":
        return ""
    if block["block_kind"] == "presentation" or presentation is None:
        return plain_redactions(item["title"]) if item else ""
    label = attendees[presentation["presenter"]]["label"]
    return plain_redactions(f"{label}　{presentation['titles'][0]}")
