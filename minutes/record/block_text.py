"""The words of one block of a record as a reader sees them, and what a clerk calls it. Pure."""

import datetime
from typing import cast

from members.wareki import format_era_date
from minutes.notation.facts import FACT_BY_NAME
from minutes.notation.vocabulary import ANSWER_WAYS, CAPACITIES, ITEM_KINDS, PRESENTATION_KINDS
from minutes.record.block_keys import ANSWER, ATTENDEE, FACT, HANDOUT, REASONS, BlockKey, row_at
from minutes.record.inquiries import question_places, words_of_answer
from minutes.record.record import (
    AnswerRow,
    AttendeeRow,
    Block,
    HandoutRow,
    Record,
    attendee_of,
    labels_of,
    words_of,
)
from minutes.record.ties.turn_ties import TIES, ties_in_words, ties_of_block

UNIDENTIFIED = "まだ特定されていません"
Labels = dict[int | None, str]
NAMES = {ATTENDEE: "出席団体 ", HANDOUT: "配付資料 ", ANSWER: "回答 "}


def block_name(key: BlockKey) -> str:
    """Returns what a clerk calls the block at a key.

    >>> [block_name(BlockKey.parse(key)) for key in ("u12", "a81", "venue", "r2")]
    ['#12', '出席団体 #81', '場所', '第2版の理由']
    """
    if key.kind == FACT:
        return FACT_BY_NAME[key.fact].called
    if key.kind == REASONS:
        return f"第{key.number}版の理由" if key.number else "公開の理由"
    return f"{NAMES.get(key.kind, '')}#{key.number}"


def block_text(
    record: Record,
    key: BlockKey,
    *,
    beside: Record | None = None,
    organisations: dict[str, str] | None = None,
) -> str:
    """Returns the words at a key; empty where the record has no such block.

    `beside` is another edition's record: whatever else of the block differs from it (who speaks, of what kind it is,
    which organisation, whom it asks, what it answers) is told too. `organisations` gives names to codes.
    """
    if key.kind == FACT:
        return fact_text(record, key.fact)
    row, other = row_at(record, key), (row_at(beside, key) if beside else None)
    if row is None:
        return ""
    if key.kind == ATTENDEE:
        return _attendee(cast(AttendeeRow, row), dict(other or {}), organisations or {})
    if key.kind == HANDOUT:
        return _handout(cast(HandoutRow, row))
    if key.kind == ANSWER:
        answers = cast(AnswerRow, row), cast("AnswerRow | None", other)
        return _answer(*answers, _about(record, answers[0]), _about(beside, answers[1]))
    labels = labels_of(record), labels_of(beside) if beside else {}
    words = _block(cast(Block, row), cast("Block | None", other), *labels)
    return "\n".join([words, *_ties(record, cast(Block, row), cast("Block | None", other))])


def fact_text(record: Record, name: str) -> str:
    """Returns the text of a fact; empty also where the record was stored before there was such a fact.

    >>> fact_text({"venue": "第3会議室"}, "venue")
    '第3会議室'
    """
    return record["body"]["name"] if name == "body" else cast(str, dict(record).get(name, ""))


def _attendee(row: AttendeeRow, other: dict, organisations: dict[str, str]) -> str:
    name = organisations.get(row["code"], row["code"])
    code = f"{name}（{row['code']}）" if row["code"] and name != row["code"] else row["code"]
    lines = {
        "capacity_kind": f"資格：{CAPACITIES[row['capacity_kind']]}",
        "representative": f"出席した人：{row['representative'] or '記載なし'}",
        "code": f"団体：{code or UNIDENTIFIED}",
    }
    differing = [line for name, line in lines.items() if dict(row)[name] != other.get(name, "")]
    return "\n".join([row["label"], *differing])


def _handout(row: HandoutRow) -> str:
    name = row["file"]["name"] if row["file"] else ""
    return "\n".join(filter(None, [f"{row['label']}　{row['title']}".strip(), name]))


def _answer(
    row: AnswerRow, other: AnswerRow | None, about: dict[str, str], about_before: dict[str, str]
) -> str:
    """The choice and the words, with day, way, organisation and question where they differ from the other edition's."""
    lines = [about[name] for name in about if other and about[name] != about_before[name]]
    return "\n".join([words_of_answer(row), *lines])


def _about(record: Record | None, row: AnswerRow | None) -> dict[str, str]:
    """What an answer is beside its words, in words."""
    if record is None or row is None:
        return {}
    day = datetime.date.fromisoformat(row["received_on"]) if row["received_on"] else None
    return {
        "attendee": f"（{labels_of(record)[row['attendee']]}）",
        "question": f"（{question_places(record).get(row['question'], (None, ''))[1]}）",
        "received_on": f"受けた日：{format_era_date(day) if day else '記載なし'}",
        "way_kind": f"受けた方法：{ANSWER_WAYS[row['way_kind']]}",
    }


def _block(row: Block, other: Block | None, labels: Labels, other_labels: Labels) -> str:
    """The words, with the kind and the speaker where these differ from the other edition's."""
    who = labels[attendee_of(row)]
    head = ""
    if other and other["block_kind"] == row["block_kind"] and _kind_of(row) != _kind_of(other):
        head = f"［{_kind_of(row)}］\n"
    if other and who != other_labels[attendee_of(other)] and _is_said_by_another(row, other):
        head += f"（{who}）\n" if who else "（地の文）\n"
    return head + words_of(row)


def _ties(record: Record, row: Block, other: Block | None) -> list[str]:
    """Whom a turn asks and what it answers, where the other edition's turn has it otherwise."""
    if other is None or row["block_kind"] != "turn" or other["block_kind"] != "turn":
        return []
    one, another = ties_of_block(row), ties_of_block(other)
    names = [name for name in TIES if getattr(one, name) != getattr(another, name)]
    return [f"（{line}）" for line in ties_in_words(record, row, names)]


def _is_said_by_another(row: Block, other: Block) -> bool:
    """Two editions of format 1 name who speaks by label: there, another name is another speaker."""
    return attendee_of(row) != attendee_of(other) or ("label" in row and "label" in other)


def _kind_of(block: Block) -> str:
    """開会, 照会 …; empty for what is said."""
    if block["block_kind"] == "item":
        return ITEM_KINDS[block["item_kind"]]
    return PRESENTATION_KINDS[block["presentation_kind"]] if block["block_kind"] == "presentation" else ""
