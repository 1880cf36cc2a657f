"""The sentences of a compared text in which something changed, both wordings cut at the same ends. Pure."""

import re
from collections.abc import Iterator
from itertools import takewhile

from minutes.compare.text_diff import SAME, DiffPiece

LEFT_OUT = "……"
# With these a sentence goes on that seemed to be at its end.
GOING_ON = "。！？」』）\n"
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
    for place, piece in enumerate(pieces):
        parts = [part for part in _END.split(piece.text) if part] if piece.kind == SAME else [piece.text]
        for part in parts[:-1]:
            yield [*sentence, DiffPiece(SAME, part)]
            sentence = []
        sentence.append(DiffPiece(piece.kind, parts[-1]))
        if _ends_in_both(sentence, pieces[place + 1 :]):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _ends_in_both(sentence: list[DiffPiece], following: list[DiffPiece]) -> bool:
    """Whether a sentence ends here in either wording: before a change that does not go on with its end, or behind one."""
    if sentence[-1].kind == SAME:
        coming = list(takewhile(_is_changed, following))
        return _ends(sentence[-1]) and not any(piece.text[0] in GOING_ON for piece in coming)
    changed = list(takewhile(_is_changed, reversed(sentence)))
    return bool(following) and not _is_changed(following[0]) and all(map(_ends, changed))


def _is_changed(piece: DiffPiece) -> bool:
    return piece.kind != SAME


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
