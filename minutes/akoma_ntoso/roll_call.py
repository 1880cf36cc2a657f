"""Who attended, who was absent, and who only answered in writing, each apart from the others. Pure."""

from xml.etree.ElementTree import Element

from minutes.akoma_ntoso.agents import attendee_id, representative_id, role_id
from minutes.akoma_ntoso.akn_elements import element, paragraphs, texts_element
from minutes.notation.attendance import absent_lines
from minutes.notation.vocabulary import ANSWER_ONLY, CAPACITIES
from minutes.record.record import AttendeeRow, Record


def roll_call(record: Record) -> list[Element]:
    """Returns <rollCall>, or nothing where the record says nobody.

    A record keeps nobody who was absent as an attendee: what it prints of them is taken out of its 出席者.
    """
    printed = record["attendance"].split("\n")
    absent = absent_lines(record["attendance"])
    containers = [
        *_container("present", "出席者", _capacities(record)),
        *_printed("asPrinted", "出席者（記載のとおり）", printed, absent, is_absent=False),
        *_printed("absent", "欠席（記載のとおり）", printed, absent, is_absent=True),
        *_container("answerOnly", "回答のみの団体", _list(_of_capacity(record, ANSWER_ONLY))),
    ]
    heading = element("heading", "出席者")
    return [element("rollCall", heading, *containers, eId="rollCall_1")] if containers else []


def _capacities(record: Record) -> list[Element]:
    return [
        one
        for capacity, name in CAPACITIES.items()
        if capacity != ANSWER_ONLY
        for one in _container(capacity, name, _list(_of_capacity(record, capacity)))
    ]


def _of_capacity(record: Record, capacity: str) -> list[AttendeeRow]:
    return [row for row in record["attendees"] if row["capacity_kind"] == capacity]


def _printed(name, title, lines, absent, *, is_absent) -> list[Element]:
    of_kind = [line for place, line in enumerate(lines) if (place in absent) == is_absent]
    return _container(name, title, paragraphs("\n".join(of_kind)))


def _container(name: str, title: str, children: list[Element]) -> list[Element]:
    """A container holds something, or is left out."""
    return (
        [element("container", *children, name=name, title=title, eId=f"container_{name}")] if children else []
    )


def _list(rows: list[AttendeeRow]) -> list[Element]:
    return [element("ul", *map(_attendee, rows))] if rows else []


def _attendee(row: AttendeeRow) -> Element:
    tag = "person" if row["label_kind"] == "person" else "organization"
    label = texts_element(tag, row["label"], refersTo=f"#{attendee_id(row['number'])}")
    if not row["representative"]:
        return element("li", label)
    person = texts_element(
        "person",
        row["representative"],
        refersTo=f"#{representative_id(row['number'])}",
        as_=f"#{role_id(row['capacity_kind'])}",
    )
    return element("li", label, "（", person, "）")
