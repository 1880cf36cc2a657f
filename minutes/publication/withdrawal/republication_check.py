"""Withdrawn words that stand again in a record about to be published."""

import json

from minutes.compare.shingles import LENGTH, pieces, pieces_around, pieces_of_all
from minutes.models import Edition, Meeting, Passage, Withdrawal, WithdrawnWords
from minutes.notation.redactions import holds, without_marks
from minutes.record import canonical


def restated(
    meeting: Meeting, newest: Edition | None, record: dict, only: Withdrawal | None = None
) -> list[tuple[str, str]]:
    """(block key, piece) of each place where words withdrawn from this meeting would be public again.

    Words are known by their pieces of 8 characters, wherever in the record they stand; those shorter by the whole,
    in their own block. A piece that stands in other published text as well (ということです。) tells nothing.
    `only` looks for the words of one withdrawal.
    """
    kept = WithdrawnWords.objects.filter(withdrawal__meeting=meeting).exclude(words="")
    if only:
        kept = kept.filter(withdrawal=only)
    wordings = list(kept.values_list("withdrawal__key", "withdrawal__span", "words"))
    if not wordings:
        return []
    found = [*_again(wordings, newest, record), *_short_again(wordings, record)]
    return [(key, piece) for key, piece in found if not _public(piece)]


def withdrawn_pieces(wordings: list[tuple[str, str]], newest: Edition | None) -> set[str]:
    """The pieces of withdrawn words, given as (words, span), that no text of the standing edition holds."""
    withdrawn = set().union(*(pieces_around(words, span) for words, span in wordings))
    public = canonical.texts(json.loads(newest.record)) if newest else ()
    return withdrawn - pieces_of_all(text for _, text in public)


def _again(wordings, newest, record):
    forbidden = withdrawn_pieces([(words, span) for _, span, words in wordings], newest)
    for leaf, text in canonical.texts(record):
        for piece in sorted(pieces(text) & forbidden, key=text.index)[:1]:
            yield leaf.split("/")[0], piece


def _short_again(wordings, record):
    texts = list(canonical.texts(record))
    for key, span, words in wordings:
        sought = span or without_marks(words)
        if len(sought) < LENGTH:
            for leaf, text in texts:
                if leaf.split("/")[0] == key and holds(text, sought):
                    yield key, sought


def _public(piece):
    return len(piece) == LENGTH and Passage.objects.filter(text__contains=piece).exists()
