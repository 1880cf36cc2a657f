"""A published record laid flat: one passage for each turn, narration and title. Pure."""

from minutes.notation.redactions import plain_marks
from minutes.search.analysis.folding import fold

# Who is to speak at a meeting to come has not spoken yet: an announcement is found by its words only.
NOBODY = {"role": "", "label": "", "code": "", "prefecture": ""}


def passages_of(record: dict, *, announced: bool = False) -> list[dict]:
    """The field values of every Passage of a record, in reading order; number 0 is the meeting's own title."""
    codes = {row["label"]: row["code"] for row in record["attendees"]}
    common = {
        "held_on": record["held_on"],
        "fiscal_year": record["fiscal_year"],
        "body_key": record["body"]["key"],
    }
    rows = [_passage(number=0, kind="meeting", text=record["title"])]
    item = brought = None
    for block in record["blocks"]:
        if block["kind"] == "item":
            item, brought = block, None
        elif block["kind"] == "presentation":
            brought = block
        rows.append(_block_passage(block, item, brought, codes))
    return [
        row | common | {"position": position, "folded": fold(row["text"])} | (NOBODY if announced else {})
        for position, row in enumerate(rows)
    ]


def _block_passage(block, item, brought, codes):
    label = block.get("label", "")
    code = codes.get(label, "")
    return _passage(
        number=block["number"],
        kind=block["kind"],
        text=words_of(block),
        role=_role(block, brought),
        brought=brought["presentation_kind"] if brought else "",
        label=label,
        code=code,
        prefecture=code[:2] if code.isdigit() else "",
        heading=_heading(block, item, brought),
    )


def _passage(**values):
    values["text"] = plain_marks(values["text"])
    return {"role": "", "brought": "", "label": "", "code": "", "prefecture": "", "heading": ""} | values


def words_of(block: dict) -> str:
    """The words of a block as one text: an item's title, a presentation's titles by line, or what was said."""
    if block["kind"] == "item":
        return block["title"]
    return "\n".join(block["titles"]) if block["kind"] == "presentation" else block["text"]


def _role(block, brought):
    """What an organisation does in a block: words under another one's inquiry are its answer to it."""
    if block["kind"] == "presentation":
        return block["presentation_kind"]
    if block["kind"] != "turn":
        return ""
    asked = brought and brought["presentation_kind"] == "inquiry" and brought["label"] != block["label"]
    return "answer" if asked else "speech"


def _heading(block, item, brought):
    if block["kind"] == "item":
        return ""
    if block["kind"] == "presentation" or brought is None:
        return item["title"] if item else ""
    return f"{brought['label']}　{brought['titles'][0]}"
