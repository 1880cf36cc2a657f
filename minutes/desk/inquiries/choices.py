"""What becomes of the answers to a question whose choices are changed: they repeat the words of the choice. Pure."""

from collections.abc import Sequence

from minutes.notation.redactions import without_redactions

TWICE = "選択肢「{}」が2回あります。どちらかを消してください。"


def reworded_choices(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """Returns {a choice that is gone: the one that took its place}; a choice that only went has none.

    A choice whose words stayed is the same one, wherever it stands now. The others are told apart by their order, and
    only where as many came as went.

    >>> reworded_choices(["公表してる", "していない"], ["していない", "公表している"])
    {'公表してる': '公表している'}
    """
    gone = [choice for choice in before if choice not in after]
    new = [choice for choice in after if choice not in before]
    return dict(zip(gone, new, strict=True)) if len(gone) == len(new) else {}


def choices_without_place(before: Sequence[str], after: Sequence[str], taken: set[str]) -> list[str]:
    """Returns the choices that answers took, `taken`, and that are gone without another one in their place."""
    reworded = reworded_choices(before, after)
    return [choice for choice in before if choice in taken and choice not in after and choice not in reworded]


def choice_given_twice(choices: Sequence[str]) -> str:
    """Returns a choice that is offered twice, "" where none is. Of withdrawn ones only the redactions are left."""
    worded = [choice for choice in choices if without_redactions(choice).strip()]
    return next((choice for choice in worded if worded.count(choice) > 1), "")
