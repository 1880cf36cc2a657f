"""Refuses signs that nobody sees in what is typed at the desk: controls, and signs that turn the direction of writing."""

from django import forms
from django.core.exceptions import ValidationError

from members.unseen import sign_problems


def refuse_signs(value: str) -> None:
    """Raises ValidationError with a line for each line of the value that holds such a sign."""
    problems = sign_problems(value)
    if problems:
        raise ValidationError([f"{line}行目: {message}" for line, message in problems], code="signs")


def without_signs(field: forms.Field | None) -> forms.Field | None:
    """Returns a form field that refuses such signs, if it takes text. What was typed stays in the form, uncut."""
    if isinstance(field, forms.CharField) and refuse_signs not in field.validators:
        field.validators.append(refuse_signs)
    return uncut(field)


def uncut(field: forms.Field | None) -> forms.Field | None:
    """Returns a form field whose browser takes any length: what is too long is said by the form. With `maxlength` a
    browser cuts what is pasted, and nobody sees it."""
    if isinstance(field, forms.CharField):
        field.widget.attrs.pop("maxlength", None)
    return field
