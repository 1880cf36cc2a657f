"""Where words stand in a text as it is written, found through the folded form of both. Pure.

A folded text has other lengths than its original (㍻ → 平成, ﾊﾟ → パ, a blank → nothing), so each folded character
keeps the place that it came from.
"""

import re
from bisect import bisect_right
from functools import cache

from minutes.search.analysis.folding import fold, melts

GAP = "……"
# Letters of everyday text: each folds to one letter by itself, and nothing but what melts changes that.
_EVERYDAY = [*range(0x21, 0x7F), *range(0x25A0, 0x2600), *range(0x3001, 0x301D), *range(0x3041, 0x3097)]
_EVERYDAY += [*range(0x30A1, 0x30FD), *range(0x4E00, 0x9FA6), *range(0xFF01, 0xFF5E)]


def folded_with_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """fold(text), and for each of its characters the (start, end) in the text that it came from.

    >>> folded_with_places("㍻ 24")
    ('平成24', [(0, 1), (0, 1), (2, 3), (3, 4)])
    """
    folded, places = [], []
    for start, end in _clusters(text):
        for character in fold(text[start:end]):
            folded.append(character)
            places.append((start, end))
    return "".join(folded), places


@cache
def _run():
    """A run of everyday letters. What stands behind it is everyday or blank: anything else might melt into its last.

    Made when it is first asked for: it takes a fifth of a second, which no command of manage.py should wait for.
    """
    plain = "".join(re.escape(chr(code)) for code in _EVERYDAY if len(fold(chr(code))) == 1)
    return re.compile(rf"[{plain}]+(?=[{plain}\s]|\Z)")


class Places:
    """A folded text that knows where each of its characters came from, in few and long pieces."""

    def __init__(self, text):
        self.folded = fold(text)
        self.pieces = list(_pieces(text))
        self.starts, at = [], 0
        for length, *_ in self.pieces:
            self.starts.append(at)
            at += length

    def of(self, at: int) -> tuple[int, int]:
        """The (start, end) in the text of the folded character at a place."""
        place = bisect_right(self.starts, at) - 1
        _, start, end, plain = self.pieces[place]
        if not plain:
            return start, end
        return start + at - self.starts[place], start + at - self.starts[place] + 1

    def of_word(self, word: str) -> list[tuple[int, int]]:
        """The (start, end) of every place of a folded word, in order."""
        return [(self.of(at)[0], self.of(at + len(word) - 1)[1]) for at in _places(self.folded, word)]


def _pieces(text):
    """(folded letters, start, end, plain): runs of everyday letters, one for each; and each cluster between them."""
    at = 0
    for run in _run().finditer(text):
        yield from _odd(text, at, run.start())
        yield run.end() - run.start(), run.start(), run.end(), True
        at = run.end()
    yield from _odd(text, at, len(text))


def _odd(text, first, last):
    between = text[first:last]
    for start, end in _clusters(between) if between and not between.isspace() else ():
        length = len(fold(text[first + start : first + end]))
        if length:
            yield length, first + start, first + end, False


def spans_of(text: str, words) -> list[tuple[int, int]]:
    """Where any of the folded words stands in a text; those that touch as one."""
    places = Places(text)
    return _joined(span for word in words if word for span in places.of_word(word))


def marked(text: str, words) -> list[tuple[str, bool]]:
    """The whole text as pieces, the folded words marked True.

    >>> marked("ＩＣＴの活用", ["ict"])
    [('ＩＣＴ', True), ('の活用', False)]
    """
    return _cut(text, spans_of(text, words), 0, len(text))


def snippet(text: str, words: list[str] | tuple[str, ...] = (), length: int = 120) -> list[tuple[str, bool]]:
    """About `length` characters of a text with each of the folded words in it, cut where a word begins or ends.

    >>> snippet("先進的なＩＣＴの活用", ["ict"])
    [('先進的な', False), ('ＩＣＴ', True), ('の活用', False)]
    """
    found = _found(text, words)
    spans = _joined(place for places in found for place in places)
    shown = []
    for start, end in _windows(text, [places[0] for places in found if places], length):
        shown += [(GAP, False)] if start else []
        shown += [(piece.replace("\n", "　"), hit) for piece, hit in _cut(text, spans, start, end)]
    return [*shown, (GAP, False)] if shown and end < len(text) else shown


def _windows(text, firsts, length):
    """(start, end) of what is shown: the whole of a short text, else its beginning or what is around each word."""
    if len(text) <= length:
        return [(0, len(text))]
    share = max(length // max(len(firsts), 1), 24)
    starts = [(max(0, start - share // 4), end) for start, end in firsts] or [(0, 0)]
    return _joined((start, min(len(text), max(start + share, end))) for start, end in starts)


def _clusters(text):
    """(start, end) of each character with what melts into it."""
    start = 0
    for index in range(1, len(text)):
        if not melts(text[index]):
            yield start, index
            start = index
    if text:
        yield start, len(text)


def _found(text, words):
    """For each word the (start, end) of its places in the text, in order."""
    places = Places(text)
    return [places.of_word(word) for word in words if word]


def _places(folded, word):
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + 1)


def _joined(spans):
    """Spans in order, those that touch as one."""
    joined = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(text, spans, start, end):
    """text[start:end] as pieces, those within a span marked True."""
    cut, at = [], start
    for span_start, span_end in spans:
        if span_end <= start or span_start >= end:
            continue
        cut.append((text[at : max(span_start, start)], False))
        cut.append((text[max(span_start, start) : min(span_end, end)], True))
        at = min(span_end, end)
    cut.append((text[at:end], False))
    return [(piece, hit) for piece, hit in cut if piece]
