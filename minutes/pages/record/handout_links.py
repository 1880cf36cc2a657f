"""The handouts of a record as its pages link them: in a text that cites one, under a heading, in their list. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from minutes.notation.citations.handout_citations import HandoutFinder
from minutes.record.record import HandoutFile, Record, headings_of


@dataclass(frozen=True)
class HandoutLink:
    """One handout. href: its file where there is one, else its row in the list of handouts.

    used_by: (number, what it is called) of each item and presentation that used it, in the order of the record.
    note: what is to be said of its file.
    """

    number: int
    label: str
    title: str
    href: str
    file: HandoutFile | None
    not_held: bool
    used_by: tuple[tuple[int, str], ...]
    note: str = ""


class HandoutLinks:
    """All handouts of one record."""

    def __init__(self, handouts: list[HandoutLink]):
        self.handouts = handouts
        self._by_label = {handout.label: handout for handout in handouts}
        self._finder = HandoutFinder(self._by_label)

    def cited_in(self, text: str) -> list[tuple[int, int, HandoutLink]]:
        """Returns (start, end, handout) of each place in a text that cites one, in order."""
        return [
            (citation.start, citation.end, self._by_label[citation.label])
            for citation in self._finder.cited_in(text)
        ]

    def of_heading(self, number: int) -> tuple[HandoutLink, ...]:
        """Returns the handouts that the item or presentation of a number used, in the order of the list."""
        return tuple(
            handout for handout in self.handouts if number in [heading for heading, _ in handout.used_by]
        )


def handout_links(record: Record, page: str = "", notes: Mapping[int, str] | None = None) -> HandoutLinks:
    """Returns the handouts of a record as readers see it. `page` is the address of its page; empty on that page itself.

    A handout whose label was withdrawn has a row and is cited nowhere.
    """
    headings = headings_of(record)
    return HandoutLinks(
        [
            HandoutLink(
                number=row["number"],
                label=row["label"],
                title=row["title"],
                href=_file_address(row["file"]) if row["file"] else f"{page}#h{row['number']}",
                file=row["file"],
                not_held=row["not_held"],
                used_by=tuple(
                    (number, name) for number, name in headings.items() if number in row["used_by"]
                ),
                note=(notes or {}).get(row["number"], ""),
            )
            for row in record["handouts"]
        ]
    )


def _file_address(file: HandoutFile) -> str:
    return reverse("pages:file", args=[file["digest"], file["name"]])
