"""Finds withdrawn words that stand again in a record about to be published."""

import json
from collections.abc import Iterator

from minutes.compare.shingles import SHINGLE_LENGTH, shingles, shingles_around, shingles_of_all
from minutes.models import Edition, Meeting, Passage, Withdrawal, WithdrawnWords
from minutes.notation.redactions import holds_words, without_redactions
from minutes.publication.withdrawal.redact import FOLLOWING
from minutes.record.block_keys import BlockKey
from minutes.record.leaves import texts
from minutes.record.record import Record


def restated_words(
    meeting: Meeting, newest: Edition | None, record: Record, only: Withdrawal | None = None
) -> list[tuple[BlockKey, str]]:
    """Returns (block, words) of each place where words withdrawn from this meeting would be public again.

    Words are known by their shingles of 8 characters, wherever in the record they stand; shorter ones by the whole,
    in their own block. A shingle that stands in other published text as well (ということです。) tells nothing.
    `only` looks for the words of one withdrawal.
    """
    kept = WithdrawnWords.objects.filter(withdrawal__meeting=meeting).exclude(words="")
    if only:
        kept = kept.filter(withdrawal=only)
    rows = list(kept.values_list("withdrawal__key", "withdrawal__span", "words", "leaf"))
    if not rows:
        return []
    wordings = [
        (BlockKey.parse(key), span, words) for key, span, words, leaf in rows if not leaf.endswith(FOLLOWING)
    ]
    restated = [*_restated_shingles(wordings, newest, record), *_restated_short_words(wordings, record)]
    followers = [(leaf, words) for _, _, words, leaf in rows if leaf.endswith(FOLLOWING)]
    return [
        *((key, words) for key, words in restated if not _is_public(words)),
        *_restated_followers(followers, newest, record),
    ]


def withdrawn_shingles(wordings: list[tuple[str, str]], newest: Edition | None) -> set[str]:
    """Returns the shingles of withdrawn words, given as (words, span), that no text of the newest edition holds."""
    withdrawn = set().union(*(shingles_around(words, span) for words, span in wordings))
    public = texts(json.loads(newest.record)) if newest else ()
    return withdrawn - shingles_of_all(text for _, text in public)


def _restated_shingles(wordings, newest, record) -> Iterator[tuple[BlockKey, str]]:
    """The first restated shingle of each text."""
    forbidden = withdrawn_shingles([(words, span) for _, span, words in wordings], newest)
    for leaf, text in texts(record):
        for shingle in sorted(shingles(text) & forbidden, key=text.index)[:1]:
            yield BlockKey.of_leaf(leaf), shingle


def _restated_short_words(wordings, record) -> Iterator[tuple[BlockKey, str]]:
    leaves = [(BlockKey.of_leaf(leaf), text) for leaf, text in texts(record)]
    for withdrawn_from, span, words in wordings:
        short = span or without_redactions(words)
        if len(short) < SHINGLE_LENGTH:
            yield from (
                (key, short) for key, text in leaves if key == withdrawn_from and holds_words(text, short)
            )


def _restated_followers(followers, newest, record) -> Iterator[tuple[BlockKey, str]]:
    """A name that was withdrawn tied to its organisation again, and a file that was withdrawn, in whatever handout."""
    public = set(texts(json.loads(newest.record))) if newest else set()
    for leaf, text in texts(record):
        is_withdrawn = any(
            text == words and (leaf == withdrawn or leaf.endswith("/digest"))
            for withdrawn, words in followers
        )
        if is_withdrawn and (leaf, text) not in public:
            yield BlockKey.of_leaf(leaf), text


def _is_public(words):
    return len(words) == SHINGLE_LENGTH and Passage.objects.filter(text__contains=words).exists()
