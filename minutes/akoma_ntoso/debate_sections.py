"""The talk of a record as sections of a debate: items, presentations and inquiries under them, turns, narrations. Pure."""

from xml.etree.ElementTree import Element

from minutes.akoma_ntoso.agents import attendee_id, role_id
from minutes.akoma_ntoso.akn_elements import element, redacted_words, texts_element
from minutes.akoma_ntoso.debate_edition import DebateEdition
from minutes.akoma_ntoso.identification import BODY_ID
from minutes.akoma_ntoso.spoken_words import word_blocks, word_run
from minutes.record.record import AttendeeRow, Block, Record
from minutes.record.ties.turn_ties import Exchange, exchanges_of

# The abbreviation that the naming convention gives to debateSection; all others are written out.
SECTION = "dbsect"
BEGINNING = "beginning"


class DebateWriter:
    """Writes the blocks of one record."""

    def __init__(self, record: Record, edition: DebateEdition):
        self.record, self.edition = record, edition
        self.attendees: dict[int, AttendeeRow] = {row["number"]: row for row in record["attendees"]}
        self.exchanges = exchanges_of(record)
        self.ids = {block["number"]: f"{self.tag_of(block)}_{block['number']}" for block in record["blocks"]}

    def sections(self) -> list[Element]:
        """Returns a section for each item, with its presentations as sections within; what stands above the first item
        is one of its own, and so is a talk without a word."""
        sections = [element("debateSection", name=BEGINNING, eId=f"{SECTION}_0")]
        above, presenter = sections[0], f"#{BODY_ID}"
        for block in self.record["blocks"]:
            if block["block_kind"] == "item":
                heading = texts_element("heading", block["title"])
                sections.append(self._section(block, block["item_kind"], heading))
                above, presenter = sections[-1], f"#{BODY_ID}"
            elif block["block_kind"] == "presentation":
                above, presenter = self._presentation(block), f"#{attendee_id(block['presenter'])}"
                sections[-1].append(above)
            elif block["block_kind"] == "question":
                above.append(self._question(block, presenter))
            elif block["block_kind"] == "turn":
                above.append(self._turn(block))
            else:
                above.append(element("narrative", *word_run(block["text"]), **self._names(block)))
        return sections if len(sections[0]) or len(sections) == 1 else sections[1:]

    def tag_of(self, block: Block) -> str:
        """Returns the element of a block, a section by its abbreviation. A turn that answers is an answer, also where
        it asks back."""
        if block["block_kind"] in ("item", "presentation"):
            return SECTION
        if block["block_kind"] == "turn":
            exchange = self.exchanges.get(block["number"], Exchange())
            asks = exchange.addressed_to or exchange.replied_by
            return "answer" if exchange.replies_to else "question" if asks else "speech"
        return "narrative" if block["block_kind"] == "narration" else "question"

    def from_whom(self, attendee: int) -> Element:
        return texts_element("from", self.attendees[attendee]["label"])

    def _names(self, block: Block) -> dict[str, str]:
        """An eId is of this file; the GUID is the block's address, whatever it becomes in other editions."""
        number = block["number"]
        return {"eId": self.ids[number], "GUID": f"{self.edition.address}/u{number}"}

    def _section(self, block: Block, kind: str, heading: Element, *more: Element) -> Element:
        return element("debateSection", heading, *more, name=kind, **self._names(block))

    def _presentation(self, block) -> Element:
        who = texts_element(
            "docProponent",
            self.attendees[block["presenter"]]["label"],
            refersTo=f"#{attendee_id(block['presenter'])}",
        )
        first, *rest = block["titles"]
        heading = element("heading", who, "　", *redacted_words(first))
        return self._section(
            block,
            block["presentation_kind"],
            heading,
            *(texts_element("subheading", title) for title in rest),
        )

    def _question(self, block, presenter: str) -> Element:
        """A question of an inquiry, asked in writing; its choices are a list of their own."""
        choices = [texts_element("li", choice) for choice in block["choices"]]
        return element(
            "question",
            *word_blocks(block["text"]),
            *([element("ul", *choices, class_="choices")] if choices else []),
            by=presenter,
            class_="written",
            **self._names(block),
        )

    def _turn(self, block) -> Element:
        exchange = self.exchanges.get(block["number"], Exchange())
        asked = [f"#{attendee_id(number)}" for number in exchange.addressed_to]
        return element(
            self.tag_of(block),
            self.from_whom(block["speaker"]),
            *word_blocks(block["text"]),
            by=f"#{attendee_id(block['speaker'])}",
            as_=f"#{role_id(self.attendees[block['speaker']]['capacity_kind'])}",
            to=asked[0] if asked else None,
            own__to=" ".join(asked) or None,
            own__repliesTo=" ".join(f"#{self.ids[number]}" for number in exchange.replies_to) or None,
            **self._names(block),
        )
