"""The part of an older wording where a searched word stands, with what was put in its place. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from minutes.compare.correction_words import MOST_EFFORT
from minutes.compare.text_diff import ADDED, SAME, DiffPiece, effort, text_diff, uncompared
from minutes.search.analysis.highlight import spans_of_words

AROUND = 48
# Of what was put in the place of words, so much is shown.
LONGEST_ADDED = 120
LEFT_OUT = "……"
Span = tuple[int, int]


@dataclass(frozen=True)
class ExcerptPiece:
    """kind: same, removed or added, as of a DiffPiece. parts: its text as (text, whether it is a searched word)."""

    kind: str
    parts: list[tuple[str, bool]]


def wording_excerpt(before: str, after: str, words: tuple[str, ...]) -> list[ExcerptPiece]:
    """Returns the surroundings of the first searched word in the wording before, compared with the one after.

    `words` are folded.

    >>> [(piece.kind, piece.parts) for piece in wording_excerpt("CVSで渡す。", "CSVで渡す。", ("cvs",))]
    [('removed', [('CVS', True)]), ('added', [('CSV', False)]), ('same', [('で渡す。', False)])]
    """
    spans = spans_of_words(before, words)
    first, last = spans[0] if spans else (0, 0)
    compares = effort(before, after) <= MOST_EFFORT
    pieces = text_diff(before, after) if compares else uncompared(before, after)
    window = max(first - AROUND, 0), min(last + AROUND, len(before))
    cut = list(_cut(pieces, spans, window))
    left_out = [ExcerptPiece(SAME, [(LEFT_OUT, False)])]
    return [*(left_out if window[0] else []), *cut, *(left_out if window[1] < len(before) else [])]


def _cut(pieces: list[DiffPiece], spans: list[Span], window: Span) -> Iterator[ExcerptPiece]:
    """Yields the pieces within the window, which is of places in the wording before."""
    at = 0
    for piece in pieces:
        if piece.kind == ADDED:
            if window[0] <= at <= window[1]:
                yield ExcerptPiece(ADDED, [(_shortened(piece.text), False)])
            continue
        start, end = max(at, window[0]), min(at + len(piece.text), window[1])
        if start < end:
            yield ExcerptPiece(piece.kind, list(_parts(piece.text, at, (start, end), spans)))
        at += len(piece.text)


def _parts(text: str, at: int, window: Span, spans: list[Span]) -> Iterator[tuple[str, bool]]:
    """Yields what of a text, which begins at `at`, lies in the window, cut at the searched words."""
    position, end = window
    for first, last in spans:
        start, stop = max(first, position), min(last, end)
        if start < stop:
            if position < start:
                yield _line(text[position - at : start - at]), False
            yield _line(text[start - at : stop - at]), True
            position = stop
    if position < end:
        yield _line(text[position - at : end - at]), False


def _shortened(text):
    return _line(text if len(text) <= LONGEST_ADDED else text[:LONGEST_ADDED] + LEFT_OUT)


def _line(text):
    return text.replace("\n", "　")
