"""What the desk keeps beside a record (notes, words to the next one, reasons) as this person may read it."""

from collections.abc import Callable
from functools import cache

from minutes.admin.records.history_redaction import READ_ORIGINAL
from minutes.models import Meeting
from minutes.publication.withdrawal.mask_notes import masks_of

Readable = Callable[[str], str]


def readable_words(request, meeting: Meeting) -> Readable:
    """Returns what gives each text as this person may read it: a text with a piece of withdrawn words is masked as a whole
    for whoever may not read the 原本. Nothing is asked of the database before the first text.
    """
    if request.user.has_perm(READ_ORIGINAL):
        return str
    masks = cache(lambda: masks_of(meeting))
    return lambda text: (masks()(text) or text) if text else text
