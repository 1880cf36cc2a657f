"""Names by which a Word file of ours is known again: of paragraph styles, and of bookmarks, which do not print. Pure.

A clerk sees the styles in Word and can choose one for a paragraph that he adds. Word, LibreOffice and Google Docs keep
the name of a style and of a bookmark; the id of a style they may change.
"""

import hashlib
import re
from collections.abc import Iterable

TITLE = "会議録 会議名"
FACT = "会議録 事項"
ITEM = "会議録 議題"
PRESENTATION = "会議録 発表・照会"
QUESTION = "会議録 設問"
SPEAKER = "会議録 発言者"
TURN = "会議録 発言"
POINT = "会議録 箇条書き"
NARRATION = "会議録 地の文"
# The answers in writing, which come from the desk's grid and are read from no file.
ANSWERS = "会議録 回答"
# The box for seals above the title, which is no part of the record.
BOX = "会議録 起案"

# Printed before the title of a draft.
DRAFT = "【案】"
_PREFIX, _BLOCK = "kaigiroku_", "kaigiroku_block"
# What is made out of the record or about the paper, and read from no file, by the kind of what it is.
ATTENDEES, ABOUT, BOX_WORDS = "attendees", "about", "box"
_DERIVED = tuple(f"{_PREFIX}{kind}_" for kind in (ATTENDEES, ABOUT, BOX_WORDS))


def bookmark(name: str | int) -> str:
    """Returns the bookmark of a fact, or of the block with a number.

    >>> bookmark("time"), bookmark(12)
    ('kaigiroku_time', 'kaigiroku_block12')
    """
    return f"{_PREFIX if isinstance(name, str) else _BLOCK}{name}"


def derived_bookmark(kind: str, words: str) -> str:
    """Returns the bookmark of words of a derived kind, by which they are known if nobody changed them."""
    return f"{_PREFIX}{kind}_{hashlib.sha256(words.encode()).hexdigest()[:16]}"


def box_bookmark(cells: Iterable[str]) -> str:
    """Returns the bookmark of the box for seals, by its words alone: Word adds blanks where a clerk only clicked."""
    return derived_bookmark(BOX_WORDS, "".join("".join(cells).split()))


def derived_kind(bookmarks: list[str]) -> str:
    """Returns the kind of what the first derived bookmark names; empty where there is none."""
    name = next((name for name in bookmarks if name.startswith(_DERIVED)), "")
    return name.removeprefix(_PREFIX).rpartition("_")[0]


def name_in(bookmarks: list[str]) -> str:
    """Returns what the first bookmark of ours names: a fact, or a number in digits; empty where there is none.

    >>> name_in(["_GoBack", "kaigiroku_block12"]), name_in(["kaigiroku_12"]), name_in(["kaigiroku_time"])
    ('12', '12', 'time')
    """
    name = next((name for name in bookmarks if name.startswith(_PREFIX)), "")
    return name.removeprefix(_BLOCK).removeprefix(_PREFIX)


def is_number_printed(bookmarks: list[str]) -> bool:
    """Returns whether a block's number was printed behind its first line: files of version 0.9 and before did so, and
    their bookmarks say the bare number."""
    return any(re.fullmatch(f"{_PREFIX}[0-9]+", name) for name in bookmarks)


def printed_number(number: object) -> str:
    """Returns a block's number as it stands in a manuscript behind its first line."""
    return f"\u3000#{number}"
