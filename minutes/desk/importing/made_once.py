"""Two presses of one button make one meeting: the form that makes it has a key, and the database takes each key once."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from minutes.desk.importing.create_meeting import NotSaved
from minutes.models import Meeting

KEY = re.compile(r"[0-9a-f]{32}")


class AlreadyMade(Exception):
    """The form made its meeting before. Nothing was written."""

    def __init__(self, meeting: Meeting):
        super().__init__(meeting)
        self.meeting = meeting


def new_form_key() -> str:
    return secrets.token_hex(16)


def read_form_key(typed: str) -> str | None:
    """Returns the key that a form sent; None for whatever is none, which makes a meeting as often as it is sent."""
    return typed if KEY.fullmatch(typed) else None


def made_by(form_key: str | None) -> Meeting | None:
    return Meeting.objects.filter(form_key=form_key).first() if form_key else None


@contextmanager
def once(form_key: str | None) -> Iterator[None]:
    """Makes a meeting within it, once for each key. Raises AlreadyMade.

    Of two presses at one moment the second waits for the first, since both would store the key.
    """
    _refuse_second(form_key)
    try:
        with transaction.atomic():
            yield
    except (IntegrityError, NotSaved):
        _refuse_second(form_key)
        raise


def _refuse_second(form_key):
    meeting = made_by(form_key)
    if meeting:
        raise AlreadyMade(meeting)
