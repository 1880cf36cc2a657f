"""A published record as passages: one for each item, presentation, turn and narration, and one for the title. Pure."""

from minutes.notation.redactions import plain_redactions
from minutes.record.record import Block, ItemBlock, PresentationBlock, Record, label_of, words_of
from minutes.search.analysis.folding import fold

# Nobody has spoken yet at a meeting to come: an announcement is found by its words only.
NOBODY = {"role": "", "label": "", "code": "", "prefecture": ""}


def passages_of(record: Record, *, announced: bool = False) -> list[dict]:
    """Returns the field values of every Passage of a record, in reading order; number 0 is the meeting's title."""
    codes = {row["label"]: row["code"] for row in record["attendees"]}
    common = {
        "held_on": record["held_on"],
        "fiscal_year": record["fiscal_year"],
        "body_key": record["body"]["key"],
    }
    rows = [_passage(number=0, kind="meeting", text=record["title"])]
    item: ItemBlock | None = None
    presentation: PresentationBlock | None = None
    for block in record["blocks"]:
        if block["kind"] == "item":
            item, presentation = block, None
        elif block["kind"] == "presentation":
            presentation = block
        rows.append(_block_passage(block, item, presentation, codes))
    return [
        row | common | {"position": position, "folded": fold(row["text"])} | (NOBODY if announced else {})
        for position, row in enumerate(rows)
    ]


def _block_passage(block, item, presentation, codes):
    label = label_of(block)
    code = codes.get(label, "")
    return _passage(
        number=block["number"],
        kind=block["kind"],
        text=words_of(block),
        role=_role(block, presentation),
        brought=presentation["presentation_kind"] if presentation else "",
        label=label,
        code=code,
        prefecture=code[:2] if code.isdigit() else "",
        heading=_heading(block, item, presentation),
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
    if block["kind"] == "presentation":
        return block["presentation_kind"]
    if block["kind"] != "turn":
        return ""
    inquiry = presentation if presentation and presentation["presentation_kind"] == "inquiry" else None
    return "answer" if inquiry and inquiry["label"] != block["label"] else "speech"


def _heading(block, item, presentation):
    if block["kind"] == "item":
        return ""
    if block["kind"] == "presentation" or presentation is None:
        return item["title"] if item else ""
    return f"{presentation['label']}　{presentation['titles'][0]}"
