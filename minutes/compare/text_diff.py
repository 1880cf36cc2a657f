"""The difference of two wordings of a Japanese text: what was struck out, what was put in its place. Pure.

Runs of one script are compared as units, so that no word and no number is cut: CVS → CSV, 3,000 → 3,500.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, REMOVED, ADDED = "same", "removed", "added"
# A variation selector belongs to the kanji before it.
UNITS = re.compile(
    r"[々〆〇ヶ\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
    r"|[ぁ-ゖ]+|[ァ-ヵヷ-ヺーｦ-ﾟ]+|[A-Za-zＡ-Ｚａ-ｚ]+|[0-9０-９]+(?:[,.，．][0-9０-９]+)*|.",
    re.DOTALL,
)
# Comparing takes time that grows with the product of both lengths; no remark that a person made comes near.
MOST_UNITS = 6000


@dataclass(frozen=True)
class DiffPiece:
    """A stretch of text: `kind` is same (in both), removed (in the wording before only) or added (in the one after)."""

    kind: str
    text: str


def units(text: str) -> list[str]:
    """Cuts a text into the units that are compared.

    >>> units("月額3,000円でCVSを使う。。")
    ['月額', '3,000', '円', 'で', 'CVS', 'を', '使', 'う', '。', '。']
    """
    return UNITS.findall(text)


def effort(before: str, after: str) -> int:
    """Returns about how many comparisons `text_diff` makes: none for what both begin and end with.

    >>> effort("仮装化した。", "仮想化した。"), effort("同じ。", "同じ。")
    (1, 0)
    """
    old, new = units(before), units(after)
    start = _same_beginning(old, new)
    end = _same_beginning(old[start:][::-1], new[start:][::-1])
    return (len(old) - start - end) * (len(new) - start - end)


def uncompared(before: str, after: str) -> list[DiffPiece]:
    """Returns both wordings whole: one out and one in."""
    return _pieces((REMOVED, before), (ADDED, after))


def text_diff(before: str, after: str) -> list[DiffPiece]:
    """Returns the pieces of both wordings in order; a text rewritten by more than half is one piece out and one in, but
    for the whole lines that both begin and end with.

    >>> text_diff("仮装化した。", "仮想化した。")
    [DiffPiece(kind='removed', text='仮装化'), DiffPiece(kind='added', text='仮想化'), DiffPiece(kind='same', text='した。')]
    """
    pieces = _compared(units(before), units(after))
    kept = sum(len(piece.text) for piece in pieces if piece.kind == SAME)
    return pieces if kept * 2 >= max(len(before), len(after)) else _by_lines(before, after)


def _by_lines(before, after):
    """A short remark with another speaker is one: the speaker's line is new, and the words are not."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    start = _same_beginning(old, new)
    end = _same_beginning(old[start:][::-1], new[start:][::-1])
    return _pieces(
        (SAME, "".join(old[:start])),
        (REMOVED, "".join(old[start : len(old) - end])),
        (ADDED, "".join(new[start : len(new) - end])),
        (SAME, "".join(old[len(old) - end :])),
    )


def wording_before(pieces: list[DiffPiece]) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != ADDED)


def wording_after(pieces: list[DiffPiece]) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != REMOVED)


def one_side(pieces: list[DiffPiece], left_out: str) -> list[DiffPiece]:
    """Returns the pieces of one wording: without those ADDED it is the one before, without those REMOVED the one after."""
    return [piece for piece in pieces if piece.kind != left_out]


def excerpt(pieces: list[DiffPiece], around: int = 24) -> list[DiffPiece]:
    """Returns the changes with so many characters around them: what is the same farther away becomes ……."""
    last = len(pieces) - 1
    return [
        DiffPiece(piece.kind, _shortened(piece.text, around, index == 0, index == last))
        if piece.kind == SAME
        else piece
        for index, piece in enumerate(pieces)
    ]


def _shortened(text, around, first, last):
    if first and last:
        head, tail = text[: 2 * around], ""
    else:
        head, tail = ("" if first else text[:around]), ("" if last else text[-around:])
    return text if len(text) <= len(head) + len(tail) + 8 else f"{head}……{tail}"


def _compared(old, new):
    """Compares two lists of units. What both begin and end with is set aside first: it is most of a text."""
    start = _same_beginning(old, new)
    end = _same_beginning(old[start:][::-1], new[start:][::-1])
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(old_middle), len(new_middle)) > MOST_UNITS:
        middle = [(REMOVED, "".join(old_middle)), (ADDED, "".join(new_middle))]
    else:
        middle = list(_opcodes(old_middle, new_middle))
    return _pieces(
        (SAME, "".join(old[:start])), *middle, (SAME, "".join(old[len(old) - end :]) if end else "")
    )


def _same_beginning(old, new):
    for index, (unit, other) in enumerate(zip(old, new, strict=False)):
        if unit != other:
            return index
    return min(len(old), len(new))


def _opcodes(old, new):
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield SAME, "".join(old[i1:i2])
        else:
            yield REMOVED, "".join(old[i1:i2])
            yield ADDED, "".join(new[j1:j2])


def _pieces(*pairs):
    """Leaves out empty pieces and joins neighbours of one kind."""
    pieces: list[DiffPiece] = []
    for kind, text in pairs:
        if pieces and text and pieces[-1].kind == kind:
            pieces[-1] = DiffPiece(kind, pieces[-1].text + text)
        elif text:
            pieces.append(DiffPiece(kind, text))
    return pieces
