"""Reads what a clerk chose for each of the files that wait. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

# Nothing chosen yet; to be thrown away; to be listed as a handout of its own.
CHOOSE, THROW, NEW = "", "throw", "new"


@dataclass(frozen=True)
class TypedFiles:
    """chosen: {id of a file: number of a handout, THROW, NEW or CHOOSE}. twice: a handout that two files were chosen for, or 0."""

    chosen: dict[int, str]
    twice: int = 0

    @property
    def files(self) -> dict[int, int]:
        """Returns {number of a handout: id of its file}."""
        return {int(value): pk for pk, value in self.chosen.items() if value not in (CHOOSE, THROW, NEW)}

    @property
    def thrown(self) -> list[int]:
        return [pk for pk, value in self.chosen.items() if value == THROW]

    @property
    def new(self) -> list[int]:
        return [pk for pk, value in self.chosen.items() if value == NEW]


def typed_files(data: Mapping[str, str], ids: Collection[int]) -> TypedFiles:
    """Reads the fields file-12 of a form for the files of these ids. What is no number of a handout counts as CHOOSE."""
    chosen = {pk: _choice(data.get(f"file-{pk}", "")) for pk in ids}
    numbers = [value for value in chosen.values() if value not in (CHOOSE, THROW, NEW)]
    twice = next((int(value) for value in numbers if numbers.count(value) > 1), 0)
    return TypedFiles(chosen, twice)


def _choice(value: str) -> str:
    is_number = value.isascii() and value.isdecimal() and len(value) < 10
    return str(int(value)) if is_number else value if value in (THROW, NEW) else CHOOSE
