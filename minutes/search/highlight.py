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
    """About `length` characters around the first of the folded words, cut where any of them begins or ends.

    >>> snippet("先進的なＩＣＴの活用", ["ict"])
    [('先進的な', False), ('ＩＣＴ', True), ('の活用', False)]
    """
    spans = _spans(text, words)
    first = spans[0][0] if spans else 0
    start = 0 if first < length // 2 or len(text) <= length else first - length // 4
    end = min(len(text), max(start + length, spans[0][1] if spans else 0))
    shown = _cut(text, spans, start, end)
    return [
        *([(GAP, False)] if start else []),
        *((piece.replace("\n", "　"), hit) for piece, hit in shown),
        *([(GAP, False)] if end < len(text) else []),
    ]


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


def _spans(text, words):
    """(start, end) in the text of every place of every word, in order, overlapping ones as one."""
    folded, places = folded_with_places(text)
    found = sorted(
        (places[at][0], places[at + len(word) - 1][1])
        for word in words
        if word
        for at in _places(folded, word)
    )
    joined = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _places(folded, word):
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + 1)


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
