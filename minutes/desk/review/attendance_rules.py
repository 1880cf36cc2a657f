"""Review rule on the 出席者 block itself: its counts and the names that it lists. Pure."""

from collections.abc import Iterator

from minutes.desk.review.findings import Finding
from minutes.notation.attendance import ATTENDEE, AUDIENCE, ListedCapacity, listed_capacities
from minutes.notation.document import Document
from minutes.notation.vocabulary import CAPACITIES


def other_counts_than_names(document: Document) -> Iterator[Finding]:
    """The block counts other people or organisations in a capacity than it names: 出席者9名, and eight names.

    Where it says who came from an organisation, more people than names is a mild finding: several came from one.
    """
    for listed in listed_capacities(document.attendance):
        if listed.capacity != AUDIENCE and len(listed.labels) > 1:
            yield from _of_capacity(listed)


def _of_capacity(listed: ListedCapacity) -> Iterator[Finding]:
    name = CAPACITIES.get(listed.capacity, CAPACITIES[ATTENDEE])
    named = len(listed.labels)
    if listed.organisations is not None:
        if listed.organisations != named:
            yield Finding(
                f"attendance:organisations:{listed.capacity}",
                f"出席者の欄では{name}は{listed.organisations}団体ですが、名を挙げているのは{named}団体です。",
            )
    elif listed.people is not None and listed.people != named:
        yield Finding(
            f"attendance:people:{listed.capacity}",
            f"出席者の欄では{name}は{listed.people}名ですが、名を挙げているのは{named}です。",
            mild=listed.says_who_came and listed.people > named,
        )
