"""What was corrected until an edition, as modifications and as notes, and what was withdrawn, as notes. Pure."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from members import wareki
from minutes.akoma_ntoso.akn_elements import element, redacted_words, texts_element, withdrawal_id
from minutes.akoma_ntoso.debate_edition import DebateEdition, NotedCorrection, NotedWithdrawal
from minutes.akoma_ntoso.identification import SITE_ID, edition_id
from minutes.record.block_keys import BLOCK, BlockKey
from minutes.record.block_text import block_name

# Akoma Ntoso has no word for a move: the block stands elsewhere, in the same words.
MODIFICATIONS = {
    "added": "insertion",
    "removed": "repeal",
    "changed": "substitution",
    "moved": "substitution",
}
CHANGES = {"added": "追加", "removed": "削除", "changed": "変更", "moved": "移動"}


def modifications(edition: DebateEdition, ids: Mapping[BlockKey, str]) -> list[Element]:
    """Returns <analysis> with a modification for each correction, or nothing. `ids`: the eId of each block that this
    edition has; what is no longer there is named by the address of its page."""
    made = [
        element(
            "textualMod",
            element("source", href=f"#{edition_id(one.edition)}"),
            element("destination", href=_place(one.key, edition, ids)),
            type=MODIFICATIONS[one.change],
            eId=f"pmod_{_name(one)}",
        )
        for one in edition.corrections
    ]
    return [element("analysis", element("passiveModifications", *made), source=f"#{SITE_ID}")] if made else []


def notes(edition: DebateEdition, ids: Mapping[BlockKey, str]) -> list[Element]:
    """Returns <notes>, or nothing: the reason of each correction, and when and why words were withdrawn."""
    made = [
        *(_correction(one, edition, ids) for one in edition.corrections),
        *(_withdrawal(name, one) for name, one in (edition.withdrawals or {}).items()),
    ]
    return [element("notes", *made, source=f"#{SITE_ID}")] if made else []


def _correction(one: NotedCorrection, edition: DebateEdition, ids) -> Element:
    place = element("ref", block_name(one.key), href=_place(one.key, edition, ids))
    said = element("p", f"第{one.edition}版の訂正　", place, f"　{CHANGES[one.change]}　{one.category}")
    reason = [texts_element("p", line) for line in one.reason.split("\n") if line]
    return element("note", said, *reason, class_="correction", eId=f"note_{_name(one)}")


def _withdrawal(name: str, one: NotedWithdrawal) -> Element:
    day = element("date", wareki.format_era_date(one.day), date=one.day.isoformat())
    return element(
        "note",
        element("p", day, "に取り消されました。"),
        element("p", "理由　", *redacted_words(one.reason)),
        element("p", "根拠　", *redacted_words(one.rule)),
        class_="withdrawal",
        eId=withdrawal_id(name),
    )


def _name(one: NotedCorrection) -> str:
    return f"{one.edition}_{one.key}"


def _place(key: BlockKey, edition: DebateEdition, ids: Mapping[BlockKey, str]) -> str:
    if key in ids:
        return f"#{ids[key]}"
    return f"{edition.page}u/{key.number}/" if key.kind == BLOCK else f"{edition.page}corrections/"
