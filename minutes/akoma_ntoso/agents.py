"""Who takes part in a debate, as references: organisations by their code, people, and the capacities in which they came. Pure."""

from urllib.parse import quote
from xml.etree.ElementTree import Element

from minutes.akoma_ntoso.akn_elements import element
from minutes.akoma_ntoso.debate_edition import DebateEdition
from minutes.akoma_ntoso.identification import BODY_ID, SITE_ID
from minutes.notation.redactions import plain_redactions
from minutes.notation.vocabulary import CAPACITIES
from minutes.record import block_keys
from minutes.record.record import AttendeeRow, Record

ONTOLOGY = "/akn/ontology"


def attendee_id(number: int) -> str:
    return str(block_keys.attendee(number))


def representative_id(number: int) -> str:
    return f"a{number}_representative"


def role_id(capacity: str) -> str:
    return f"role_{capacity}"


def agent_references(record: Record, edition: DebateEdition) -> list[Element]:
    """Returns the references: the site, the 会議体, each attendee with who came for it, and each capacity.

    An organisation that nobody has identified goes by its number in this meeting.
    """
    body = f"{edition.site}/meetings/?body={quote(record['body']['key'])}"
    capacities = dict.fromkeys(row["capacity_kind"] for row in record["attendees"])
    return [
        element("TLCOrganization", eId=SITE_ID, href=f"{edition.site}/", showAs=edition.site_name),
        element("TLCOrganization", eId=BODY_ID, href=body, showAs=record["body"]["name"]),
        *(one for row in record["attendees"] for one in _attendee(row, edition)),
        *(
            element("TLCRole", eId=role_id(name), href=f"{ONTOLOGY}/role/jp/{name}", showAs=CAPACITIES[name])
            for name in capacities
        ),
    ]


def _attendee(row: AttendeeRow, edition: DebateEdition) -> list[Element]:
    here, is_person = f"{edition.host}/{edition.address}/a{row['number']}", row["label_kind"] == "person"
    kind = "person" if is_person else "organization"
    found = [
        element(
            "TLCPerson" if is_person else "TLCOrganization",
            eId=attendee_id(row["number"]),
            href=f"{ONTOLOGY}/{kind}/jp/{quote(row['code']) or here}",
            showAs=plain_redactions(row["label"]),
        )
    ]
    if row["representative"]:
        person, came = f"{ONTOLOGY}/person/jp/{here}/representative", plain_redactions(row["representative"])
        found += [
            element("TLCPerson", eId=representative_id(row["number"]), href=person, showAs=came),
        ]
    return found
