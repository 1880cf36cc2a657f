"""What the first page of the desk is made of: parts by what is to be done, each of a few lines with one button."""

from dataclasses import dataclass

from django.urls import reverse

MOST_LINES = 5


@dataclass(frozen=True)
class Line:
    """One thing that waits: what it is, why, who and since when, and the button that leads to it. button: "" for none."""

    what: str
    why: str
    button: str
    url: str


@dataclass(frozen=True)
class Part:
    """Everything that waits for one deed. `count` counts all of it, `lines` are its newest.

    is_mine: whether whoever looks may do the deed. `shown` stands in the place of a number that would say nothing.
    """

    key: str
    name: str
    count: int
    lines: list[Line]
    is_mine: bool = True
    shown: str = ""


def in_order(parts: list[Part]) -> list[Part]:
    """Returns what this person can do before what waits for others."""
    return sorted(parts, key=lambda part: not part.is_mine)


def with_rest(lines: list[Line], rest: int, button: str, url: str) -> list[Line]:
    """Returns the lines, and one more that leads to the list where `rest` things are not among them."""
    return [*lines, Line(f"ほか{rest}件", "", button, url)] if rest > 0 else lines


def page(pk: int, name: str) -> str:
    """Returns the address of a page of a meeting."""
    return reverse(f"admin:minutes_meeting_{name}", args=[pk])


def listed(**asked) -> str:
    """Returns the address of the list of meetings, narrowed: stage="draft"."""
    return reverse("admin:minutes_meeting_changelist", query=asked or None)
