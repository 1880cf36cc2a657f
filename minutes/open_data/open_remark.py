"""発言 and headings of a record as a program reads them: who said it, under which item, what it asks and answers."""

from collections.abc import Iterator

from pydantic import BaseModel

from minutes.notation.citations.handout_citations import HandoutFinder
from minutes.notation.vocabulary import BLOCK_KINDS, ITEM_KINDS, PRESENTATION_KINDS
from minutes.open_data.open_fields import coded, labelled
from minutes.open_data.open_people import OpenSpeaker, OpenTally, speaker_of, tallies_of
from minutes.open_data.open_reading import Reading, block_url, edition_url, record_url
from minutes.open_data.withdrawal_notes import WITHDRAWN, Withdrawable, withdrawable
from minutes.record import block_keys
from minutes.record.record import Block, attendee_of, words_of
from minutes.record.ties.turn_ties import Exchange, exchanges_of

SAID = ("turn", "narration")
HEADING_KINDS = {kind: name for kind, name in BLOCK_KINDS.items() if kind not in SAID}
REMARK_KINDS = {kind: BLOCK_KINDS[kind] for kind in SAID}
# What an item or a presentation is about, by its own kind.
MATTERS = ITEM_KINDS | PRESENTATION_KINDS | {"": "なし"}


class OpenItem(BaseModel):
    """議題 above a remark."""

    number: int = labelled("番号")
    kind: str = coded("種類", ITEM_KINDS)
    title: str = labelled("題")


class OpenPresentation(BaseModel):
    """発表・照会 above a remark."""

    number: int = labelled("番号")
    kind: str = coded("種類", PRESENTATION_KINDS)
    titles: list[str] = labelled("題")
    presenter: OpenSpeaker = labelled("発表・照会した団体")


class CitedHandout(BaseModel):
    """配付資料 that the words cite by its label."""

    number: int = labelled("番号")
    label: str = labelled("資料の名")


class OpenHeading(Withdrawable):
    """A heading of the talk: 議題, 発表・照会, or 設問 of an inquiry."""

    number: int = labelled("番号", "会議録の中の番号。変わりません。")
    position: int = labelled("並び順", "話の中の順。1から。")
    kind: str = coded("種類", HEADING_KINDS)
    matter: str = coded("内容の種類", MATTERS, "議題と発表・照会の種類。設問では空。")
    presenter: OpenSpeaker | None = labelled("発表・照会した団体")
    text: str = labelled("題・設問の文", "題が二つ以上あれば一行に一つ。")
    choices: list[str] = labelled("選択肢", "設問の選択肢。")


class OpenRemark(Withdrawable):
    """発言, or 地の文 that nobody says aloud, as one edition has it."""

    meeting: str = labelled("会議の、アドレスに使う名")
    edition: int = labelled("版", "この言葉のある版。")
    number: int = labelled("番号", "会議録の中の番号。どの版でも同じで、変わりません。")
    position: int = labelled("並び順", "話の中の順。1から。")
    kind: str = coded("種類", REMARK_KINDS)
    speaker: OpenSpeaker | None = labelled("発言者", "地の文では null。")
    item: OpenItem | None = labelled("議題")
    presentation: OpenPresentation | None = labelled("発表・照会")
    text: str = labelled("本文", "一行が一段落。すべて取り消されたときは空。")
    asks: list[OpenSpeaker] = labelled("尋ねた相手")
    replies_to: list[int] = labelled("答えた問い", "この発言が答えている発言の番号。")
    replied_by: list[int] = labelled("答え", "この発言に答えている発言の番号。")
    tallies: list[OpenTally] = labelled("数の照合", "この発言の数の言葉。")
    handouts: list[CitedHandout] = labelled("触れている資料")
    url: str = labelled("この発言のウェブのアドレス", "すべての版の言葉を示します。削られても残ります。")
    record_url: str = labelled("会議録のウェブのアドレス", "この発言のある会議録の、最新の版。")
    edition_url: str = labelled("この版の言葉のウェブのアドレス", "この版のこの言葉を、いつも示します。")


