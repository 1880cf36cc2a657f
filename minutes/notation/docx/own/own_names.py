"""Names by which a Word file of ours is known again: of paragraph styles, and of bookmarks, which do not print. Pure.

A clerk sees the styles in Word and can choose one for a paragraph that he adds. Word, LibreOffice and Google Docs keep
the name of a style and of a bookmark; the id of a style they may change.
"""

import hashlib

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

# Printed before the title of a draft.
DRAFT = "【案】"
_PREFIX, _DERIVED = "kaigiroku_", "kaigiroku_attendees_"


def bookmark(name: object) -> str:
    """Returns the bookmark of a fact, or of the block with a number.

    >>> bookmark("time"), bookmark(12)
    ('kaigiroku_time', 'kaigiroku_12')
    """
    return f"{_PREFIX}{name}"


def derived_bookmark(words: str) -> str:
    """Returns the bookmark of words that are made out of the record, by which they are known if nobody changed them."""
    return _DERIVED + hashlib.sha256(words.encode()).hexdigest()[:16]


def is_derived(name: str) -> bool:
    return name.startswith(_DERIVED)


def name_in(bookmarks: list[str]) -> str:
    """Returns what the first bookmark of ours names: a fact, or a number in digits; empty where there is none."""
    return next((name.removeprefix(_PREFIX) for name in bookmarks if name.startswith(_PREFIX)), "")


def printed_number(number: object) -> str:
    """Returns a block's number as it stands behind its first line, so that people can speak of it."""
    return f"\u3000#{number}"
