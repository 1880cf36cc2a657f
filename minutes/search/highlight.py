"""Where words stand in a text as it is written, found through the folded form of both. Pure.

A folded text has other lengths than its original (㍻ → 平成, ﾊﾟ → パ, a blank → nothing), so each folded character
keeps the place that it came from.
"""

import unicodedata

from minutes.search.folding import VARIATION_SELECTORS, fold

# Letters that are no combining marks and yet melt into what stands before them: vowel signs of Indic scripts
# and the second and third parts of a Hangul syllable. The test goes through all of Unicode for others.
MELTING = frozenset(
    map(
        chr,
        (
            *(0x09BE, 0x09D7, 0x0B3E, 0x0B56, 0x0B57, 0x0BBE, 0x0BD7, 0x0CC2, 0x0CD5, 0x0CD6, 0x0D3E, 0x0D57),
            *(0x0DCF, 0x0DDF, 0x102E, 0x1B35, 0x11127, 0x1133E, 0x11357, 0x114B0, 0x114BA, 0x114BD, 0x115AF),
            *(0x11930, *range(0x1161, 0x1176), *range(0x11A8, 0x11C3)),
        ),
    )
)
GAP = "……"


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
        if not _melts(text[index]):
            yield start, index
            start = index
    if text:
        yield start, len(text)


def _melts(character):
    """Does it join the character before it: a combining mark, the half-width ﾟ, a variation selector?"""
    first = unicodedata.normalize("NFKD", character)[0]
    return first in MELTING or unicodedata.combining(first) != 0 or character in VARIATION_SELECTORS


def _found(text, words):
    """For each word the (start, end) of its places in the text, in order."""
    folded, places = folded_with_places(text)
    return [
        [(places[at][0], places[at + len(word) - 1][1]) for at in _places(folded, word)]
        for word in words
        if word
    ]


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
