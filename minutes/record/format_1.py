"""Editions of format 1: which of their strings are texts, how they are read today, and what they hold in clear. Pure.

Up to 0.9 a record named its speakers by label, had the codes of organisations in clear, and stored what is only read out
of its texts: hours, head counts, the 年度 in the title. Such editions stay as they are, since their digests cover it.
"""

from minutes.record.block_keys import ATTENDEE, FACT, HANDOUT, LETTERS_OF_LISTS, BlockKey

LETTERS = {"attendees": "a", "blocks": "u", "handouts": "h"}
# The values under these names are texts; all other strings are codes, digests, dates and kinds.
TEXT_NAMES = frozenset(
    "title time venue attendance contact updated name label representative reason reasons titles text".split()
)
_HOLDS_TEXTS = TEXT_NAMES | {"body", "attendees", "handouts", "blocks", "file"}
# What a fact's text was read for, in words for a clerk. It stays in the download when the text is withdrawn.
READ_OUT_IN_CLEAR = {
    "title": "会議名にある年度",
    "time": "始まりと終わりの時刻",
    "attendance": "資格ごとの人数と団体数",
    "updated": "更新日の日付",
}
ROWS_IN_CLEAR = {ATTENDEE: "団体コード", HANDOUT: "ファイルの指紋"}
_RENAMED = {"kind": "block_kind", "capacity": "capacity_kind", "type": "type_kind"}
_NO_LONGER_STORED = {
    *("starts_at", "ends_at", "fiscal_year", "fiscal_year_stated", "head_counts", "updated_on"),
}


def is_clear(key: str, name: str) -> bool:
    """Tells whether the value under a name has no text in it. What stands among `reasons` has the name of a block."""
    return name not in _HOLDS_TEXTS and not key.startswith("reasons/")


def as_format_2(record: dict) -> dict:
    """Returns a stored record of format 1 as the Record that it would be today.

    Its turns and presentations keep the `label` that they were compared by, beside the number of the attendee.
    """
    numbers = {row["label"]: row["number"] for row in record["attendees"]}
    kept = {name: value for name, value in record.items() if name not in _NO_LONGER_STORED}
    return kept | {
        "letters": LETTERS_OF_LISTS,
        "attendees": [_renamed(row) for row in record["attendees"]],
        "handouts": [row | {"file": row["file"] and _renamed(row["file"])} for row in record["handouts"]],
        "blocks": [_block(row, numbers) for row in record["blocks"]],
        "answers": [],
        "tallies": [],
    }


def _block(row, numbers):
    who = {"turn": "speaker", "presentation": "presenter"}.get(row["kind"])
    return _renamed(row) | ({who: numbers[row["label"]]} if who else {})


def _renamed(row):
    return {_RENAMED.get(name, name): value for name, value in row.items()}


def left_in_clear(key: BlockKey) -> str:
    """Returns what the download of an edition of format 1 goes on holding once a block is withdrawn, in words for the
    clerk; empty where it is nothing."""
    return READ_OUT_IN_CLEAR.get(key.fact, "") if key.kind == FACT else ROWS_IN_CLEAR.get(key.kind, "")
