"""会議録情報 of a meeting, the Diet's speechOrder 0: its facts, its headings, its handouts, as lines of text. Pure."""

from minutes.notation.facts import TEXT_FACTS
from minutes.notation.redactions import plain_redactions
from minutes.notation.vocabulary import CAPACITIES
from minutes.record.block_text import fact_text
from minutes.record.record import Record, labels_of

# What the lines below a heading, and those below them, begin with.
INDENT = "　"


def information_of(record: Record, *, status: str) -> str:
    """Returns the text of a record's 会議録情報, with plain redactions. `status` is 速報 or 確定.

    Written answers are not in it: they were not said, and stand on the page of their inquiry.
    """
    lines = [record["title"], "", "状態", INDENT + status]
    for fact in TEXT_FACTS:
        if fact.name != "title":
            lines += _section(fact.called, fact_text(record, fact.name).split("\n"))
    lines += _section("出席団体", _attendees(record))
    lines += _section("議題", _headings(record))
    lines += _section("配付資料", [f"{row['label']}　{row['title']}" for row in record["handouts"]])
    return plain_redactions("\n".join(lines))


def _section(name: str, lines: list[str]) -> list[str]:
    said = [line.rstrip() for line in lines if line.strip()]
    return [name, *(INDENT + line for line in said)] if said else []


def _attendees(record: Record) -> list[str]:
    return [
        f"{CAPACITIES[row['capacity_kind']]}　{row['label']}"
        + (f"（{row['representative']}）" if row["representative"] else "")
        for row in record["attendees"]
    ]


def _headings(record: Record) -> list[str]:
    """The items, with what was presented and asked below them."""
    labels, lines = labels_of(record), []
    for block in record["blocks"]:
        if block["block_kind"] == "item":
            lines.append(block["title"])
        elif block["block_kind"] == "presentation":
            lines += [f"{INDENT}{labels[block['presenter']]}：{block['titles'][0]}"]
            lines += [INDENT * 2 + title for title in block["titles"][1:]]
        elif block["block_kind"] == "question":
            lines += [INDENT * 2 + line for line in block["text"].split("\n")]
            lines += [f"{INDENT * 2}・{choice}" for choice in block["choices"]]
    return lines
