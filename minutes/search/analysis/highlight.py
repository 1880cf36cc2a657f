"""Finds folded words in a text as it is written, to highlight them and to cut excerpts around them. Pure.

A folded text has another length than its original (㍻ → 平成, ﾊﾟ → パ, a blank → nothing), so each folded character
keeps the span of the original that it comes from. A span is (start, end) in the original text.
"""

import re
from bisect import bisect_right
from functools import cache

from minutes.search.analysis.folding import (
    CELL,
    commas_in_numbers,
    composes_with_previous,
    fold_characters,
    fold_neighbours,
)

ELLIPSIS = "……"
# Letters of everyday text: each folds to one letter by itself, and only a composing character after it changes that.
_EVERYDAY = [*range(0x21, 0x7F), *range(0x25A0, 0x2600), *range(0x3001, 0x301D), *range(0x3041, 0x3097)]
_EVERYDAY += [*range(0x30A1, 0x30FD), *range(0x4E00, 0x9FA6), *range(0xFF01, 0xFF5E)]


def fold_with_spans(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Returns fold(text), and for each of its characters the span in the text that it comes from.

    >>> fold_with_spans("㍻ 24")
    ('平成24', [(0, 1), (0, 1), (2, 3), (3, 4)])
    """
    folded, spans = [], []
    for start, end in _clusters(text):
        for character in fold_characters(text[start:end]):
            folded.append(character)
            spans.append((start, end))
    whole = "".join(folded)
    for offset in reversed(commas_in_numbers(whole)):
        del spans[offset]
    return fold_neighbours(whole), spans


@cache
def _everyday_run():
    """Matches a run of everyday letters that an everyday letter, a blank or the end follows: any other character might
    compose with the last letter.

    Compiled on first use: it takes a fifth of a second, which no command of manage.py should wait for.
    """
    everyday = "".join(re.escape(chr(code)) for code in _EVERYDAY if len(fold_characters(chr(code))) == 1)
    return re.compile(rf"[{everyday}]+(?=[{everyday}\s]|\Z)")


class FoldedText:
    """A text in its folded form, with the way back from each folded character to its span in the original.

    Gives the same spans as `fold_with_spans`, faster: everyday letters are kept as whole runs.
    """

    def __init__(self, text: str):
        characters = fold_characters(text)
        self.text, self.folded = text, fold_neighbours(characters)
        # Of each comma that is left out, the offset in `folded` from which on one more is missing.
        self.missing = [offset - before for before, offset in enumerate(commas_in_numbers(characters))]
        self.pieces = list(_folded_pieces(text))
        self.starts, offset = [], 0
        for length, *_ in self.pieces:
            self.starts.append(offset)
            offset += length

    def original_span(self, offset: int) -> tuple[int, int]:
        """Returns the span of the folded character at an offset."""
        offset += bisect_right(self.missing, offset)
        piece = bisect_right(self.starts, offset) - 1
        _, start, end, is_everyday = self.pieces[piece]
        if not is_everyday:
            return start, end
        position = start + offset - self.starts[piece]
        return position, position + 1

    def spans_of_word(self, word: str) -> list[tuple[int, int]]:
        """Returns the span of each occurrence of a folded word, in order."""
        return [
            (self.original_span(offset)[0], self.original_span(offset + len(word) - 1)[1])
            for offset in _occurrences(self.folded, word)
        ]


def _folded_pieces(text):
    """Yields (folded length, start, end, is_everyday): runs of everyday letters, and each cluster between them."""
    position = 0
    for run in _everyday_run().finditer(text):
        yield from _other_pieces(text, position, run.start())
        yield run.end() - run.start(), run.start(), run.end(), True
        position = run.end()
    yield from _other_pieces(text, position, len(text))


def _other_pieces(text, first, last):
    between = text[first:last]
    is_blank = between.isspace() and CELL not in between
    for start, end in _clusters(between) if between and not is_blank else ():
        length = len(fold_characters(text[first + start : first + end]))
        if length:
            yield length, first + start, first + end, False


def spans_of_words(text: str, words) -> list[tuple[int, int]]:
    """Returns the spans of all occurrences of the folded words, in order; spans that touch are joined."""
    folded = FoldedText(text)
    return _join_touching(span for word in words if word for span in folded.spans_of_word(word))


def highlight(text: str, words) -> list[tuple[str, bool]]:
    """Returns the whole text as pieces; True says that a piece is one of the folded words.

    >>> highlight("ＩＣＴの活用", ["ict"])
    [('ＩＣＴ', True), ('の活用', False)]
    """
    return _cut(text, spans_of_words(text, words), 0, len(text))


def snippet(text: str, words: list[str] | tuple[str, ...] = (), length: int = 120) -> list[tuple[str, bool]]:
    """Returns about `length` characters of a text as highlighted pieces, around the first occurrence of each folded word.

    >>> snippet("先進的なＩＣＴの活用", ["ict"])
    [('先進的な', False), ('ＩＣＴ', True), ('の活用', False)]
    """
    spans_by_word = _spans_by_word(text, words)
    spans = _join_touching(span for word_spans in spans_by_word for span in word_spans)
    pieces = []
    first_spans = [word_spans[0] for word_spans in spans_by_word if word_spans]
    for start, end in _whole_words(text, _windows(text, first_spans, length), spans_by_word):
        pieces += [(ELLIPSIS, False)] if start else []
        pieces += [(piece.replace("\n", "　"), is_word) for piece, is_word in _cut(text, spans, start, end)]
    return [*pieces, (ELLIPSIS, False)] if pieces and end < len(text) else pieces


def _windows(text, first_spans, length):
    """Returns the spans to show: all of a short text, else the surroundings of each word, else the beginning."""
    if len(text) <= length:
        return [(0, len(text))]
    share = max(length // max(len(first_spans), 1), 24)
    starts = [(max(0, start - share // 4), end) for start, end in first_spans] or [(0, 0)]
    return _join_touching((start, min(len(text), max(start + share, end))) for start, end in starts)


def _whole_words(text, windows, spans_by_word):
    """Returns the windows widened so that no edge cuts a searched word, or a character from the one that composes with it."""
    spans = [span for word_spans in spans_by_word for span in word_spans]
    return _join_touching((_left(text, start, spans), _right(text, end, spans)) for start, end in windows)


def _left(text, edge, spans):
    while 0 < edge < len(text) and composes_with_previous(text[edge]):
        edge -= 1
    return min((start for start, end in spans if start < edge < end), default=edge)


def _right(text, edge, spans):
    while edge < len(text) and composes_with_previous(text[edge]):
        edge += 1
    return max((end for start, end in spans if start < edge < end), default=edge)


def _clusters(text):
    """Yields the span of each character together with the characters that compose with it."""
    start = 0
    for index in range(1, len(text)):
        if not composes_with_previous(text[index]):
            yield start, index
            start = index
    if text:
        yield start, len(text)


def _spans_by_word(text, words):
    folded = FoldedText(text)
    return [folded.spans_of_word(word) for word in words if word]


def _occurrences(folded, word):
    """Yields the offset of each occurrence of a word; occurrences may overlap."""
    offset = folded.find(word)
    while offset >= 0:
        yield offset
        offset = folded.find(word, offset + 1)


def _join_touching(spans):
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(text, spans, start, end):
    """Returns text[start:end] as pieces; those within a span are True."""
    pieces, position = [], start
    for span_start, span_end in spans:
        if span_end <= start or span_start >= end:
            continue
        pieces.append((text[position : max(span_start, start)], False))
        pieces.append((text[max(span_start, start) : min(span_end, end)], True))
        position = min(span_end, end)
    pieces.append((text[position:end], False))
    return [(piece, is_word) for piece, is_word in pieces if piece]
