"""The sentences of a compared text in which something changed, both wordings cut at the same ends. Pure."""

import re
from collections.abc import Iterator
from itertools import pairwise

from minutes.compare.text_diff import SAME, DiffPiece

LEFT_OUT = "……"
# A sentence ends with its full stop, and the brackets that close behind it, or with the line.
_END = re.compile(r"(?<=[。！？\n])(?![。！？」』）\n])|(?<=[。！？][」』）])")


def changed_sentences(pieces: list[DiffPiece]) -> list[DiffPiece]:
    """Returns the pieces of the sentences that changed, …… between two that do not follow each other; all of a text in
    which nothing differs.

    >>> old, new = DiffPiece("removed", "CVS"), DiffPiece("added", "CSV")
    >>> around = DiffPiece(SAME, "そうである。あくまで"), DiffPiece(SAME, "で渡す。検討中である。")
    >>> [piece.text for piece in changed_sentences([around[0], old, new, around[1]])]
    ['あくまで', 'CVS', 'CSV', 'で渡す。']
    """
    if all(piece.kind == SAME for piece in pieces):
        return pieces
    kept: list[DiffPiece] = []
    is_left_out = False
    for sentence in _sentences(pieces):
        if all(piece.kind == SAME for piece in sentence):
            is_left_out = bool(kept)
            continue
        kept += ([DiffPiece(SAME, LEFT_OUT)] if is_left_out else []) + sentence
        is_left_out = False
    return _stripped(kept)


def _sentences(pieces: list[DiffPiece]) -> Iterator[list[DiffPiece]]:
    """Yields the pieces of each sentence. One ends only where both wordings end one."""
    sentence: list[DiffPiece] = []
    for piece, following in pairwise([*pieces, None]):
        parts = [part for part in _END.split(piece.text) if part] if piece.kind == SAME else [piece.text]
        for part in parts[:-1]:
            yield [*sentence, DiffPiece(SAME, part)]
            sentence = []
        sentence.append(DiffPiece(piece.kind, parts[-1]))
        if following is not None and following.kind == SAME and _both_end(sentence):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _both_end(sentence: list[DiffPiece]) -> bool:
    """Whether the change at the end of these pieces ends a sentence in either wording."""
    changed = []
    for piece in reversed(sentence):
        if piece.kind == SAME:
            break
        changed.append(piece)
    return bool(changed) and all(map(_ends, changed))


def _ends(piece: DiffPiece) -> bool:
    return piece.text.rstrip("」』）").endswith(("。", "！", "？", "\n"))


def _stripped(pieces: list[DiffPiece]) -> list[DiffPiece]:
    """Returns the pieces without line ends at their outer edges."""
    first, last = pieces[0], pieces[-1]
    if first.kind == SAME:
        pieces = [DiffPiece(SAME, first.text.lstrip("\n")), *pieces[1:]]
    if last.kind == SAME and len(pieces) > 1:
        pieces = [*pieces[:-1], DiffPiece(SAME, last.text.rstrip("\n"))]
    return pieces
