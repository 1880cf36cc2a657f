"""Which work, expression and manifestation a file is, when it was published, and every edition of its life. Pure.

The addresses follow the Akoma Ntoso Naming Convention 1.0: country, type, who publishes it, the day and the number of the
meeting's address; then language, day of publication and number of the edition, since two may be of one day.
"""

from xml.etree.ElementTree import Element

from minutes.akoma_ntoso.akn_elements import element
from minutes.akoma_ntoso.debate_edition import ChainedEdition, DebateEdition
from minutes.notation.redactions import plain_redactions
from minutes.record.record import Record

LANGUAGE = "jpn"
MEDIA_TYPE = "application/akn+xml"
SITE_ID, BODY_ID = "site", "body"


def work_address(edition: DebateEdition) -> str:
    """Returns the address of the record, whichever edition: /akn/jp/debate/kaigiroku.example.jp/2012-10-23/1."""
    day, _, number = edition.address.rpartition("-")
    return f"/akn/jp/debate/{edition.host}/{day}/{number}"


def expression_address(edition: DebateEdition, one: ChainedEdition) -> str:
    """Returns the address of one edition: …/1/jpn@2026-11-27.6."""
    return f"{work_address(edition)}/{LANGUAGE}@{one.published_at:%Y-%m-%d}.{one.number}"


def edition_id(number: int) -> str:
    return f"edition_{number}"


def identification(record: Record, edition: DebateEdition) -> Element:
    """Returns <identification>. The day of the work is that of the meeting, all other days are of publication."""
    work, expression = work_address(edition), expression_address(edition, edition.this)
    day = f"{edition.this.published_at:%Y-%m-%d}"
    return element(
        "identification",
        element(
            "FRBRWork",
            *_addresses(f"{work}/!main", work, edition.page),
            *_said(record["held_on"], "開催日", f"#{BODY_ID}"),
            element("FRBRcountry", value="jp"),
            element("FRBRnumber", value=edition.address),
            element("FRBRname", value=plain_redactions(record["title"])),
            element("FRBRprescriptive", value="false"),
            element("FRBRauthoritative", value="true"),
        ),
        element(
            "FRBRExpression",
            *_addresses(f"{expression}/!main", expression, edition.edition_page),
            *_said(day, "公開日", f"#{SITE_ID}"),
            element("FRBRversionNumber", value=str(edition.number)),
            element("FRBRauthoritative", value="true"),
            element("FRBRlanguage", language=LANGUAGE),
        ),
        element(
            "FRBRManifestation",
            *_addresses(
                f"{expression}/!main.xml", f"{expression}.xml", f"{edition.edition_page[:-1]}.akn.xml"
            ),
            *_said(day, "公開日", f"#{SITE_ID}"),
            element("FRBRformat", value=MEDIA_TYPE),
        ),
        source=f"#{SITE_ID}",
    )


def _addresses(this: str, whole: str, page: str) -> list[Element]:
    return [
        element("FRBRthis", value=this),
        element("FRBRuri", value=whole),
        element("FRBRalias", value=page, name="address"),
    ]


def _said(day: str, name: str, author: str) -> list[Element]:
    return [element("FRBRdate", date=day, name=name), element("FRBRauthor", href=author)]


def publication(edition: DebateEdition) -> Element:
    return element(
        "publication",
        date=f"{edition.this.published_at:%Y-%m-%d}",
        name=edition.site_name,
        showAs=edition.site_name,
        number=f"第{edition.number}版",
    )


def lifecycle(edition: DebateEdition) -> Element:
    """Returns <lifecycle>: the first edition generates the record, each later one amends it."""
    first = edition.editions[0].number
    events = [
        element(
            "eventRef",
            eId=f"event_{one.number}",
            date=one.published_at.isoformat(timespec="seconds"),
            source=f"#{edition_id(one.number)}",
            type="generation" if one.number == first else "amendment",
        )
        for one in edition.editions
    ]
    return element("lifecycle", *events, source=f"#{SITE_ID}")


def edition_references(edition: DebateEdition) -> list[Element]:
    """Returns a reference to each edition of the meeting."""
    return [
        element(
            "original" if place == 0 else "passiveRef",
            eId=edition_id(one.number),
            href=expression_address(edition, one),
            showAs=f"第{one.number}版（{one.status}）",
        )
        for place, one in enumerate(edition.editions)
    ]
