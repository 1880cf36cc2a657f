"""The handouts of a meeting as attachments of its debate. Pure."""

from collections.abc import Mapping
from urllib.parse import quote
from xml.etree.ElementTree import Element

from minutes.akoma_ntoso.akn_elements import element, redacted_words, texts_element
from minutes.akoma_ntoso.debate_edition import DebateEdition
from minutes.notation.redactions import plain_redactions
from minutes.record.block_text import NOT_HELD
from minutes.record.record import HandoutRow, Record


def handout_id(number: int) -> str:
    return f"att_{number}"


def attached_handouts(record: Record, edition: DebateEdition, ids: Mapping[int, str]) -> list[Element]:
    """Returns <attachments>, or nothing where nothing was handed out. `ids`: the eIds of the talk, by number."""
    attached = [_attachment(row, edition, ids) for row in record["handouts"]]
    return [element("attachments", *attached)] if attached else []


def handout_references(record: Record, edition: DebateEdition) -> list[Element]:
    """Returns a reference to each handout that has a file."""
    return [
        element(
            "hasAttachment",
            eId=f"{handout_id(row['number'])}_file",
            href=_href(row, edition),
            showAs=plain_redactions(row["label"]),
        )
        for row in record["handouts"]
        if row["file"]
    ]


def _attachment(row: HandoutRow, edition: DebateEdition, ids: Mapping[int, str]) -> Element:
    """A handout without a file leads to its row on the page; one that is not held says so."""
    label = plain_redactions(row["label"])
    used_by = " ".join(f"#{ids[number]}" for number in row["used_by"] if number in ids)
    return element(
        "attachment",
        texts_element("heading", row["label"]),
        *([element("subheading", *redacted_words(row["title"]))] if row["title"] else []),
        *([element("subheading", NOT_HELD, class_="notHeld")] if row["not_held"] else []),
        element("documentRef", href=_href(row, edition), showAs=label, eId=f"documentRef_{row['number']}"),
        eId=handout_id(row["number"]),
        GUID=f"{edition.address}/h{row['number']}",
        own__usedBy=used_by or None,
    )


def _href(row: HandoutRow, edition: DebateEdition) -> str:
    if row["file"]:
        return f"{edition.site}/files/{row['file']['digest']}/{quote(row['file']['name'])}"
    return f"{edition.edition_page}#h{row['number']}"
