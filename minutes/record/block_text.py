"""What a block of a record says, as one text to compare with what it said before. Pure."""

from minutes.notation.vocabulary import CAPACITIES, ITEM_KINDS, PRESENTATION_KINDS
from minutes.record.passages import words_of

FACT_NAMES = {
    "title": "会議名",
    "body": "会議体",
    "time": "日時",
    "venue": "場所",
    "attendance": "出席者（記載のとおり）",
    "contact": "問い合わせ先",
    "updated": "更新日",
}
ROWS = {"a": "attendees", "h": "handouts", "u": "blocks"}


def wording(record: dict, key: str) -> str:
    """The words of the block at a key (u12, a81, h90, venue); empty where the record has no such block.

    >>> wording({"venue": "第3会議室"}, "venue")
    '第3会議室'
    """
    if key in FACT_NAMES:
        return record["body"]["name"] if key == "body" else record[key]
    row = _row(record, key)
    if row is None:
        return ""
    return {"a": _attendee, "h": _handout, "u": _block}[key[0]](row)


def wordings(record: dict) -> list[str]:
    """The words of every block of the talk, in order."""
    return [_block(row) for row in record["blocks"]]


def block_name(key: str) -> str:
    """What a clerk calls the block at a key.

    >>> block_name("u12"), block_name("a81"), block_name("venue"), block_name("r2")
    ('#12', '出席団体 #81', '場所', '第2版の理由')
    """
    if key in FACT_NAMES:
        return FACT_NAMES[key]
    if key[0] == "r":
        return f"第{key[1:]}版の理由" if key[1:].isdecimal() else "公開の理由"
    return {"a": "出席団体 ", "h": "配付資料 ", "u": ""}[key[0]] + f"#{key[1:]}"


def _row(record, key):
    return next((row for row in record[ROWS[key[0]]] if f"{key[0]}{row['number']}" == key), None)


def _attendee(row):
    kind = "個人" if row["label_kind"] == "person" else ""
    lines = [row["label"], CAPACITIES[row["capacity"]], row["representative"], kind]
    return "\n".join(filter(None, [*lines, row["code"] and f"団体コード {row['code']}"]))


def _handout(row):
    file = row["file"] or {}
    return "\n".join(filter(None, [row["label"], row["title"], file.get("name"), file.get("digest")]))


def _block(row):
    if row["kind"] == "item":
        return f"{words_of(row)}\n［{ITEM_KINDS[row['item_kind']]}］"
    if row["kind"] == "presentation":
        return f"{PRESENTATION_KINDS[row['presentation_kind']]}　{row['label']}\n{words_of(row)}"
    return f"（{row['label']}）\n{words_of(row)}" if row["kind"] == "turn" else words_of(row)
