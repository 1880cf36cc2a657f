"""What was struck out and what was put in between two wordings, as a reader of Japanese wants it marked. Pure.

Runs of one script are compared as units, so a mark never cuts a word or a number: CVS → CSV, 3,000 → 3,500.
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
# Comparing takes time as the product of both; nothing that a person said comes near.
MOST_UNITS = 6000


@dataclass(frozen=True)
class Piece:
    """A stretch of text: `kind` is same (in both), removed (in the former only) or added (in the latter only)."""

    kind: str
    text: str


def units(text: str) -> list[str]:
    """
    >>> units("月額3,000円でCVSを使う。。")
    ['月額', '3,000', '円', 'で', 'CVS', 'を', '使', 'う', '。', '。']
    """
    return UNITS.findall(text)


def marks(before: str, after: str) -> list[Piece]:
    """The pieces of both wordings in order; a text rewritten by more than half is one piece out and one in.

    >>> marks("仮装化した。", "仮想化した。")
    [Piece(kind='removed', text='仮装化'), Piece(kind='added', text='仮想化'), Piece(kind='same', text='した。')]
    """
    pieces = _compared(units(before), units(after))
    kept = sum(len(piece.text) for piece in pieces if piece.kind == SAME)
    return pieces if kept * 2 >= max(len(before), len(after)) else _pieces((REMOVED, before), (ADDED, after))


def former(pieces: list[Piece]) -> str:
    """The wording before, out of its marks."""
    return "".join(piece.text for piece in pieces if piece.kind != ADDED)


def latter(pieces: list[Piece]) -> str:
    """The wording after, out of its marks."""
    return "".join(piece.text for piece in pieces if piece.kind != REMOVED)


def one_side(pieces: list[Piece], left_out: str) -> list[Piece]:
    """The pieces of one wording: left_out ADDED gives the former, REMOVED the latter."""
    return [piece for piece in pieces if piece.kind != left_out]


def excerpt(pieces: list[Piece], around: int = 24) -> list[Piece]:
    """The changes with so many characters around them, for a table: what is the same far away becomes ……."""
    last = len(pieces) - 1
    return [
        Piece(piece.kind, _shortened(piece.text, around, at == 0, at == last))
        if piece.kind == SAME
        else piece
        for at, piece in enumerate(pieces)
    ]


def _shortened(text, around, first, last):
    if first and last:
        head, tail = text[: 2 * around], ""
    else:
        head, tail = ("" if first else text[:around]), ("" if last else text[-around:])
    return text if len(text) <= len(head) + len(tail) + 8 else f"{head}……{tail}"


def _compared(old, new):
    """Marks of two lists of units; what both begin and end with is set aside first, which is most of a text."""
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
    for at, (one, other) in enumerate(zip(old, new, strict=False)):
        if one != other:
            return at
    return min(len(old), len(new))


def _opcodes(old, new):
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield SAME, "".join(old[i1:i2])
        else:
            yield REMOVED, "".join(old[i1:i2])
            yield ADDED, "".join(new[j1:j2])


def _pieces(*pairs):
    """Without empty pieces, neighbours of one kind as one."""
    found: list[Piece] = []
    for kind, text in pairs:
        if found and text and found[-1].kind == kind:
            found[-1] = Piece(kind, found[-1].text + text)
        elif text:
            found.append(Piece(kind, text))
    return found
