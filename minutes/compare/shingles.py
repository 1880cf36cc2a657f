"""Words known again by their pieces of eight characters, in whatever text they come back. Pure."""

from collections.abc import Iterable
from itertools import groupby

from minutes.notation.redactions import between_marks

LENGTH = 8


def pieces(words: str) -> set[str]:
    """Every piece of eight characters of what stands between marks; nothing of what is shorter.

    >>> sorted(pieces("十日と決めている。"))
    ['十日と決めている', '日と決めている。']
    """
    return {run[at : at + LENGTH] for run in between_marks(words) for at in range(len(run) - LENGTH + 1)}


def pieces_around(words: str, span: str) -> set[str]:
    """The pieces of a wording that hold something of a span; all of them where the span is not in it.

    >>> sorted(pieces_around("事務局の山田が説明した。", "山田"))
    ['の山田が説明した', '事務局の山田が説', '務局の山田が説明', '局の山田が説明し', '山田が説明した。']
    """
    if not span or span not in words:
        return pieces(words)
    found, at = set(), words.find(span)
    while at >= 0:
        found |= pieces(words[max(0, at - LENGTH + 1) : at + len(span) + LENGTH - 1])
        at = words.find(span, at + 1)
    return found


def pieces_of_all(texts: Iterable[str]) -> set[str]:
    return set().union(*map(pieces, texts))


def masked(text: str, forbidden: set[str], mark: str) -> str:
    """A text with every run of forbidden pieces replaced by one mark.

    >>> masked("結局、十日と決めている。以上", pieces("十日と決めている。"), "［取消し］")
    '結局、［取消し］以上'
    """
    hidden = [False] * len(text)
    for at in range(len(text) - LENGTH + 1):
        if text[at : at + LENGTH] in forbidden:
            hidden[at : at + LENGTH] = [True] * LENGTH
    runs = groupby(zip(text, hidden, strict=True), key=lambda pair: pair[1])
    return "".join(mark if gone else "".join(character for character, _ in run) for gone, run in runs)
