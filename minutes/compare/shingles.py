"""Words known again by their shingles: every run of eight characters, in whatever text they come back. Pure."""

from collections.abc import Iterable
from itertools import groupby

from minutes.notation.redactions import between_redactions

# Shorter runs stand in any two texts by chance; 45 of the 73 texts of the real record share one of eight.
SHINGLE_LENGTH = 8


def shingles(words: str) -> set[str]:
    """Returns every run of eight characters between the redactions of a text; nothing of what is shorter.

    >>> sorted(shingles("十日と決めている。"))
    ['十日と決めている', '日と決めている。']
    """
    return {
        run[start : start + SHINGLE_LENGTH]
        for run in between_redactions(words)
        for start in range(len(run) - SHINGLE_LENGTH + 1)
    }


def shingles_around(words: str, span: str) -> set[str]:
    """Returns the shingles of a wording that hold something of a span; all of them where the span is not in it.

    >>> sorted(shingles_around("事務局の山田が説明した。", "山田"))
    ['の山田が説明した', '事務局の山田が説', '務局の山田が説明', '局の山田が説明し', '山田が説明した。']
    """
    if not span or span not in words:
        return shingles(words)
    around: set[str] = set()
    start = words.find(span)
    while start >= 0:
        around |= shingles(words[max(0, start - SHINGLE_LENGTH + 1) : start + len(span) + SHINGLE_LENGTH - 1])
        start = words.find(span, start + 1)
    return around


def shingles_of_all(texts: Iterable[str]) -> set[str]:
    return set().union(*map(shingles, texts))


def mask_shingles(text: str, forbidden: set[str] | frozenset[str], redaction: str) -> str:
    """Replaces every run of forbidden shingles of a text by one redaction.

    >>> mask_shingles("結局、十日と決めている。以上", shingles("十日と決めている。"), "［取消し］")
    '結局、［取消し］以上'
    """
    hidden = [False] * len(text)
    for start in range(len(text) - SHINGLE_LENGTH + 1):
        if text[start : start + SHINGLE_LENGTH] in forbidden:
            hidden[start : start + SHINGLE_LENGTH] = [True] * SHINGLE_LENGTH
    runs = groupby(zip(text, hidden, strict=True), key=lambda pair: pair[1])
    return "".join(
        redaction if is_hidden else "".join(character for character, _ in run) for is_hidden, run in runs
    )
