"""The kind of an item (議題), by its title."""

import pytest

from minutes.notation.reading.item_kinds import ITEM_KIND_PATTERNS, item_kind
from minutes.notation.vocabulary import ITEM_KINDS

TITLES = {
    "opening": ["開会", "１　開　会", "開会の挨拶", "1.開会宣言"],
    "greeting": ["挨拶", "会長あいさつ", "来賓祝辞"],
    "introductions": ["出席者紹介", "参加団体の紹介", "新役員の紹介", "自己紹介", "出席者の自己紹介"],
    "reports": [
        *["他団体に紹介・情報提供したい取組み、施策等について", "事例発表", "取り組みの報告", "基調講演"],
        *["各団体の活動報告", "施策紹介"],
    ],
    "inquiries": ["他団体への照会事項について", "照会", "照会事項の発表"],
    "discussion": ["意見交換・質疑応答", "情報交換", "質疑", "全体討議"],
    "other": ["その他", "４．その他", "連絡事項", "事務連絡", "次回の開催について"],
    "closing": ["閉会", "閉会の挨拶", "散会"],
    "general": ["議案第1号 予算", "決算について", "議題", "挨拶文の見直し", "報告事項"],
}


@pytest.mark.parametrize(("kind", "title"), [(kind, title) for kind in TITLES for title in TITLES[kind]])
def test_the_kind_of_a_title(kind, title):
    assert item_kind(title) == kind


def test_every_kind_is_in_the_vocabulary_and_tested_here():
    assert set(TITLES) == set(ITEM_KINDS) == {*(code for code, _ in ITEM_KIND_PATTERNS), "general"}
