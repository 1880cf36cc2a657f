"""What stands above the debate: the title, the edition and its state, and the facts of the meeting as printed. Pure."""

from xml.etree.ElementTree import Element

from members import wareki
from minutes.akoma_ntoso.akn_elements import element, paragraphs, texts_element
from minutes.akoma_ntoso.debate_edition import DebateEdition
from minutes.akoma_ntoso.identification import BODY_ID
from minutes.notation.facts import TEXT_FACTS
from minutes.record.block_text import fact_text
from minutes.record.record import Record

# The title heads it, and 出席者 is the roll call.
PLACED_FACTS = {"title", "attendance"}
SAMPLE = "これは試すための見本です。会議も発言も架空のものです。"


def fact_id(name: str) -> str:
    return f"container_{name}"


def preface(record: Record, edition: DebateEdition) -> Element:
    title = element("p", texts_element("docTitle", record["title"]))
    body = element("p", texts_element("docCommittee", record["body"]["name"], refersTo=f"#{BODY_ID}"))
    return element(
        "preface",
        element("longTitle", title, eId=fact_id("title")),
        _edition(edition),
        *([element("p", SAMPLE, class_="sample")] if record["sample"] else []),
        element("container", body, name="body", title="会議体", eId=fact_id("body")),
        *(
            _fact(record, fact)
            for fact in TEXT_FACTS
            if fact.name not in PLACED_FACTS and _text(record, fact)
        ),
    )


def _edition(edition: DebateEdition) -> Element:
    published = edition.this.published_at
    return element(
        "p",
        element("docNumber", f"第{edition.number}版"),
        "　",
        element("docStatus", edition.this.status),
        "　",
        element("docDate", f"{wareki.format_era_date(published.date())}公開", date=f"{published:%Y-%m-%d}"),
    )


def _fact(record: Record, fact) -> Element:
    lines = paragraphs(_text(record, fact))
    if fact.name == "time":
        held = element("docDate", date=record["held_on"])
        held.text, held[:] = lines[0].text, list(lines[0])
        lines[0] = element("p", held)
    return element("container", *lines, name=fact.name, title=fact.heading, eId=fact_id(fact.name))


def _text(record: Record, fact) -> str:
    return fact_text(record, fact.name).strip("\n")
