"""Places in which words like withdrawn ones stand, as boxes of a form: a clerk says of each that it may stand."""

from django import forms

from minutes.compare.restatement import Restatement
from minutes.record.block_text import block_name

MAY_STAY = "{}：取り消した言葉ではないので、このまま残す"
FILE_MAY_STAY = "{}：開いて確かめたので、このまま載せる"
UNANSWERED = "前後を読んで、残してよいか確かめてください。取り消した言葉なら、先に直してください。"


class RestatedPlaces:
    """The places of one form. Each that can be answered has a box; the others are only told."""

    def __init__(self, form: forms.Form, restated: list[Restatement], *, label: str = MAY_STAY) -> None:
        self._form, self.certain = form, [place for place in restated if place.is_certain]
        self._asked = {self._name(place): place for place in restated if not place.is_certain}
        for name, place in self._asked.items():
            form.fields[name] = forms.BooleanField(
                label=(FILE_MAY_STAY if place.name else label).format(_name_of(place)),
                error_messages={"required": UNANSWERED},
            )

    def __bool__(self) -> bool:
        return bool(self._asked or self.certain)

    @property
    def asked(self) -> list[tuple[Restatement, str, forms.BoundField]]:
        """Returns (place, what a clerk calls it, its box) for the template."""
        return [(place, _name_of(place), self._form[name]) for name, place in self._asked.items()]

    @property
    def must_go(self) -> list[tuple[Restatement, str]]:
        """Returns (place, what a clerk calls it) of those that nobody can let stand."""
        return [(place, _name_of(place)) for place in self.certain]

    @property
    def names(self) -> set[str]:
        """Returns the names of the boxes, which a template leaves out where it prints all other fields."""
        return set(self._asked)

    def answers(self) -> set[tuple[str, str]]:
        """Returns the answers that were given, as the acts take them."""
        return {place.answer for name, place in self._asked.items() if self._form[name].data}

    def require_answers(self) -> bool:
        """Adds an error to each place that was not answered, on a form that is clean but for these; tells whether all were."""
        missing = [name for name in self._asked if not self._form[name].data]
        for name in missing:
            self._form.add_error(name, UNANSWERED)
        return not missing

    @staticmethod
    def _name(place):
        return f"stays-{place.withdrawal}-{place.fingerprint[:16]}"


def _name_of(place: Restatement) -> str:
    return place.name or block_name(place.key)
