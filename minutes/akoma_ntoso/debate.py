"""The record of one edition as an Akoma Ntoso 3.0 file (OASIS LegalDocML). Pure."""

from xml.etree.ElementTree import Element

from minutes.akoma_ntoso import change_notes
from minutes.akoma_ntoso.agents import agent_references, attendee_id
from minutes.akoma_ntoso.akn_elements import akoma_ntoso_file, element
from minutes.akoma_ntoso.attached_handouts import attached_handouts, handout_id, handout_references
from minutes.akoma_ntoso.debate_edition import DebateEdition
from minutes.akoma_ntoso.debate_sections import DebateWriter
from minutes.akoma_ntoso.identification import (
    SITE_ID,
    edition_references,
    identification,
    lifecycle,
    publication,
)
from minutes.akoma_ntoso.preface import PLACED_FACTS, fact_id, preface
from minutes.akoma_ntoso.roll_call import roll_call
from minutes.akoma_ntoso.written_statements import answer_id, written_statements
from minutes.notation.facts import TEXT_FACTS
from minutes.record import block_keys
from minutes.record.block_keys import BlockKey
from minutes.record.block_text import fact_text
from minutes.record.record import Record


def akoma_ntoso(record: Record, edition: DebateEdition) -> bytes:
    """Returns the file. `record` is as its edition stores it: its redactions have the names of their withdrawals.

    Withdrawn words stand nowhere: in their place is an <omissis>, which names the note with day, reason and rule.
    """
    writer = DebateWriter(record, edition)
    debate = element(
        "debate",
        _meta(record, edition, _ids(writer)),
        preface(record, edition),
        element("debateBody", *roll_call(record), *writer.sections(), *written_statements(writer)),
        *attached_handouts(record, edition, writer.ids),
        name="kaigiroku",
        contains="originalVersion" if edition.number == edition.editions[0].number else "singleVersion",
    )
    return akoma_ntoso_file(debate)


def _meta(record: Record, edition: DebateEdition, ids: dict[BlockKey, str]) -> Element:
    references = (
        *edition_references(edition),
        *handout_references(record, edition),
        *agent_references(record, edition),
    )
    return element(
        "meta",
        identification(record, edition),
        publication(edition),
        lifecycle(edition),
        *change_notes.modifications(edition, ids),
        element("references", *references, source=f"#{SITE_ID}"),
        *change_notes.notes(edition, ids),
    )


def _ids(writer: DebateWriter) -> dict[BlockKey, str]:
    """Returns the eId of each block that the file has."""
    record = writer.record
    return {
        **{block_keys.block(number): name for number, name in writer.ids.items()},
        **{block_keys.attendee(row["number"]): attendee_id(row["number"]) for row in record["attendees"]},
        **{block_keys.handout(row["number"]): handout_id(row["number"]) for row in record["handouts"]},
        **{block_keys.answer(row["number"]): answer_id(row["number"]) for row in record["answers"]},
        **{
            block_keys.fact(fact.name): fact_id(fact.name)
            for fact in TEXT_FACTS
            if fact.name == "title" or (fact.name not in PLACED_FACTS and fact_text(record, fact.name))
        },
        block_keys.fact("body"): fact_id("body"),
    }
