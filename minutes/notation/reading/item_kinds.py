"""Classifies the items (議題) of a record by the words of their titles."""

import re

from minutes.notation.reading.styles import fold_heading

# The first pattern that matches decides: 「閉会の挨拶」 is a closing, 「他団体に紹介・情報提供したい取組み」 reports.
ITEM_KIND_PATTERNS = [
    ("closing", re.compile(r"閉会|散会")),
    ("opening", re.compile(r"開会")),
    ("inquiries", re.compile(r"照会")),
    (
        "introductions",
        re.compile(r"(出席|参加)(者|団体)の?(自己)?紹介|(役員|委員|会員|幹事)の?(自己)?紹介|^自己紹介"),
    ),
    ("reports", re.compile(r"発表|情報提供|(取組|取り組み|事例|活動|施策).*(紹介|報告)|講演")),
    ("discussion", re.compile(r"意見交換|情報交換|質疑|討議|討論")),
    ("greeting", re.compile(r"(挨拶|あいさつ|祝辞)$")),
    ("other", re.compile(r"^その他|連絡事項|事務連絡|^次回")),
]


def item_kind(title: str) -> str:
    """Returns the kind of an item with this title, a code of `vocabulary.ITEM_KINDS`; "general" if none matches.

    >>> [item_kind(title) for title in ["開会", "他団体への照会事項について", "議案第1号 予算"]]
    ['opening', 'inquiries', 'general']
    """
    words = fold_heading(title)
    return next((kind for kind, pattern in ITEM_KIND_PATTERNS if pattern.search(words)), "general")
