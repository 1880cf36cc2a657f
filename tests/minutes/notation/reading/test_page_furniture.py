"""What stands around the blocks of a text without marks: the page's furniture, the title, the facts."""

import pytest

from minutes.notation.document import Document, Handout, Item, Narration, Problem, Turn
from minutes.notation.parser import parse
from minutes.notation.reading.document_builder import EARLY_WORDS, NO_BLOCKS, NO_TITLE
from minutes.notation.reading.head import is_page_furniture, read_fact_mark
from minutes.notation.reading.line_marks import FactMark

PAGE_FURNITURE = (
    """
本文へジャンプ|本文へ|メニューへ移動|ナビゲーションをスキップ|ここから本文です|ここまで本文|サイトマップ|検索
現在位置:ホーム > 会議 > 会議録|現在地 トップ|ホーム|トップページ > 会議録
ページの先頭へ戻る|このページの上へ|先頭へ戻る|前のページへ戻る|一覧へ戻る|印刷|この画面を印刷する
ページ番号：1001234|文字サイズ：標準 大 小|お問い合わせフォーム|シェアする
Copyright (C) 湖北会|(C) 湖北会|© 2026 湖北会
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize("line", PAGE_FURNITURE)
def test_furniture_above_and_below_is_left_out(line):
    document = parse(f"{line}\n湖北会 会議録\n{line}\n開会\n開いた。\n\n{line}\n{line}\n")
    assert document == Document(title="湖北会 会議録", blocks=(Item("開会"), Narration("開いた。")))
    assert document.problems == ()


@pytest.mark.parametrize("line", ["検索", "印刷する", "ホーム", "現在位置が問題である。"])
def test_within_the_record_the_same_words_stay(line):
    assert parse(f"会議録\n開会\n（水瀬市）\n{line}\n以上である。").blocks == (
        Item("開会"),
        Turn("水瀬市", f"{line}\n以上である。"),
    )


def test_a_line_that_is_too_long_is_no_furniture():
    assert (is_page_furniture("現在地" + "あ" * 597), is_page_furniture("現在地" + "あ" * 598)) == (
        True,
        False,
    )


FACT_LINES = [
    ("日時", FactMark("time")),
    ("【日　時】", FactMark("time")),
    ("1 開催日時", FactMark("time")),
    ("○会場", FactMark("venue")),
    ("日時：令和8年5月21日", FactMark("time", "令和8年5月21日")),
    ("日　時　令和8年5月21日", FactMark("time", "令和8年5月21日")),
    ("１．場所: 湖北会館", FactMark("venue", "湖北会館")),
    ("(2) 場　所　湖北会館", FactMark("venue", "湖北会館")),
    ("・会場：湖北会館", FactMark("venue", "湖北会館")),
    ("【出席者】水瀬市", None),
    ("【出席者】 水瀬市", FactMark("attendance", "水瀬市")),
    ("参加団体：水瀬市", FactMark("attendance", "水瀬市")),
    ("会議の名称：湖北会", FactMark("title", "湖北会")),
    ("配付資料：資料1", FactMark("handouts", "資料1")),
    ("配布資料 資料1", FactMark("handouts", "資料1")),
    ("資料", FactMark("handouts")),
    ("資料 1", None),
    ("お問い合わせ先：事務局", FactMark("contact", "事務局")),
    ("このページに関するお問い合わせ", FactMark("contact")),
    ("更新日：2026年6月1日", FactMark("updated", "2026年6月1日")),
    ("最終更新日 2026年6月1日", FactMark("updated", "2026年6月1日")),
    ("更新日：未定", None),
    ("場所が狭い", None),
    ("日時を決める。", None),
    ("開会", None),
]


@pytest.mark.parametrize(("line", "mark"), FACT_LINES)
def test_a_fact_is_named_by_its_heading_alone_or_with_words_on_the_same_line(line, mark):
    assert read_fact_mark(line) == mark


def test_facts_below_their_headings():
    text = """
湖北会 会議録
日時
令和8年5月21日
14時から
場所
湖北会館
出席者
水瀬市、汐見村
配付資料
資料1 紙の保存
・追加資料1：箱の保存
写真
開会
開いた。
"""
    assert parse(text) == Document(
        title="湖北会 会議録",
        time="令和8年5月21日\n14時から",
        venue="湖北会館",
        attendance="水瀬市、汐見村",
        handouts=(Handout("資料1", "紙の保存"), Handout("追加資料1", "箱の保存"), Handout("写真")),
        blocks=(Item("開会"), Narration("開いた。")),
    )


def test_facts_on_one_line_and_the_indented_lines_below_them():
    text = """会議名：湖北会
日時：令和8年5月21日
　　　14時から
この行は事実ではない
場所：湖北会館
この行もそうではない
出席者：水瀬市、
汐見村
開会
開いた。
"""
    document = parse(text)
    assert document == Document(
        title="湖北会",
        time="令和8年5月21日\n14時から",
        venue="湖北会館",
        attendance="水瀬市、\n汐見村",
        blocks=(
            Narration("この行は事実ではない"),
            Narration("この行もそうではない"),
            Item("開会"),
            Narration("開いた。"),
        ),
    )
    assert document.problems == (Problem(4, EARLY_WORDS), Problem(6, EARLY_WORDS))


def test_a_fact_given_twice_stays_part_of_the_fact_above():
    document = parse("会議録\n日時\n令和8年5月21日\n場所\n湖北会館\n日時：未定\n開会\n開いた。")
    assert (document.time, document.venue) == ("令和8年5月21日", "湖北会館\n日時：未定")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("第3回 湖北会 議事録", "第3回 湖北会 議事録"),
        ("令和8年度\n湖北会\n会議録（概要）", "令和8年度　湖北会　会議録（概要）"),
        ("湖北会\n会議録", "湖北会　会議録"),
        ("---\n湖北会", "湖北会"),
        ("（以下敬称略）\n湖北会", "湖北会"),
        ("事務局が作った。\n湖北会", "湖北会"),
        ("会議名\n湖北会", "湖北会"),
        ("記録\n会議名：湖北会", "湖北会"),
        ("湖北会\n場所\n会議録", "湖北会"),
        ("湖北会\n集まった。\n会議録", "湖北会"),
        ("湖北会\n第1部\n第2部\n会議録", "湖北会"),
        (f"{'湖' * 301}\n湖北会", "湖北会"),
    ],
)
def test_the_title(lines, title):
    assert parse(f"{lines}\n日時\n令和8年5月21日\n開会\n開いた。").title == title


def test_a_text_without_title_or_blocks():
    assert parse("開会\n開いた。").problems == (Problem(0, NO_TITLE),)
    assert parse("湖北会 会議録").problems == (Problem(0, NO_BLOCKS),)
    assert parse("").problems == (Problem(0, NO_TITLE), Problem(0, NO_BLOCKS))


def test_the_foot_of_the_page():
    text = "湖北会 会議録\n閉会\n閉じた。\n問い合わせ先\n情報課\n電話番号: 000-0000\n更新日: 2026年6月1日\n先頭へ戻る"
    assert parse(text) == Document(
        title="湖北会 会議録",
        contact="情報課\n電話番号: 000-0000",
        updated="2026年6月1日",
        blocks=(Item("閉会"), Narration("閉じた。")),
    )


def test_the_day_of_the_page_ends_with_its_line():
    document = parse("会議録\n閉会\n閉じた。\n更新日：2026年6月1日\n以上")
    assert (document.updated, document.blocks[-1]) == ("2026年6月1日", Narration("以上"))


@pytest.mark.parametrize(("lines", "turn"), [(14, "はい。"), (15, "はい。\n問い合わせ先" + "\n情報課" * 15)])
def test_far_from_the_foot_the_same_words_are_part_of_the_turn(lines, turn):
    text = "湖北会 会議録\n開会\n（水瀬市）\nはい。\n問い合わせ先" + "\n情報課" * lines
    assert parse(text).blocks == (Item("開会"), Turn("水瀬市", turn))


def test_within_the_contact_nothing_else_begins():
    contact = "情報課\n問い合わせ先\n事務局から説明が行われた。\n水瀬市:000-0000"
    document = parse(f"会議録\n事例発表\n水瀬市が述べた。\n問い合わせ先\n{contact}")
    assert document == Document(
        title="会議録", contact=contact, blocks=(Item("事例発表"), Narration("水瀬市が述べた。"))
    )


@pytest.mark.parametrize("word", ["その他", "閉会"])
def test_within_a_fact_of_the_head_a_list_may_hold_such_a_word(word):
    document = parse(f"会議録\n配付資料\n資料1\n{word}\n開会\n開いた。")
    assert document.handouts == (Handout("資料1"), Handout(word))
    assert document.blocks == (Item("開会"), Narration("開いた。"))
