"""Every way to print a speaker, in a text that repeats it; and that it is told where the text does not."""

import pytest

from minutes.notation.document import Turn
from minutes.notation.parser import parse

HEAD = "水瀬会議録\n日時：令和8年7月2日\n開会\n"


def turns(text):
    return [(block.label, block.text) for block in parse(HEAD + text).blocks if isinstance(block, Turn)]


@pytest.mark.parametrize(
    "shape",
    [
        "○{}　{}",
        "◆{} {}",
        "○{}\n{}",
        "【{}】　{}",
        "【{}】\n{}",
        "〔{}〕{}",
        "＜{}＞\n{}",
        "（{}）　{}",
        "（{}）：{}",
        "（{}）：\n{}",
        "{}：{}",
        "{}：\n{}",
        "- {}: {}",
        "**{}**：{}",
        "{}）{}",
        "{}\n{}",
    ],
)
def test_a_shape_that_the_text_repeats_with_names(shape):
    said = [("林会長", "開会します。"), ("森（秀）委員", "伺います。"), ("堤総務課長", "お答えします。")]
    assert turns("\n".join(shape.format(*turn) for turn in said)) == said


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("○議長（林太郎君）　開きます。", "議長（林太郎君）"),
        ("○森　委員長　開きます。", "森　委員長"),
        ("○森 三郎委員 開きます。", "森 三郎委員"),
        ("○森国務大臣　開きます。", "森国務大臣"),
        ("○森政府参考人　開きます。", "森政府参考人"),
        ("○森教育総合支援センター長　開きます。", "森教育総合支援センター長"),
        ("○消防長（森和豊君）　開きます。", "消防長（森和豊君）"),
        ("○２２番（森議員）開きます。", "２２番（森議員）"),
        ("○事務局(森)　開きます。", "事務局(森)"),
    ],
)
def test_labels_behind_a_mark_are_kept_as_printed(line, label):
    assert turns(line) == [(label, "開きます。")]


@pytest.mark.parametrize(
    "line", ["○森花子　賛成です。", "○一市民　賛成です。", "○深川市　賛成です。", "○深川市"]
)
def test_behind_a_mark_a_label_without_an_office_is_told(line):
    document = parse(f"{HEAD}○林議長　開きます。\n{line}\n○林議長　終わります。")
    assert [block.label for block in document.blocks if isinstance(block, Turn)] == ["林議長", "林議長"]
    assert [problem.line for problem in document.problems] == [5]


@pytest.mark.parametrize(
    "line",
    ["【森市】", "〔深川市〕", "深川市：賛成である。", "林委員：賛成である。", "（林委員）賛成である。"],
)
def test_another_shape_than_that_of_the_text_is_told(line):
    document = parse(f"{HEAD}（水瀬市）\nはい。\n（汐見村）\nはい。\n{line}")
    assert [block.label for block in document.blocks if isinstance(block, Turn)][:2] == ["水瀬市", "汐見村"]
    assert [problem.line for problem in document.problems] == [8] or turns_of(document)[2:] == ["林委員"]


def turns_of(document):
    return [block.label for block in document.blocks if isinstance(block, Turn)]


@pytest.mark.parametrize(
    "line",
    [
        "〔「異議なし」と呼ぶ者あり〕",
        "〔森君登壇〕",
        "（拍手）",
        "〔採決〕",
        "〔資料編参照〕",
        "（「なし」の声あり）",
    ],
)
def test_a_direction_is_no_speaker_and_no_doubt(line):
    document = parse(f"{HEAD}○林議長　伺います。\n{line}\n○林議長　終わります。")
    assert (turns_of(document), document.problems) == (["林議長", "林議長"], ())


def test_questions_and_answers():
    assert turns("Ｑ．いくらか。\nＡ．三億円である。\n問　足りるか。\n答　足りる。") == [
        ("Ｑ", "いくらか。"),
        ("Ａ", "三億円である。"),
        ("問", "足りるか。"),
        ("答", "足りる。"),
    ]


def test_labels_that_differ_in_width_or_blanks_are_one_by_the_first_that_is_printed():
    assert turns(
        "○森 委員　伺います。\n○森委員　伺います。\n○森　委員　伺います。\n○議長（林）　はい。\n○議長(林)　はい。"
    ) == [
        ("森 委員", "伺います。"),
        ("森 委員", "伺います。"),
        ("森 委員", "伺います。"),
        ("議長（林）", "はい。"),
        ("議長（林）", "はい。"),
    ]


@pytest.mark.parametrize(
    "line", ["○銀河連盟　賛成です。", "銀河連盟：賛成です。", "銀河連盟）賛成です。", "【銀河連盟】"]
)
def test_a_name_that_is_known_from_elsewhere_is_told(line):
    document = parse(f"{HEAD}（水瀬市）\nはい。\n{line}\n賛成です。", frozenset({"銀河連盟"}))
    assert (turns_of(document), [problem.line for problem in document.problems]) == (["水瀬市"], [6])
