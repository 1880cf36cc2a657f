"""A published record as passages: one for each block, written answer and page of a handout, and one for the title. Pure."""

from collections.abc import Container, Iterator, Mapping

from minutes.notation.redactions import plain_redactions, redactions_in
from minutes.record.handouts.handout_pages import HandoutWords, place_of, searched_pages
from minutes.record.inquiries import inquiries_of, question_name, words_of_answer
from minutes.record.read_out import read_out
from minutes.record.record import (
    AttendeeRow,
    Block,
    ItemBlock,
    PresentationBlock,
    Record,
    attendee_of,
    words_of,
)
from minutes.record.speakers.standings import standing_of
from minutes.record.ties.turn_ties import Exchange, exchanges_of
from minutes.search.analysis.folding import fold_passage

# Nobody has spoken yet at a meeting to come: an announcement is found by its words only.
NOBODY = {
    "role": "",
    "label": "",
    "code": "",
    "prefecture": "",
    "standing": "",
    "asked": "",
    "replies_to": "",
    "replied_by": "",
}


def passages_of(
    record: Record,
    *,
    announced: bool = False,
    words: Mapping[int, HandoutWords] | None = None,
    only: Container[int] | None = None,
) -> list[dict]:
    """Returns the field values of every Passage of a record, in reading order; number 0 is the meeting's title.

    `only`: the numbers of those that are wanted; None for all.

    Written answers and pages of handouts come behind the talk, since only places of the talk may never run out.
    `words` are those of the handouts' files, by number.

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
    exchanges = exchanges_of(record)
    item: ItemBlock | None = None
    presentation: PresentationBlock | None = None
    for block in record["blocks"]:
        if block["block_kind"] == "item":
            item, presentation = block, None
        elif block["block_kind"] == "presentation":
            presentation = block
        ties = _ties(exchanges.get(block["number"], Exchange()), attendees)
        rows.append(_block_passage(block, item, presentation, attendees) | ties)
    rows += _answer_passages(record, attendees)
    rows += _handout_passages(record, words or {})
    return [
        row
        | common
        | {"position": position, "folded": fold_passage(row["text"])}
        | (NOBODY if announced else {})
        for position, row in enumerate(rows)
        if only is None or row["number"] in only
    ]


def _block_passage(block, item, presentation, attendees):
    return _passage(
        number=block["number"],
        kind=block["block_kind"],
        text=words_of(block),
        role=_role(block, presentation),
        brought=presentation["presentation_kind"] if presentation else "",
        heading=_heading(block, item, presentation, attendees),
        **_who(attendees.get(attendee_of(block))),
    )


def _ties(exchange, attendees):
    """Whom it asks, by code or label: a name that was withdrawn is neither."""
    asked = [_who(attendees[number]) for number in exchange.addressed_to]
    return {
        "asked": "\n".join(filter(None, (one["code"] or one["label"] for one in asked))),
        "replies_to": " ".join(map(str, exchange.replies_to)),
        "replied_by": " ".join(map(str, exchange.replied_by)),
    }


def _answer_passages(record, attendees):
    """Yields one for each written answer, in the order of inquiries, questions and answers."""
    for inquiry in inquiries_of(record):
        name = _brought_by(inquiry.block, attendees) if inquiry.block else ""
        for place, question in enumerate(inquiry.questions):
            for answer in inquiry.answers:
                if answer["question"] == question["number"]:
                    yield _passage(
                        number=answer["number"],
                        kind="written_answer",
                        text=words_of_answer(answer),
                        role="written",
                        brought=inquiry.block["presentation_kind"] if inquiry.block else "",
                        heading=f"{name}　{question_name(place)}".strip(),
                        **_who(attendees[answer["attendee"]]),
                    )


def _handout_passages(record, words) -> Iterator[dict]:
    """Yields one for each page of each file. Nobody says it: it is in no count of what was said."""
    for handout, read in searched_pages(record, words):
        for part, page in enumerate(read.pages, start=1):
            heading = place_of(handout, page)
            number = handout["number"]
            yield _passage(number=number, part=part, kind="handout", heading=heading, text=page.text)


def _who(attendee: AttendeeRow | None):
    if attendee is None:
        return {}
    code = attendee["code"]
    return {
        "label": "" if redactions_in(attendee["label"]) else attendee["label"],
        "code": code,
        "prefecture": code[:2] if code.isdigit() else "",
        "standing": standing_of(attendee),
    }


def _passage(**values):
    values["text"] = plain_redactions(values["text"])
    return {
        "part": 0,
        "role": "",
        "brought": "",
        "label": "",
        "code": "",
        "prefecture": "",
        "standing": "",
        "asked": "",
        "replies_to": "",
        "replied_by": "",
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
    return _brought_by(presentation, attendees)


def _brought_by(presentation, attendees):
    label = attendees[presentation["presenter"]]["label"]
    return plain_redactions(f"{label}　{presentation['titles'][0]}")
