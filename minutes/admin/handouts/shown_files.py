"""What the page of many files shows of each: whose it may be, and number, title and item, should it be a handout of its own."""

from dataclasses import dataclass

from minutes.admin.handouts.new_handout_form import NewHandoutForm, are_valid
from minutes.admin.handouts.typed_files import CHOOSE, NEW, TypedFiles
from minutes.desk.handouts.matched_files import NOBODYS, FileMatch, match_files
from minutes.desk.handouts.named_handouts import headings_in, named_handout, proposed_heading
from minutes.desk.manuscript.working_document import load_rows
from minutes.files.file_kinds import KIND_NAMES
from minutes.models import WaitingFile


@dataclass(frozen=True)
class ShownFile:
    """A waiting file with what its name says, and what is chosen for it: the number of a handout, THROW, NEW or CHOOSE.

    new: number, title and item, should it become a handout of its own.
    """

    file: WaitingFile
    kind: str
    match: FileMatch
    chosen: str
    new: NewHandoutForm


@dataclass(frozen=True)
class ProposedHandouts:
    """What the names of the waiting files say, should they be handouts of their own, by the id of the file.

    once: the ids of those whose number no other of them has.
    """

    headings: list[tuple[int, str]]
    initial: dict[int, dict]
    once: set[int]

    def choice(self, row: WaitingFile, match: FileMatch) -> str:
        return NEW if match.why == NOBODYS and row.pk in self.once else CHOOSE


def shown_files(meeting, handouts, waiting, typed: TypedFiles | None, data) -> list[ShownFile]:
    """Returns what the page shows of each waiting file; with what was `typed` and sent as `data`, where nothing was saved."""
    numbers = {row.label: str(row.number) for row in handouts}
    matches = match_files([row.name for row in waiting], [(row.label, row.title) for row in handouts])
    proposed = _proposed(meeting, waiting)
    new = {
        row.pk: NewHandoutForm(
            row.pk,
            proposed.headings,
            data if typed and typed.chosen.get(row.pk) == NEW else None,
            proposed.initial[row.pk],
        )
        for row in waiting
    }
    if typed:
        are_valid([new[pk] for pk in typed.new], set(numbers))
    return [
        ShownFile(
            row,
            KIND_NAMES.get(row.type, row.type),
            match,
            typed.chosen[row.pk] if typed else numbers.get(match.label) or proposed.choice(row, match),
            new[row.pk],
        )
        for row, match in zip(waiting, matches, strict=True)
    ]


def _proposed(meeting, waiting) -> ProposedHandouts:
    document = load_rows(meeting).document
    initial, numbered = {}, {}
    for row in waiting:
        named = named_handout(row.name)
        if named.label:
            numbered.setdefault(named.label, []).append(row.pk)
        initial[row.pk] = {
            "label": named.label or named.title,
            "title": named.title if named.label else "",
            "used": proposed_heading(named, row.name, document),
        }
    once = {pks[0] for pks in numbered.values() if len(pks) == 1}
    return ProposedHandouts(headings_in(document), initial, once)
