"""Two editions side by side: each changed block with its place, what happened to it, and both wordings marked. Pure."""

from dataclasses import dataclass

from minutes.compare.record_diff import Change, changes
from minutes.compare.text_diff import ADDED, REMOVED, Piece, excerpt, marks, one_side
from minutes.notation.vocabulary import CAPACITIES, ITEM_KINDS, PRESENTATION_KINDS
from minutes.record.block_locations import Place, places
from minutes.record.block_text import FACT_NAMES, ROWS
from minutes.record.passages import words_of

MERGED = "merged"
CHANGE_NAMES = {"changed": "変更", "added": "追加", "removed": "削除", "moved": "移動", MERGED: "統合"}
# Words of this length hardly stand in another remark by chance; shorter ones count in a neighbour only.
TELLING = 8
UNKNOWN = "まだ特定されていません"


@dataclass(frozen=True)
class Row:
    """One changed block. `change` is changed, added, removed, moved or merged, then `into` the block at `into`.

    `place` is where it stands now, for one that is gone where it stood.
    """

    place: Place
    change: str
    pieces: list[Piece]
    into: Place | None = None

    @property
    def name(self) -> str:
        return CHANGE_NAMES[self.change]

    @property
    def before(self) -> list[Piece]:
        return one_side(self.pieces, ADDED)

    @property
    def after(self) -> list[Piece]:
        return one_side(self.pieces, REMOVED)

    @property
    def before_shortly(self) -> list[Piece]:
        return one_side(excerpt(self.pieces), ADDED)

    @property
    def after_shortly(self) -> list[Piece]:
        return one_side(excerpt(self.pieces), REMOVED)


def compared(before: dict, after: dict, organisations: dict[str, str] | None = None) -> list[Row]:
    """Every changed block between two records in reading order; `organisations` names those behind the codes."""
    found = changes(before, after)
    old, new = places(before), places(after)
    merged = merged_into(before, after, found)
    return [_row(change, before, after, old, new, merged, organisations or {}) for change in found]


def codes_in(*records: dict) -> set[str]:
    """Every organisation that the attendees of these records are tied to."""
    return {row["code"] for record in records for row in record["attendees"]} - {""}


def merged_into(before: dict, after: dict, found: list[Change]) -> dict[str, str]:
    """Removed blocks whose words now stand in another, and in which: {"u13": "u12"}."""
    old = {f"u{block['number']}": _plain(block) for block in before["blocks"]}
    order = list(old)
    grown = {
        f"u{block['number']}": _plain(block)
        for block in after["blocks"]
        if f"u{block['number']}" in {change.key for change in found if change.change in ("changed", "added")}
    }
    merged = {}
    for key in (change.key for change in found if change.change == "removed" and change.key in old):
        near = set(order[max(order.index(key) - 1, 0) : order.index(key) + 2])
        for other, words in grown.items():
            taken = old[key] and old[key] in words and old[key] not in old.get(other, "")
            if taken and (len(old[key]) >= TELLING or other in near):
                merged[key] = other
                break
    return merged


def said(
    record: dict, key: str, beside: dict | None = None, organisations: dict[str, str] | None = None
) -> str:
    """The words at a key as readers see them, with whatever else differs from the record `beside`."""
    if key in FACT_NAMES:
        return record["body"]["name"] if key == "body" else record[key]
    row = _find(record, key)
    other = (_find(beside, key) if beside else None) or {}
    if row is None:
        return ""
    if key[0] == "a":
        return _attendee(row, other, organisations or {})
    return _handout(row) if key[0] == "h" else _block(row, other)


def _row(change, before, after, old, new, merged, organisations):
    key = change.key
    was = "" if change.change == "added" else said(before, key, after, organisations)
    now = "" if change.change == "removed" else said(after, key, before, organisations)
    into = new[merged[key]] if key in merged else None
    return Row(new.get(key) or old[key], MERGED if into else change.change, marks(was, now), into)


def _plain(block):
    return words_of(block).replace("\n", "")


def _find(record, key):
    return next((row for row in record[ROWS[key[0]]] if f"{key[0]}{row['number']}" == key), None)


def _attendee(row, other, organisations):
    name = organisations.get(row["code"], row["code"])
    code = f"{name}（{row['code']}）" if row["code"] and name != row["code"] else row["code"]
    lines = [
        ("capacity", f"資格：{CAPACITIES[row['capacity']]}"),
        ("representative", f"出席した人：{row['representative'] or '記載なし'}"),
        ("code", f"団体：{code or UNKNOWN}"),
    ]
    return "\n".join([row["label"], *(line for name, line in lines if row.get(name) != other.get(name, ""))])


def _handout(row):
    file = row["file"] or {}
    return "\n".join(filter(None, [f"{row['label']}　{row['title']}".strip(), file.get("name", "")]))


def _block(row, other):
    """The words, with who says or brings them and of what kind it is where that changed."""
    head = ""
    if row["kind"] == "item" and row["item_kind"] != other.get("item_kind", row["item_kind"]):
        head = f"［{ITEM_KINDS[row['item_kind']]}］\n"
    if row["kind"] == "presentation" and row["presentation_kind"] != other.get(
        "presentation_kind", row["presentation_kind"]
    ):
        head = f"［{PRESENTATION_KINDS[row['presentation_kind']]}］\n"
    if other and row.get("label") != other.get("label"):
        head += f"（{row['label']}）\n" if row.get("label") else "（地の文）\n"
    return head + words_of(row)
