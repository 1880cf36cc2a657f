"""The canonical manuscript of a document, and the ＼ before a line that would read as something else."""

import pytest

from minutes.notation.document import Document, Handout, Item, Narration, Presentation, Turn
from minutes.notation.parser import parse
from minutes.notation.writer import write

WHOLE = Document(
    title="湖北会 会議録",
    time="令和8年5月21日\n14時から",
    venue="湖北会館",
    attendance="役員：水瀬市\n（事務局）",
    handouts=(Handout("資料1", "紙の保存"), Handout("写真")),
    contact="事務局\n電話 000-0000",
    updated="令和8年6月1日",
    blocks=(
        Narration("集まった。"),
        Item("開会", 1),
        Narration("開いた。\n始めた。"),
        Presentation("水瀬市", ("1.紙", "2.箱"), 2),
        Narration("水瀬市が述べた。"),
        Narration("続けた。"),
        Turn("汐見村", "次のとおり。\n・紙\n・箱\n以上である。", 3),
        Narration("休憩した。"),
        Turn("山田太郎", "はい。"),
        Item("日時"),
        Narration("決めた。", 4),
    ),
)
MANUSCRIPT = """■ 会議名
湖北会 会議録

■ 日時
令和8年5月21日
14時から

■ 場所
湖北会館

■ 出席者
役員：水瀬市
（事務局）

■ 配付資料
資料1　紙の保存
写真

◇
集まった。

■ 開会　#1

開いた。

始めた。

□ 水瀬市：1.紙　#2
2.箱

水瀬市が述べた。

◇
続けた。

（汐見村）　#3
次のとおり。
・紙
・箱

以上である。

◇
休憩した。

（山田太郎）　#
はい。

■ 日時　#

◇　#4
決めた。

■ 問い合わせ先
事務局
電話 000-0000

■ 更新日
令和8年6月1日
"""


def test_a_whole_record():
    assert write(WHOLE) == MANUSCRIPT
    assert (parse(MANUSCRIPT), parse(MANUSCRIPT).problems) == (WHOLE, ())


def test_facts_that_are_not_given_are_left_out_except_the_heading_of_the_title():
    assert write(Document()) == "■ 会議名\n"
    assert write(Document(venue="湖北会館")) == "■ 会議名\n\n■ 場所\n湖北会館\n"


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("■ 開会", "＼■ 開会"),
        ("□ 水瀬市：紙", "＼□ 水瀬市：紙"),
        ("◇", "＼◇"),
        ("（水瀬市）", "＼（水瀬市）"),
        ("(水瀬市) はい。", "＼(水瀬市) はい。"),
        ("（山田）", "＼（山田）"),
        ("（林（和）委員）", "＼（林（和）委員）"),
        ("（笑）　#1", "＼（笑）　#1"),
        ("＼", "＼"),
        ("＼紙", "＼＼紙"),
        ("• 紙", "＼• 紙"),
        ("- 紙", "＼- 紙"),
        ("■", "＼■"),
        ("事務局から提案があった。", "＼事務局から提案があった。"),
        ("・紙", "・紙"),
        ("（笑）", "（笑）"),
        ("(案1) 紙", "(案1) 紙"),
        ("10月8日", "10月8日"),
        ("日時", "日時"),
        ("その他", "その他"),
        ("水瀬市：紙", "＼水瀬市：紙"),
        ("紙　#12", "紙　#12"),
        ("紙■", "紙■"),
        ("-3度", "-3度"),
        ("●●市", "●●市"),
    ],
)
def test_a_line_of_a_turn_is_escaped_only_if_it_must_be(line, written):
    document = Document(title="会議", blocks=(Turn("汐見村", line),))
    assert write(document) == f"■ 会議名\n会議\n\n（汐見村）\n{written}\n"
    assert (parse(write(document)), parse(write(document)).problems) == (document, ())


@pytest.mark.parametrize(
    ("titles", "written"),
    [
        (("紙", "箱"), "□ 水瀬市：紙\n箱"),
        (("紙　#1", "箱　#2"), "□ 水瀬市：紙　#1　#\n箱　#2"),
        (("紙", "箱である。"), "□ 水瀬市：紙\n＼箱である。"),
        (("紙", "（山田）"), "□ 水瀬市：紙\n＼（山田）"),
        (("：紙", "□ 汐見村：箱"), "□ 水瀬市：：紙\n＼□ 汐見村：箱"),
    ],
)
def test_titles(titles, written):
    document = Document(title="会議", blocks=(Presentation("水瀬市", titles),))
    assert write(document) == f"■ 会議名\n会議\n\n{written}\n"
    assert parse(write(document)) == document


@pytest.mark.parametrize(
    ("item", "written"),
    [
        (Item("開会"), "■ 開会"),
        (Item("日時"), "■ 日時　#"),
        (Item("日時", 5), "■ 日時　#5"),
        (Item("開会　#5"), "■ 開会　#5　#"),
        (Item("C#"), "■ C#"),
        (Item("※"), "■ ※　#"),
        (Item("#3"), "■ #3　#"),
        (Item("■ 開会"), "■ ■ 開会"),
    ],
)
def test_items(item, written):
    document = Document(title="会議", blocks=(item,))
    assert write(document) == f"■ 会議名\n会議\n\n{written}\n"
    assert parse(write(document)) == document


def test_a_capacity_in_the_attendance_block_needs_no_escape_and_a_speaker_does():
    document = Document(title="会議", venue="（役員）\n（水瀬市）", attendance="（役員）\n（水瀬市）")
    assert write(document).endswith("■ 場所\n＼（役員）\n＼（水瀬市）\n\n■ 出席者\n（役員）\n＼（水瀬市）\n")
    assert parse(write(document)) == document


@pytest.mark.parametrize(
    ("facts", "mark"),
    [
        ({"attendance": "事務局"}, "（事務局）　#"),
        ({"attendance": "事務局", "handouts": (Handout("写真"),)}, "（事務局）"),
        ({"handouts": (Handout("写真"),)}, "（事務局）"),
        ({"venue": "湖北会館"}, "（事務局）"),
    ],
)
def test_a_speaker_whose_name_is_a_capacity_is_told_apart_below_the_attendance_block(facts, mark):
    document = Document(title="会議", **facts, blocks=(Turn("事務局", "はい。"),))
    assert write(document).endswith(f"\n\n{mark}\nはい。\n")
    assert parse(write(document)) == document