def remarks_of(reading: Reading, site: str = "") -> Iterator[OpenRemark]:
    """Yields the turns and narrations of a record in the order of the talk."""
    context = _Context(reading, site)
    item: OpenItem | None = None
    presentation: OpenPresentation | None = None
    for position, block in enumerate(reading.record["blocks"], start=1):
        if block["block_kind"] == "item":
            item, presentation = _item(block), None
        elif block["block_kind"] == "presentation":
            presentation = _presentation(block, context.speakers)
        elif block["block_kind"] in SAID:
            yield context.remark(position, block, item, presentation)


def headings_of(reading: Reading) -> list[OpenHeading]:
    """Returns the items, presentations and questions of a record in the order of the talk."""
    speakers = speakers_by_number(reading)
    return [
        _heading(reading, position, block, speakers)
        for position, block in enumerate(reading.record["blocks"], start=1)
        if block["block_kind"] not in SAID
    ]


def speakers_by_number(reading: Reading) -> dict[int, OpenSpeaker]:
    return {row["number"]: speaker_of(row) for row in reading.record["attendees"]}


class _Context:
    """What all remarks of one record are made with."""

    def __init__(self, reading: Reading, site: str):
        self.reading, self.site = reading, site
        self.speakers = speakers_by_number(reading)
        self.exchanges = exchanges_of(reading.record)
        self.tallies = tallies_of(reading)
        self.handouts = {row["label"]: row["number"] for row in reading.record["handouts"]}
        self.finder = HandoutFinder(self.handouts)
        self.record_url = record_url(reading.edition, site)
        self.edition_url = edition_url(reading.edition, site)

    def remark(self, position, block, item, presentation) -> OpenRemark:
        number, edition = block["number"], self.reading.edition
        state = withdrawable(self.reading, block_keys.block(number))
        text = "" if state["state"] == WITHDRAWN else words_of(block)
        exchange = self.exchanges.get(number, Exchange())
        return OpenRemark(
            meeting=edition.address,
            edition=edition.number,
            number=number,
            position=position,
            kind=block["block_kind"],
            speaker=self.speakers.get(attendee_of(block)),
            item=item,
            presentation=presentation,
            text=text,
            asks=[self.speakers[attendee] for attendee in exchange.addressed_to],
            replies_to=list(exchange.replies_to),
            replied_by=exchange.replied_by,
            tallies=[one for one in self.tallies if one.turn == number],
            handouts=self._cited(text),
            url=block_url(edition, number, self.site),
            record_url=self.record_url,
            edition_url=f"{self.edition_url}u/{number}/",
            **state,
        )

    def _cited(self, text: str) -> list[CitedHandout]:
        labels = dict.fromkeys(citation.label for citation in self.finder.cited_in(text))
        return [CitedHandout(number=self.handouts[label], label=label) for label in labels]


def _item(block) -> OpenItem:
    return OpenItem(number=block["number"], kind=block["item_kind"], title=block["title"])


def _presentation(block, speakers) -> OpenPresentation:
    return OpenPresentation(
        number=block["number"],
        kind=block["presentation_kind"],
        titles=block["titles"],
        presenter=speakers[block["presenter"]],
    )


def _heading(reading: Reading, position: int, block: Block, speakers) -> OpenHeading:
    row = dict(block)
    state = withdrawable(reading, block_keys.block(block["number"]))
    words = row["text"] if row["block_kind"] == "question" else words_of(block)
    return OpenHeading(
        number=block["number"],
        position=position,
        kind=block["block_kind"],
        matter=row.get("item_kind") or row.get("presentation_kind") or "",
        presenter=speakers.get(attendee_of(block)),
        text="" if state["state"] == WITHDRAWN else words,
        choices=[] if state["state"] == WITHDRAWN else row.get("choices", []),
        **state,
    )
