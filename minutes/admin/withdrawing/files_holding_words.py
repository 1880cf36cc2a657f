"""Files of handouts that hold the words to be withdrawn, as questions of the form: withdraw the handout too, or leave it."""

from django import forms

from minutes.compare.restatement import Restatement
from minutes.record.block_keys import BlockKey

WITHDRAW, STAY = "withdraw", "stay"
CHOICES = [(WITHDRAW, "資料ごと取り消す（番号・題名・ファイル）"), (STAY, "このまま残す")]
UNANSWERED = "このファイルをどうするか、選んでください。"


class FilesHoldingWords:
    """One question for each handout, whatever files it had in the editions."""

    def __init__(self, form: forms.Form, places: list[Restatement]) -> None:
        self._form = form
        self._places: dict[BlockKey, list[Restatement]] = {}
        for place in places:
            self._places.setdefault(place.key, []).append(place)
        for key, found in self._places.items():
            form.fields[self._name(key)] = forms.ChoiceField(
                label=found[0].name,
                choices=CHOICES,
                widget=forms.RadioSelect,
                error_messages={"required": UNANSWERED},
            )

    def __bool__(self) -> bool:
        return bool(self._places)

    @property
    def asked(self) -> list[tuple[list[Restatement], forms.BoundField]]:
        """Returns (what was found in the files of a handout, the question) for the template."""
        return [(found, self._form[self._name(key)]) for key, found in self._places.items()]

    @property
    def keys(self) -> list[BlockKey]:
        return list(self._places)

    def to_withdraw(self) -> list[BlockKey]:
        """Returns the handouts that the clerk withdraws too."""
        return [key for key in self._places if self._answer(key) == WITHDRAW]

    def answers(self) -> set[tuple[str, str]]:
        """Returns the answers of the files that stay, as the acts take them."""
        return {
            place.answer
            for key, found in self._places.items()
            if self._answer(key) == STAY
            for place in found
        }

    def require_answers(self) -> bool:
        """Adds an error to each question that was not answered; tells whether all were."""
        missing = [key for key in self._places if self._answer(key) not in (WITHDRAW, STAY)]
        for key in missing:
            self._form.add_error(self._name(key), UNANSWERED)
        return not missing

    def _answer(self, key):
        return self._form[self._name(key)].data

    @staticmethod
    def _name(key):
        return f"file-{key}"
